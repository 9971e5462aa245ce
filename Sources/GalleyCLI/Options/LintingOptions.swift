import ArgumentParser
import GalleyFormats
import GalleyProject
import GalleyRules

/// What all commands that lint take: rules, language, configuration, and what counts as a failure.
struct LintingOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    help: """
      Language of the text: “en”, “en_GB”, “de”; its Hunspell dictionary must be installed. “en” if nothing \
      says otherwise.
      """)
  var language: String?

  @Option(
    help: "A language model of your own (see `galley train`) instead of the built-in one.",
    completion: .file())
  var model: String?

  @Option(
    help: "Fail from this severity on: note, warning, error; “warning” if nothing says otherwise.")
  var failOn: Severity?

  /// The project as these options see it. No file is read yet.
  ///
  /// - Parameters:
  ///   - format: of all texts, whatever their names.
  ///   - encoding: of all files.
  func workspace(format: DocumentFormat? = nil, encoding: String? = nil) -> Workspace {
    Workspace(options(format: format, encoding: encoding))
  }

  /// What a workspace is opened with.
  ///
  /// - Parameters: as for ``workspace(format:encoding:)``.
  func options(format: DocumentFormat? = nil, encoding: String? = nil) -> WorkspaceOptions {
    var options = WorkspaceOptions(environment: Terminal.environment)
    options.select = RuleOptions.names(rules.select)
    options.ignore = RuleOptions.names(rules.ignore)
    options.rulePacks = rules.rulePaths
    options.language = language
    options.modelPath = model
    options.format = format
    options.encoding = encoding
    options.failOn = failOn
    options.configuration = configuration.source
    return options
  }
}

extension Severity: ExpressibleByArgument {}
