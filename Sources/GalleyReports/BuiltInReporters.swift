// Written by `swift run galley-dev generate`.

/// The formats of reports.
enum BuiltInReporters {
  /// What prints each, by name of the type.
  static let all: [any Reporter.Type] = [
    CheckstyleReporter.self,
    CompactReporter.self,
    GitHubReporter.self,
    GitLabReporter.self,
    JSONLinesReporter.self,
    JSONReporter.self,
    JUnitReporter.self,
    MarkdownReporter.self,
    ReviewdogReporter.self,
    SARIFReporter.self,
    TextReporter.self,
  ]
}
