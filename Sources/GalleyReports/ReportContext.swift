import GalleyRules

/// What reports say besides the findings.
package struct ReportContext: Sendable {
  package var style: TextStyle
  /// The rules that run.
  package var rules: [RuleDescription]
  /// Version of Galley.
  package var version: String
  /// The folder that relative paths are seen from, absolute.
  package var folder: String

  package init(
    style: TextStyle, rules: [RuleDescription] = [], version: String = "", folder: String = "/"
  ) {
    self.style = style
    self.rules = rules
    self.version = version
    self.folder = folder
  }
}
