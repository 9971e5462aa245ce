import GalleyProject
import GalleyRules

/// A diagnostic a line, as the JSON Lines contract has it.
struct JSONLinesReporter: Reporter {
  static let name = "jsonl"
  static let summary = "a JSON object a finding, a line each"

  init(_ context: ReportContext) {}

  mutating func begin(into sink: ByteSink) {}

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    for diagnostic in result.diagnostics {
      sink.write(JSONDiagnostic.text(diagnostic, result) + "\n")
    }
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {}
}
