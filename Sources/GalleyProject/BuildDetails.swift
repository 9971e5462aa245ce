import GalleyData
import GalleyLanguage

/// What this build of Galley is.
package enum BuildDetails {
  /// Semantic version (semver.org).
  package static let version = "0.1.0"

  /// Revision of the sources; empty where the build was not told (`GALLEY_REVISION`).
  package static var revision: String { String(cString: galley_revision()) }

  /// Version and everything that a report of a defect should name, a line each.
  package static var description: String {
    var lines = ["galley \(version)" + (revision.isEmpty ? "" : " (\(revision))")]
    lines.append("Swift \(swift), \(platform)\(isOptimised ? "" : ", not optimised")")
    // Its header alone is read: the command line is described with this at every start.
    let path = "Dictionaries/en/en.model"
    let model = EmbeddedFiles.raw(path).flatMap {
      try? ModelFile(StoredBytes(embedded: $0), path: path, verifies: false)
    }
    if let model {
      let checksum = String(model.checksum, radix: 16)
      lines.append("English model: format \(ModelFile.version), checksum \(checksum)")
    } else {
      lines.append("no language model")
    }
    return lines.joined(separator: "\n")
  }

  private static var swift: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var platform: String {
    #if os(Linux)
      let system = "Linux"
    #elseif os(macOS)
      let system = "macOS"
    #else
      let system = "unknown system"
    #endif
    #if arch(x86_64)
      return "\(system) x86_64"
    #elseif arch(arm64)
      return "\(system) arm64"
    #else
      return system
    #endif
  }

  private static var isOptimised: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }
}
