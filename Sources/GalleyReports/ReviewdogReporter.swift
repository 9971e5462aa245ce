import GalleyProject
import GalleyRules
import GalleyText

/// The diagnostic format of reviewdog
/// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf): columns are bytes of UTF-8.
struct ReviewdogReporter: Reporter {
  static let name = "rdjson"
  static let summary = "the diagnostic format of reviewdog"

  private let context: ReportContext
  private var entries = JSONList()

  init(_ context: ReportContext) { self.context = context }

  mutating func begin(into sink: ByteSink) {
    sink.write("{\"source\":{\"name\":\"galley\"},\"diagnostics\":[")
  }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    let path = ReportedPath(result.source.path, in: context.folder).path
    for diagnostic in result.diagnostics {
      // A record's text is not that of its line: nothing can be put into it by column.
      let edits =
        result.record == nil ? diagnostic.fixes.map { $0.asOneEdit(in: result.source) } : []
      write(
        Entry(
          message: result.reportedMessage(diagnostic.message),
          location: .init(path: path, range: Range(diagnostic.range, result)),
          severity: Self.severity(diagnostic), code: .init(value: diagnostic.rule),
          suggestions: edits.map {
            Suggestion(range: Range($0.range, result), text: $0.replacement)
          }), sink)
    }
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    let line = Position(line: failure.line ?? 1, column: nil)
    let path = ReportedPath(failure.path, in: context.folder).path
    write(
      Entry(
        message: failure.message, location: .init(path: path, range: Range(start: line, end: line)),
        severity: "ERROR", code: .init(value: "unreadable-input"), suggestions: []), sink)
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) { sink.write("\n]}\n") }

  private mutating func write(_ entry: Entry, _ sink: ByteSink) {
    entries.write(JSONText.encode(entry), into: sink)
  }

  private static func severity(_ diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }

  private struct Entry: Encodable {
    var message: String
    var location: Location
    var severity: String
    var code: Code
    var suggestions: [Suggestion]
  }

  private struct Location: Encodable {
    var path: String
    var range: Range
  }

  private struct Code: Encodable { var value: String }

  private struct Suggestion: Encodable {
    var range: Range
    var text: String
  }

  private struct Range: Encodable {
    var start: Position
    var end: Position

    init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }

    init(_ range: TextRange, _ result: LintResult) {
      let place = ReportedPlace(range, in: result, counting: .utf8)
      start = Position(line: place.startLine, column: place.startColumn)
      end = Position(line: place.endLine, column: place.endColumn)
    }
  }

  private struct Position: Encodable {
    var line: Int
    var column: Int?
  }
}

extension Fix {
  /// All edits as one that spans them, for consumers whose suggestions are single replacements.
  func asOneEdit(in source: SourceText) -> Edit {
    guard let first = edits.first else { return Edit(TextRange(0, 0), "") }
    var replacement = first.replacement
    var range = first.range
    for edit in edits.dropFirst() {
      replacement += source.string(TextRange(range.end, edit.range.start)) + edit.replacement
      range.end = edit.range.end
    }
    return Edit(range, replacement)
  }
}
