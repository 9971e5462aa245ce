import GalleyProject
import GalleyRules

/// One JSON object: all diagnostics and the summary.
struct JSONReporter: Reporter {
  static let name = "json"
  static let summary = "one JSON object with all findings and a summary"

  private var diagnostics = JSONList()

  init(_ context: ReportContext) {}

  mutating func begin(into sink: ByteSink) {
    sink.write("{\"diagnostics\":[")
  }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    for diagnostic in result.diagnostics {
      diagnostics.write(JSONDiagnostic.text(diagnostic, result), into: sink)
    }
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    sink.write(
      """

      ],"summary":{"texts":\(summary.texts),"errors":\(summary.errors),\
      "warnings":\(summary.warnings),"notes":\(summary.notes),"unreadable":\(summary.unreadable)}}

      """)
  }
}
