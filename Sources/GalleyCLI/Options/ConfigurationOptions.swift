import ArgumentParser
import GalleyProject

/// Where configuration comes from.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: "Use this configuration file instead of those beside and above the files.",
    completion: .file())
  var config: String?

  @Flag(help: "Use no configuration file.")
  var noConfig = false

  mutating func validate() throws {
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config exclude each other")
    }
  }

  /// As a workspace takes it.
  var source: ConfigurationSource {
    noConfig ? .none : config.map(ConfigurationSource.file) ?? .discovered
  }
}
