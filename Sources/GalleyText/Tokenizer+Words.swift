extension Tokenizer {
  /// Scans a word that is more than ASCII letters: apostrophes, hyphens, digits, accents, stops.
  ///
  /// - Parameter start: a letter, a digit with a hyphenated word behind it, or an invalid byte.
  /// - Returns: the index after the token.
  func scanWord(
    _ bytes: Span<UInt8>, from start: Int, end: Int, spacing: Token.Flags,
    into tokens: inout [Token]
  ) -> Int {
    var word = WordShape(spacing: spacing)
    var index = start
    scan: while index < end {
      let byte = bytes[index]
      if Self.isLetter(byte) {
        guard !word.isCaseless else { break scan }
        word.addLetter(capital: Self.isCapital(byte), first: index == start)
        index += 1
        continue
      }
      if Self.isDigit(byte) {
        word.flags.insert(.digit)
        word.piece += 1
        index += 1
        continue
      }
      let next = index + 1
      switch byte {
      case UInt8(ascii: "'"):
        guard word.goesOn(bytes, next, end), !word.atJoint || word.flags.contains(.period)
        else { break scan }
        word.flags.insert(.apostrophe)
        word.piece = 0
        index = next
      case UInt8(ascii: "-"):
        guard next < end, Self.isDigit(bytes[next]) || word.goesOn(bytes, next, end),
          !word.atJoint || word.flags.contains(.period)
        else { break scan }
        word.flags.insert(.hyphen)
        word.piece = 0
        index = next
      case UInt8(ascii: "."):
        if word.isAbbreviation(bytes, at: index, end: end) {
          word.flags.insert(.period)
          word.piece = 0
          index = next
          continue scan
        }
        if let address = Self.address(bytes, from: start, dot: index, end: end) {
          return Self.append(address, from: start, spacing: spacing, into: &tokens)
        }
        break scan
      case UInt8(ascii: "@"):
        guard let address = Self.email(bytes, from: start, at: index, end: end) else { break scan }
        return Self.append(address, from: start, spacing: spacing, into: &tokens)
      case UInt8(ascii: ":"):
        if let address = Self.url(bytes, from: start, colon: index, end: end) {
          return Self.append(address, from: start, spacing: spacing, into: &tokens)
        }
        break scan
      case UInt8(ascii: "_"):
        let codeEnd = Self.codeEnd(bytes, from: index, end: end)
        return Self.append((.code, codeEnd), from: start, spacing: spacing, into: &tokens)
      case UInt8(ascii: "\""):
        // The mark of acronyms in Hebrew, before the last letter: צה"ל.
        guard word.isCaseless, !word.atJoint, next < end,
          let (value, length) = UTF8Scanning.scalar(at: next, in: bytes, end: end),
          (0x5D0...0x5EA).contains(value), !word.goesOn(bytes, next + length, end)
        else { break scan }
        word.piece = 0
        index = next
      case UInt8(ascii: "("):
        // A call: "main()".
        guard next < end, bytes[next] == UInt8(ascii: ")"), !word.atJoint else { break scan }
        return Self.append((.code, next + 1), from: start, spacing: spacing, into: &tokens)
      case UInt8(ascii: "&"):
        // "AT&T", "R&D".
        guard next < end, Self.isCapital(bytes[next]), index > start,
          Self.isCapital(bytes[index - 1])
        else { break scan }
        word.piece = 0
        index = next
      default:
        guard byte >= 0x80 else { break scan }
        guard let (value, length) = UTF8Scanning.scalar(at: index, in: bytes, end: end) else {
          word.isInvalid = true
          word.flags.insert(.nonASCII)
          word.piece += 1
          index += 1
          continue scan
        }
        let after = index + length
        let wide = CharacterClass.wide(value)
        switch wide {
        case .latin, .alphabet:
          guard !word.isCaseless else { break scan }
          word.addLetter(capital: CharacterClass.isCapital(value), first: index == start)
          if wide == .alphabet { word.flags.insert(.nonLatin) }
        case .caseless:
          // Letters of other scripts before it are a word of their own (“Seoul에서”).
          guard index == start || word.isCaseless else { break scan }
          word.addLetter(capital: false, first: false)
          word.flags.insert(.capitalised | .nonLatin | .caseless)
        case .mark:
          break
        case .format where value != 0x200E && value != 0x200F && value < 0x202A || value == 0x2060:
          guard word.goesOn(bytes, after, end) else { break scan }
          word.flags.insert(.format)
        case .apostrophe:
          guard word.goesOn(bytes, after, end), !word.atJoint || word.flags.contains(.period)
          else { break scan }
          word.flags.insert(.apostrophe)
          word.piece = 0
        case .hyphen:
          guard word.goesOn(bytes, after, end), !word.atJoint else { break scan }
          word.flags.insert(.hyphen)
          word.piece = 0
        default:
          break scan
        }
        word.flags.insert(.nonASCII)
        index = after
      }
    }
    let kind: Token.Kind = word.isInvalid ? .invalid : .word
    tokens.append(
      Token(
        start: UInt32(start), end: UInt32(index), word: 0, flags: word.finished(), kind: kind))
    return index
  }

  /// Whether a letter (of an alphabet or, if so asked, of a script without capitals) or an invalid byte stands there.
  static func startsWord(
    _ bytes: Span<UInt8>, _ index: Int, _ end: Int, isCaseless: Bool = false
  ) -> Bool {
    guard index < end else { return false }
    if isLetter(bytes[index]) { return !isCaseless }
    guard bytes[index] >= 0x80 else { return false }
    guard let (value, _) = UTF8Scanning.scalar(at: index, in: bytes, end: end) else { return true }
    let kind = CharacterClass.wide(value)
    return isCaseless ? kind == .caseless : kind == .latin || kind == .alphabet
  }

  private static func append(
    _ found: (kind: Token.Kind, end: Int), from start: Int, spacing: Token.Flags,
    into tokens: inout [Token]
  ) -> Int {
    tokens.append(
      Token(
        start: UInt32(start), end: UInt32(found.end), word: 0, flags: spacing, kind: found.kind))
    return found.end
  }
}

