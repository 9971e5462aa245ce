import GalleyProject
import GalleyText

/// Lines and columns of a range of a text, as a consumer of reports counts them.
///
/// A record of a JSON Lines input is one line of its file; columns inside its text are none of the file's,
/// so it has none.
struct ReportedPlace {
  let startLine: Int
  let startColumn: Int?
  let endLine: Int
  /// One past the last.
  let endColumn: Int?

  init(_ range: TextRange, in result: LintResult, counting unit: ColumnUnit) {
    if let record = result.record {
      (startLine, startColumn, endLine, endColumn) = (record.line, nil, record.line, nil)
      return
    }
    let start = result.source.position(at: range.start, counting: unit)
    let end = result.source.position(at: range.end, counting: unit)
    (startLine, startColumn) = (start.line, start.column)
    (endLine, endColumn) = (end.line, end.column)
  }
}

extension LintResult {
  /// A message as one line, with the record it belongs to, if any.
  func reportedMessage(_ message: String) -> String {
    let message = CompactReporter.oneLine(message)
    switch record?.id {
    case .string(let id): return "record \(id): \(message)"
    case .integer(let id): return "record \(id): \(message)"
    case nil: return message
    }
  }
}
