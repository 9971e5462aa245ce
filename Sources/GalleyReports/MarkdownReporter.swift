import GalleyProject
import GalleyRules

/// A summary in Markdown for a job page, such as GitHub's (`$GITHUB_STEP_SUMMARY`).
///
/// Written at the end; holds no more than it prints.
struct MarkdownReporter: Reporter {
  static let name = "markdown"
  static let summary = "a summary for a job page"

  private let context: ReportContext
  private var statistics = Statistics()
  private var rows: [String] = []
  private var findings = 0
  private var failures: [String] = []

  /// Findings that are listed; GitHub takes a megabyte a page.
  private static let limit = 100

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) {}

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    statistics.add(result)
    let path = ReportedPath(result.source.path, in: context.folder).path
    for diagnostic in result.diagnostics {
      findings += 1
      guard rows.count < Self.limit else { continue }
      let place = ReportedPlace(diagnostic.range, in: result, counting: .scalars)
      let column = place.startColumn.map { ":\($0)" } ?? ""
      let excerpt = Excerpt(of: diagnostic.range, in: result.source, columns: 60)
      rows.append(
        "| \(Self.escaped(path)):\(place.startLine)\(column) | \(diagnostic.severity.rawValue) "
          + "| \(Self.escaped(diagnostic.rule)) "
          + "| \(Self.escaped(result.reportedMessage(diagnostic.message))) "
          + "| \(Self.escaped(excerpt.line)) |\n")
    }
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    failures.append("- \(Self.escaped(failure.description))\n")
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    sink.write("## Galley\n\n\(summary.sentence)\n")
    if !failures.isEmpty { sink.write("\n" + failures.prefix(Self.limit).joined()) }
    guard findings > 0 else { return }
    sink.write("\n| Category | Rule | Findings |\n| --- | --- | ---: |\n")
    for entry in statistics.byRule {
      sink.write("| \(entry.category.rawValue) | \(Self.escaped(entry.rule)) | \(entry.count) |\n")
    }
    sink.write("\n| Place | Severity | Rule | Message | Text |\n| --- | --- | --- | --- | --- |\n")
    sink.write(rows.joined())
    if findings > rows.count { sink.write("\n…and \(findings - rows.count) more.\n") }
  }

  /// As plain text in the cell of a table (GitHub Flavored Markdown).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "@", "!", "$":
        result += "&#\(scalar.value);"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
