extension Tokenizer {
  /// Scans a token that begins beyond ASCII.
  ///
  /// - Parameter spacing: gains a space for a space, is emptied once a token is appended.
  /// - Returns: the index after what was read.
  func scanWide(
    _ bytes: Span<UInt8>, from start: Int, end: Int, spacing: inout Token.Flags,
    into tokens: inout [Token]
  ) -> Int {
    guard let (value, length) = UTF8Scanning.scalar(at: start, in: bytes, end: end) else {
      defer { spacing = .empty }
      return scanWord(bytes, from: start, end: end, spacing: spacing, into: &tokens)
    }
    var next = start + length
    let kind: Token.Kind
    switch CharacterClass.wide(value) {
    case .latin, .alphabet, .caseless:
      defer { spacing = .empty }
      return scanWord(bytes, from: start, end: end, spacing: spacing, into: &tokens)
    case .space:
      spacing.insert(.spaceBefore)
      return next
    case .format:
      return next
    case .currency where next < end && Self.isDigit(bytes[next]):
      defer { spacing = .empty }
      return scanNumber(
        bytes, from: start, digits: next, end: end, spacing: spacing, kind: .currency,
        into: &tokens)
    case .mark, .currency, .symbol:
      kind = .symbol
    case .foreign:
      kind = .foreign
      while next < end, let (value, length) = UTF8Scanning.scalar(at: next, in: bytes, end: end),
        length > 1, [.foreign, .mark].contains(CharacterClass.wide(value)) || value == 0x200D
      {
        next += length
      }
    case .emoji:
      kind = .emoji
      next = Self.emojiEnd(bytes, from: next, end: end)
    case .apostrophe, .hyphen, .punctuation:
      kind = .punctuation
      // A run of em dashes or horizontal ellipses is one token.
      while next + length <= end, value == 0x2014 || value == 0x2026,
        let (other, _) = UTF8Scanning.scalar(at: next, in: bytes, end: end), other == value
      {
        next += length
      }
    }
    var flags = spacing
    flags.insert(.nonASCII)
    tokens.append(
      Token(start: UInt32(start), end: UInt32(next), word: 0, flags: flags, kind: kind))
    spacing = .empty
    return next
  }

  /// The end of a pictograph: modifiers, joiners with what they join, flags, tags.
  private static func emojiEnd(_ bytes: Span<UInt8>, from start: Int, end: Int) -> Int {
    var index = start
    var joined = false
    while index < end, let (value, length) = UTF8Scanning.scalar(at: index, in: bytes, end: end) {
      switch value {
      case 0xFE0E, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF, 0xE0020...0xE007F:
        joined = false
      case 0x200D:
        joined = true
      default:
        guard joined, CharacterClass.wide(value) == .emoji else { return index }
        joined = false
      }
      index += length
    }
    return index
  }
}
