import GalleyProject
import GalleyRules

/// Workflow commands that GitHub shows as annotations
/// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
///
/// GitHub shows ten of each kind a step; more are counted in a last one rather than lost without a word.
struct GitHubReporter: Reporter {
  static let name = "github"
  static let summary = "annotations of a GitHub workflow"

  private let context: ReportContext
  private var written: [String: Int] = [:]
  private var dropped = 0

  /// Annotations of a kind that GitHub shows for a step.
  private static let limit = 10

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) {}

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    for diagnostic in result.diagnostics {
      let kind = Self.kind(diagnostic)
      let place = ReportedPlace(diagnostic.range, in: result, counting: .utf16)
      var properties = [
        ("file", ReportedPath(result.source.path, in: context.folder).path),
        ("line", "\(place.startLine)"), ("endLine", "\(place.endLine)"),
      ]
      // Columns count only where the place is within a line.
      if let start = place.startColumn, let end = place.endColumn, place.startLine == place.endLine
      {
        properties += [("col", "\(start)"), ("endColumn", "\(end)")]
      }
      properties.append(("title", "galley: \(diagnostic.rule)"))
      var message = result.reportedMessage(diagnostic.message)
      if let fix = diagnostic.fixes.first { message += "\n\(fix.title)" }
      write(kind, properties, message, sink)
    }
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    write(
      "error",
      [
        ("file", ReportedPath(failure.path, in: context.folder).path),
        ("line", "\(failure.line ?? 1)"), ("title", "galley: cannot be linted"),
      ], failure.message, sink)
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    guard dropped > 0 else { return }
    let noun = dropped == 1 ? "finding" : "findings"
    sink.write(
      "::notice title=galley::"
        + Self.escaped("\(dropped) more \(noun) without an annotation: GitHub shows ten of a kind")
        + "\n")
  }

  private mutating func write(
    _ kind: String, _ properties: [(String, String)], _ message: String, _ sink: ByteSink
  ) {
    // The closing note is a notice as well.
    let limit = kind == "notice" ? Self.limit - 1 : Self.limit
    guard written[kind, default: 0] < limit else {
      dropped += 1
      return
    }
    written[kind, default: 0] += 1
    let list = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
    sink.write("::\(kind) \(list)::\(Self.escaped(message))\n")
  }

  private static func kind(_ diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// As the runner undoes it: `%`, CR and LF.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// In a property `:` and `,` have meanings as well.
  static func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
