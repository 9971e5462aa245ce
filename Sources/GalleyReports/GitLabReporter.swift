import GalleyProject
import GalleyRules

/// GitLab's code quality report: a JSON array
/// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
struct GitLabReporter: Reporter {
  static let name = "gitlab"
  static let summary = "a code quality report of GitLab"

  private let context: ReportContext
  private var issues = JSONList()

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) { sink.write("[") }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    let path = ReportedPath(result.source.path, in: context.folder).path
    for (diagnostic, fingerprint) in zip(result.diagnostics, result.fingerprints()) {
      let place = ReportedPlace(diagnostic.range, in: result, counting: .scalars)
      let record = result.record.map { "\($0.line):" } ?? ""
      write(
        Issue(
          description: result.reportedMessage(diagnostic.message), checkName: diagnostic.rule,
          // GitLab drops findings of one fingerprint: the same damage in two files is two.
          fingerprint: "\(path):\(record)\(fingerprint)", severity: Self.severity(diagnostic),
          location: .init(path: path, lines: .init(begin: place.startLine, end: place.endLine))),
        sink)
    }
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    let path = ReportedPath(failure.path, in: context.folder).path
    let line = failure.line ?? 1
    write(
      Issue(
        description: failure.message, checkName: "unreadable-input",
        fingerprint: "\(path):\(line):unreadable", severity: "critical",
        location: .init(path: path, lines: .init(begin: line, end: line))), sink)
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) { sink.write("\n]\n") }

  private mutating func write(_ issue: Issue, _ sink: ByteSink) {
    issues.write(JSONText.encode(issue), into: sink)
  }

  /// One of GitLab's five.
  private static func severity(_ diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }

  private struct Issue: Encodable {
    var description: String
    var checkName: String
    var fingerprint: String
    var severity: String
    var location: Location

    enum CodingKeys: String, CodingKey {
      case description, fingerprint, severity, location
      case checkName = "check_name"
    }

    struct Location: Encodable {
      var path: String
      var lines: Lines
    }

    struct Lines: Encodable {
      var begin: Int
      var end: Int
    }
  }
}
