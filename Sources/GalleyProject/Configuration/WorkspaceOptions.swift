import GalleyFormats
import GalleyRules

/// What a command is asked to do, by its options or by a program, before any file is looked at.
package struct WorkspaceOptions: Sendable {
  /// What runs, by id or category; everything where it is empty.
  package var select: [String] = []
  /// What does not run, even if it is selected.
  package var ignore: [String] = []
  /// Whether rules that are not selected run as well: fixing must notice what a fix would break.
  package var keepsOthers = false
  /// Rule packs and folders of them, beside those of the configuration.
  package var rulePacks: [String] = []
  package var language: String?
  /// A language model instead of the built-in one.
  package var modelPath: String?
  /// Of all texts, whatever their names.
  package var format: DocumentFormat?
  package var encoding: String?
  package var failOn: Severity?
  package var configuration = ConfigurationSource.discovered
  package var environment: [String: String]
  /// Absolute path of the folder that paths are relative to.
  package var workingDirectory: String

  /// - Parameter workingDirectory: the process's own unless given.
  package init(environment: [String: String], workingDirectory: String? = nil) {
    self.environment = environment
    self.workingDirectory = workingDirectory ?? WorkingDirectory.path
  }

  /// The options as the nearest layer of configuration.
  var layer: ConfigurationLayer {
    var layer = ConfigurationLayer()
    layer.language = language.map { Setting($0, .option("--language")) }
    layer.format = format.map { Setting($0, .option("--input-format")) }
    layer.encoding = encoding.map { Setting($0, .option("--encoding")) }
    layer.failOn = failOn.map { Setting($0, .option("--fail-on")) }
    layer.rulePacks = rulePacks.map { Setting($0, .option("--rules")) }
    return layer
  }

  /// Where the user's own configuration is, by the XDG Base Directory Specification; nil without a home.
  var userConfiguration: String? {
    Self.userFolder(environment).map { $0 + "/config.yml" }
  }

  /// Where the user's own files are.
  static func userFolder(_ environment: [String: String]) -> String? {
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.config" }
    return folder.map { $0 + "/galley" }
  }
}
