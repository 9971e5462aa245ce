import GalleyFormats
import GalleyRules

/// What one place says: the body of a configuration file, one of its overrides, or the command line.
///
/// Settings come of a stack of layers, of which the nearest wins, key by key.
package struct ConfigurationLayer: Sendable {
  /// By id of a rule, name of a category, or “all”.
  package var rules: [String: RuleSetting] = [:]
  /// A language tag like “en” or “en_GB”.
  package var language: Setting<String>?
  /// The format of every file that the layer is about.
  package var format: Setting<DocumentFormat>?
  /// Formats by the ending of a name, lower case, without the dot.
  package var formats: [String: Setting<DocumentFormat>] = [:]
  /// A name that `iconv` knows.
  package var encoding: Setting<String>?
  /// The severity from which on a finding fails the run.
  package var failOn: Setting<Severity>?
  /// Words that are right, and files of them.
  package var words: [Setting<WordSource>] = []
  /// Paths of rule packs and folders of them.
  package var rulePacks: [Setting<String>] = []

  package init() {}
}
