import GalleyProject
import GalleyRules

/// The XML of JUnit, as test reports of CI servers read it: a suite a text, a failed case a finding. A text
/// without findings is one passed case, a note a skipped one, an unreadable input an error.
struct JUnitReporter: Reporter {
  static let name = "junit"
  static let summary = "the XML of JUnit, for test reports of CI servers"

  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) {
    sink.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\">\n")
  }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    let name = XMLText.escaped(ReportedPath(result.source.path, in: context.folder).path)
    let notes = result.diagnostics.count { $0.severity == .note }
    let failures = result.diagnostics.count - notes
    open(name, tests: max(result.diagnostics.count, 1), failures, errors: 0, skipped: notes, sink)
    if result.diagnostics.isEmpty {
      sink.write("    <testcase name=\"no damage\" classname=\"\(name)\" time=\"0\"/>\n")
    }
    for diagnostic in result.diagnostics {
      let position = result.source.position(at: diagnostic.range.start)
      let inRecord = result.record == nil ? "" : ", \(position.line):\(position.column)"
      let place = result.place(position) + inRecord
      let title = XMLText.escaped("\(diagnostic.rule) at \(place)")
      let message = XMLText.escaped(result.reportedMessage(diagnostic.message))
      sink.write("    <testcase name=\"\(title)\" classname=\"\(name)\" time=\"0\">\n")
      if diagnostic.severity == .note {
        sink.write("      <skipped message=\"\(message)\"/>\n")
      } else {
        let excerpt = Excerpt(of: diagnostic.range, in: result.source, columns: 100)
        let text = XMLText.escaped("\(place): \(excerpt.line)")
        sink.write(
          "      <failure message=\"\(message)\" type=\"\(diagnostic.severity.rawValue)\">\(text)"
            + "</failure>\n")
      }
      sink.write("    </testcase>\n")
    }
    sink.write("  </testsuite>\n")
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    let name = XMLText.escaped(ReportedPath(failure.path, in: context.folder).path)
    open(name, tests: 1, 0, errors: 1, skipped: 0, sink)
    let message = XMLText.escaped(failure.description)
    sink.write(
      "    <testcase name=\"readable\" classname=\"\(name)\" time=\"0\">\n"
        + "      <error message=\"\(message)\" type=\"input\"/>\n    </testcase>\n  </testsuite>\n")
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    sink.write("</testsuites>\n")
  }

  private func open(
    _ name: String, tests: Int, _ failures: Int, errors: Int, skipped: Int, _ sink: ByteSink
  ) {
    sink.write(
      "  <testsuite name=\"\(name)\" tests=\"\(tests)\" failures=\"\(failures)\""
        + " errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\">\n")
  }
}
