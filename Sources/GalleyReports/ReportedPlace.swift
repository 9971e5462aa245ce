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
  /// `path:line:column`, as compilers print it and editors and problem matchers read it; of a record the beginning
  /// of its line in the input.
  func place(_ position: TextPosition) -> String {
    record.map { "\(source.path):\($0.line):1" }
      ?? "\(source.path):\(position.line):\(position.column)"
  }

  /// A message as one line, with the record it belongs to and its place in the text of that, if any.
  func placedMessage(_ message: String, at position: TextPosition) -> String {
    let message = message.asOneLine
    return recordName.map { "\($0), \(position.line):\(position.column): \(message)" } ?? message
  }

  /// A message as one line, with the record it belongs to, if any.
  func reportedMessage(_ message: String) -> String {
    let message = message.asOneLine
    return recordName.map { "\($0): \(message)" } ?? message
  }

  private var recordName: String? {
    switch record?.id {
    case .string(let id): "record \(id.asOneLine)"
    case .integer(let id): "record \(id)"
    case nil: nil
    }
  }
}

extension String {
  /// The text without line ends, which would break formats that are read by lines.
  var asOneLine: String {
    contains(where: \.isNewline)
      ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }
}
