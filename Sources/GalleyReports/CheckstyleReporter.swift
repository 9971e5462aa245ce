import GalleyProject
import GalleyRules

/// The XML of Checkstyle, which Jenkins, reviewdog and many others read.
struct CheckstyleReporter: Reporter {
  static let name = "checkstyle"
  static let summary = "the XML of Checkstyle, for Jenkins, reviewdog and others"

  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) {
    let version = XMLText.escaped(context.version)
    sink.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"\(version)\">\n")
  }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    guard !result.diagnostics.isEmpty else { return }
    open(result.source.path, sink)
    for diagnostic in result.diagnostics {
      let place = ReportedPlace(diagnostic.range, in: result, counting: .utf16)
      let column = place.startColumn.map { " column=\"\($0)\"" } ?? ""
      let message = XMLText.escaped(result.reportedMessage(diagnostic.message))
      sink.write(
        "    <error line=\"\(place.startLine)\"\(column) severity=\"\(Self.severity(diagnostic))\""
          + " message=\"\(message)\" source=\"galley.\(diagnostic.category.rawValue)."
          + "\(XMLText.escaped(diagnostic.rule))\"/>\n")
    }
    sink.write("  </file>\n")
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    open(failure.path, sink)
    sink.write(
      "    <error line=\"\(failure.line ?? 1)\" severity=\"error\" message=\""
        + "\(XMLText.escaped(failure.message))\" source=\"galley.input\"/>\n  </file>\n")
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    sink.write("</checkstyle>\n")
  }

  private func open(_ path: String, _ sink: ByteSink) {
    let name = XMLText.escaped(ReportedPath(path, in: context.folder).path)
    sink.write("  <file name=\"\(name)\">\n")
  }

  private static func severity(_ diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "info"
    }
  }
}
