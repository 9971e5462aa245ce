import GalleyText

/// The words around a place, within its paragraph, without their case and the marks between them.
struct Surroundings {
  /// The nearest first.
  let before: [String]
  /// The nearest first.
  let after: [String]

  /// Words on either side.
  private static let words = 4
  /// Bytes in which they are looked for.
  private static let reach = 200
  /// A line longer than this is a paragraph, not a part of a hard-wrapped one.
  private static let wrapped = 140

  /// - Complexity: O(1), whatever the length of the text and its lines.
  init(of range: TextRange, in source: SourceText) {
    let head = Self.edge(from: range.start, -1, in: source)
    let tail = Self.edge(from: range.end, 1, in: source)
    let left = Self.split(source.string(TextRange(min(head.offset, range.start), range.start)))
    let right = Self.split(source.string(TextRange(range.end, max(tail.offset, range.end))))
    // Where the stretch was cut the outermost word may be half of one.
    before = Array(left.dropFirst(head.isCut ? 1 : 0).suffix(Self.words).reversed())
    after = Array(right.dropLast(tail.isCut ? 1 : 0).prefix(Self.words))
  }

  /// How far the paragraph reaches in a direction.
  private static func edge(
    from offset: UInt32, _ step: Int, in source: SourceText
  ) -> (offset: UInt32, isCut: Bool) {
    let limit =
      step < 0
      ? UInt32(max(0, Int(offset) - reach)) : UInt32(min(source.bytes.count, Int(offset) + reach))
    var number = source.lineIndex.line(containing: Int(offset))
    var line = source.lineRange(number)
    while true {
      let edge = step < 0 ? line.start : line.end
      if step < 0 ? edge <= limit : edge >= limit { return (limit, edge != limit) }
      number += step
      guard source.lineIndex.lineStarts.indices.contains(number) else { return (edge, false) }
      let next = source.lineRange(number)
      let isBlank = source.bytes[next.indices].prefix(wrapped).allSatisfy { $0 <= 0x20 }
      if isBlank || line.count > wrapped || next.count > wrapped { return (edge, false) }
      line = next
    }
  }

  private static func split(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