/// What is known of a word while it is scanned.
private struct WordShape {
  var flags: Token.Flags
  /// Characters since the last joint (apostrophe, hyphen, stop).
  var piece = 0
  var isInvalid = false
  private var capitals = 0
  private var letters = 0

  init(spacing: Token.Flags) { flags = spacing }

  /// Whether an apostrophe, hyphen or stop came last.
  var atJoint: Bool { piece == 0 }

  /// Whether its script has no capitals.
  var isCaseless: Bool { flags.contains(.caseless) }

  /// Whether what stands behind a joint belongs to the word: letters of its own kind of script, or an invalid byte.
  func goesOn(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    Tokenizer.startsWord(bytes, index, end, isCaseless: isCaseless)
  }

  mutating func addLetter(capital: Bool, first: Bool) {
    letters += 1
    piece += 1
    if capital {
      capitals += 1
      if first { flags.insert(.capitalised) }
    }
  }

  /// Whether the stop at `index` belongs to the word: single letters with stops ("U.S.", "a.m."), or
  /// degrees like "Ph.D.".
  func isAbbreviation(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
    guard !atJoint, !isInvalid, !flags.contains(.digit) else { return false }
    let next = index + 1
    let single = piece == 1 && Tokenizer.isLetter(bytes[index - 1])
    let followedBySingle =
      next < end && Tokenizer.isLetter(bytes[next])
      && !(next + 1 < end && Tokenizer.startsWord(bytes, next + 1, end))
    if single {
      // A further stop closes what began as stops ("U.S."); a first one needs a letter behind it.
      return followedBySingle || flags.contains(.period)
    }
    return piece == 2 && letters == 2 && flags.contains(.capitalised) && capitals == 1
      && followedBySingle && Tokenizer.isCapital(bytes[next])
      && next + 1 < end && bytes[next + 1] == UInt8(ascii: ".")
  }

  /// The flags with those on case.
  func finished() -> Token.Flags {
    var flags = self.flags
    if letters > 1, capitals == letters {
      flags.insert(.allCaps)
    } else if capitals > (flags.contains(.capitalised) ? 1 : 0), !flags.contains(.hyphen) {
      flags.insert(.mixedCase)
    }
    return flags
  }
}
