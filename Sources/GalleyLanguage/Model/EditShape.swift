/// What one slip of the finger or the eye did to a word.
package struct EditShape: Hashable, Sendable {
  /// The kinds of single edits (Damerau 1964), told apart as far as their likelihoods are.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case none
    /// Two neighbours swapped.
    case swap
    /// A letter lost.
    case loss
    /// One of two equal letters lost.
    case lossOfDouble
    /// A letter too many.
    case extra
    /// A letter doubled.
    case extraDouble
    /// A vowel for a vowel.
    case vowel
    /// Neighbours on the keyboard.
    case keyboard
    /// Any other letter.
    case change
    /// An apostrophe lost or too many.
    case apostrophe
    /// An “s” at the end lost or too many.
    case finalS
    /// “d”, “r”, “y”, “n” or “e” at the end lost or too many: another form of the word, often.
    case finalLetter
    /// A letter that stands two or three places off.
    case moved
  }

  package var kind: Kind
  /// Whether the first letter changed, which seldom happens.
  package var isFirst: Bool
  /// Whether the shapes are those that print recognition confuses.
  package var isGlyph: Bool

  /// One byte: the kind, and the two flags above it.
  package var code: UInt8 { kind.rawValue | (isFirst ? 0x40 : 0) | (isGlyph ? 0x80 : 0) }

  package init(code: UInt8) {
    kind = Kind(rawValue: code & 0x3F) ?? .none
    isFirst = code & 0x40 != 0
    isGlyph = code & 0x80 != 0
  }

  /// Several letters read for others that look like them.
  static let glyphs = EditShape(code: 0x80)

  /// A letter moved: the first one, or another.
  static func moved(isFirst: Bool) -> EditShape {
    EditShape(code: Kind.moved.rawValue | (isFirst ? 0x40 : 0))
  }

  /// The edit that turned the word that was meant into the one that stands there; nil where there is more
  /// than one, or none.
  package init?(from meant: [UInt8], to seen: [UInt8]) {
    isGlyph = false
    let limit = min(meant.count, seen.count)
    var start = 0
    while start < limit, meant[start] == seen[start] { start += 1 }
    isFirst = start == 0
    func rest(_ word: [UInt8], _ index: Int) -> ArraySlice<UInt8> {
      word[min(index, word.count)...]
    }
    switch seen.count - meant.count {
    case 0:
      guard start < limit else { return nil }
      if start + 1 < limit, meant[start] == seen[start + 1], meant[start + 1] == seen[start],
        rest(meant, start + 2).elementsEqual(rest(seen, start + 2))
      {
        kind = .swap
        return
      }
      guard rest(meant, start + 1).elementsEqual(rest(seen, start + 1)) else { return nil }
      let (from, to) = (meant[start], seen[start])
      isGlyph = GlyphPairs.areAlike(from, to)
      kind =
        Self.isVowel(from) && Self.isVowel(to)
        ? .vowel : Keyboard.areNeighbours(from, to) ? .keyboard : .change
    case 1, -1:
      let (long, short) = seen.count > meant.count ? (seen, meant) : (meant, seen)
      guard rest(long, start + 1).elementsEqual(rest(short, start)) else { return nil }
      let letter = long[start]
      let isLoss = long == meant
      let isDouble =
        start > 0 && long[start - 1] == letter
        || start + 1 < long.count && long[start + 1] == letter
      if letter == 0x27 {
        kind = .apostrophe
      } else if isDouble {
        kind = isLoss ? .lossOfDouble : .extraDouble
      } else if start == long.count - 1, letter == UInt8(ascii: "s") {
        kind = .finalS
      } else if start == long.count - 1, "dryne".utf8.contains(letter) {
        kind = .finalLetter
      } else {
        kind = isLoss ? .loss : .extra
      }
    default:
      return nil
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }
}

/// Where the letters lie on the common English keyboard.
enum Keyboard {
  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }

  /// Whether two letters lie side by side, or one below the other.
  static func areNeighbours(_ left: UInt8, _ right: UInt8) -> Bool {
    guard let a = place(left), let b = place(right) else { return false }
    // Each row is shifted by about half a key.
    let distance = Double(a.column - b.column) + 0.5 * Double(a.row - b.row)
    return left != right && abs(a.row - b.row) <= 1 && abs(distance) <= 1
  }

  private static func place(_ letter: UInt8) -> (row: Int, column: Int)? {
    for (row, letters) in rows.enumerated() {
      if let column = letters.firstIndex(of: letter) { return (row, column) }
    }
    return nil
  }
}

/// Shapes that print recognition takes for one another.
package enum GlyphPairs {
  private static let letters: Set<[UInt8]> = Set(
    [
      "ec", "eo", "oc", "co", "il", "lt", "it", "ij", "hb", "nu", "uv", "ft", "sf", "nh", "gq",
      "rt",
      "fl", "lf", "ao", "ae", "mn", "kh", "vy", "xz", "tl", "ri", "hk", "bh", "un", "li", "pq",
      "cg",
    ].map { Array($0.utf8) })

  package static func areAlike(_ left: UInt8, _ right: UInt8) -> Bool {
    letters.contains([left, right]) || letters.contains([right, left])
  }

  /// Sequences of letters that look like others, in either direction.
  package static let sequences: [([UInt8], [UInt8])] = [
    ("rn", "m"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("ri", "n"), ("ii", "u"), ("nn", "m"),
    ("in", "m"), ("ni", "m"), ("ti", "n"), ("tl", "h"), ("lt", "h"), ("cl", "ct"), ("il", "d"),
    ("fi", "h"),
    ("ill", "m"), ("iv", "w"), ("ln", "h"), ("ol", "d"), ("lv", "w"), ("ll", "u"), ("m", "in"),
    ("rr", "n"),
  ].map { (Array($0.utf8), Array($1.utf8)) }
}
