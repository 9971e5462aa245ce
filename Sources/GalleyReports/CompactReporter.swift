import GalleyProject
import GalleyRules
import GalleyText

/// A line a diagnostic, for editors, `grep` and the problem matchers of CI (`.ci/problem-matcher.json`).
struct CompactReporter: Reporter {
  static let name = "compact"
  static let summary = "a line a finding, for editors, problem matchers and grep"
  static let isForPeople = true

  init(_ context: ReportContext) {}

  mutating func begin(into sink: ByteSink) {}

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    for diagnostic in result.diagnostics {
      let position = result.source.position(at: diagnostic.range.start)
      sink.write(
        "\(result.place(position)): \(diagnostic.severity.rawValue): "
          + "\(result.placedMessage(diagnostic.message, at: position)) [\(diagnostic.rule)]\n")
    }
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {}
}
