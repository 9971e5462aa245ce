import GalleyText

/// A text that is edited again and again, as what is left of the original and what was put in between.
///
/// So the edits of all rounds together are known as edits of the original, which a diff and an editor
/// want, without comparing texts.
struct EditedText {
  private let original: [UInt8]
  private var pieces: [Piece]

  private enum Piece {
    case kept(Range<Int>)
    case new(ArraySlice<UInt8>)

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .new(let bytes): bytes.count
      }
    }

    /// The part between two of its bytes, or nil where it is empty.
    func part(_ start: Int, _ end: Int) -> Piece? {
      guard start < end else { return nil }
      switch self {
      case .kept(let range): return .kept(range.lowerBound + start..<range.lowerBound + end)
      case .new(let bytes): return .new(bytes[bytes.startIndex + start..<bytes.startIndex + end])
      }
    }
  }

  init(_ original: [UInt8]) {
    self.original = original
    pieces = original.isEmpty ? [] : [.kept(0..<original.count)]
  }

  /// Applies edits of the text as it is now.
  ///
  /// - Parameter edits: sorted, not overlapping.
  /// - Complexity: O(pieces + edits).
  mutating func apply(_ edits: [Edit]) {
    var result: [Piece] = []
    var index = 0
    /// Offset of the current piece, and how much of it is dealt with.
    var start = 0
    var used = 0
    func advance(to offset: Int, keeping isKept: Bool) {
      while index < pieces.count, start + used < offset || start + pieces[index].count <= offset {
        let end = min(pieces[index].count, offset - start)
        if isKept, let part = pieces[index].part(used, end) { result.append(part) }
        used = end
        guard end == pieces[index].count else { return }
        start += end
        used = 0
        index += 1
      }
    }
    for edit in edits {
      advance(to: Int(edit.range.start), keeping: true)
      if !edit.replacement.isEmpty { result.append(.new(Array(edit.replacement.utf8)[...])) }
      advance(to: Int(edit.range.end), keeping: false)
    }
    advance(to: Int.max, keeping: true)
    pieces = result
  }

  /// The text as it is now.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .kept(let range): result += original[range]
      case .new(let bytes): result += bytes
      }
    }
    return result
  }

  /// All edits together, as edits of the original; sorted, not touching.
  var edits: [Edit] {
    var edits: [Edit] = []
    var offset = 0
    var new: [UInt8] = []
    func close(at end: Int) {
      guard end > offset || !new.isEmpty else { return }
      edits.append(Edit(TextRange(offset, end), String(decoding: new, as: UTF8.self)))
      new = []
    }
    for piece in pieces {
      switch piece {
      case .kept(let range):
        close(at: range.lowerBound)
        offset = range.upperBound
      case .new(let bytes):
        new += bytes
      }
    }
    close(at: original.count)
    return edits
  }
}
