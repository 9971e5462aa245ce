import GalleyFormats
import GalleyRules

/// A configuration file that was read.
package struct ConfigurationFile: Sendable {
  /// The name by which it is found in a folder.
  package static let name = ".galley.yml"

  /// As it is to be printed.
  package var path: String
  /// Absolute path of the folder that its globs are about, without a slash at the end.
  package var folder: String
  /// Whether the files further up, and the user's own, do not count.
  package var isRoot = false
  package var body = ConfigurationLayer()
  /// What holds for some files only; the later wins.
  package var overrides: [Override] = []
  /// Of folders only these are taken; nil for all.
  package var include: Setting<IgnoreList>?
  /// These are left out.
  package var exclude: Setting<IgnoreList>?

  package init(path: String, folder: String) {
    self.path = path
    self.folder = folder
  }

  /// A part of a file that holds for some files only.
  package struct Override: Sendable {
    package var files: IgnoreList
    package var layer: ConfigurationLayer
  }

  /// All that it says, whichever files it is about.
  var layers: [ConfigurationLayer] { [body] + overrides.map(\.layer) }

  /// What it says about a file, nearest first.
  ///
  /// - Parameter path: absolute.
  func layers(for path: String) -> [(index: Int, layer: ConfigurationLayer)] {
    var all: [(Int, ConfigurationLayer)] = []
    for (index, override) in overrides.enumerated().reversed()
    where override.files.matches(path, below: folder) {
      all.append((index + 1, override.layer))
    }
    return all + [(0, body)]
  }
}
