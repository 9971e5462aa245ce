/// A text to lint: its bytes, the name it is reported under, and the way from offsets to positions.
package struct SourceText: Sendable {
  /// The name that diagnostics print: a path as the user gave it, or `<stdin>`.
  package let path: String

  /// UTF-8, or what stood in the file where it was not valid (``invalidRanges``). A file in another
  /// encoding is held as its UTF-8 transcript, which has the same lines, columns and scalars.
  package let bytes: [UInt8]

  /// Runs of bytes that are no UTF-8, or that the file's encoding could not express.
  package let invalidRanges: [TextRange]

  /// Line starts and scalar counts.
  package let lineIndex: LineIndex

  /// Whether `bytes` are the file's own bytes, so that edits of them are edits of the file.
  package let isOriginal: Bool

  /// Texts must be smaller than this, in bytes: offsets are 32 bits wide.
  package static let maximumSize = Int(UInt32.max)

  /// Indexes a text.
  ///
  /// - Parameters:
  ///   - invalidRanges: given by who transcoded the text; found by validation otherwise.
  ///   - isOriginal: false for a transcript.
  /// - Precondition: `bytes` are fewer than ``maximumSize``; readers refuse larger files.
  /// - Complexity: O(n).
  package init(
    path: String, bytes: [UInt8], invalidRanges: [TextRange]? = nil, isOriginal: Bool = true
  ) {
    precondition(bytes.count < Self.maximumSize, "readers refuse larger files")
    self.path = path
    self.bytes = bytes
    let invalid = invalidRanges ?? UTF8Scanning.invalidRanges(in: bytes)
    self.invalidRanges = invalid
    self.isOriginal = isOriginal
    // A transcript is valid UTF-8: its marked ranges are replacement characters, one scalar each.
    lineIndex = LineIndex(bytes: bytes, invalid: isOriginal ? invalid : [])
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Bytes of a leading byte order mark: 3 or 0.
  package var byteOrderMarkLength: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text of a range; invalid bytes become U+FFFD.
  package func string(_ range: TextRange) -> String {
    String(decoding: bytes[range.indices], as: UTF8.self)
  }

  /// Line and column of a byte offset.
  ///
  /// - Parameter unit: what columns count.
  /// - Complexity: O(log lines).
  package func position(at offset: UInt32, counting unit: ColumnUnit = .scalars) -> TextPosition {
    let line = lineIndex.line(containing: Int(offset))
    var start = Int(lineIndex.lineStarts[line])
    // No editor counts the byte order mark as a column.
    if line == 0 { start = min(byteOrderMarkLength, Int(offset)) }
    return TextPosition(
      line: line + 1, column: count(before: Int(offset), unit) - count(before: start, unit) + 1)
  }

  private func count(before offset: Int, _ unit: ColumnUnit) -> Int {
    switch unit {
    case .scalars: scalarOffset(at: offset)
    case .utf16: lineIndex.utf16Units(before: offset, in: bytes)
    case .utf8: offset
    }
  }

  /// Unicode scalars before a byte offset; a BOM counts as one, an invalid byte as one.
  package func scalarOffset(at offset: Int) -> Int {
    lineIndex.scalars(before: offset, in: bytes)
  }

  /// The bytes of a line, counted from 0, without its line end and without a BOM.
  package func lineRange(_ line: Int) -> TextRange {
    let starts = lineIndex.lineStarts
    let start = line == 0 ? byteOrderMarkLength : Int(starts[line])
    var end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
    if end > start, line + 1 < starts.count, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, line + 1 < starts.count, bytes[end - 1] == 0x0D { end -= 1 }
    return TextRange(start, end)
  }
}

/// What columns count; consumers differ.
package enum ColumnUnit: Sendable {
  /// Unicode scalars, as Galley's own output has them.
  case scalars
  /// Units of UTF-16, as editors, GitHub and SARIF have them.
  case utf16
  /// Bytes of UTF-8.
  case utf8
}

/// A place as people read it.
package struct TextPosition: Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars unless another unit was asked for.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
