/// A piece of text that rules look at: a word, a number, a mark, an address.
///
/// Sixteen bytes, so that an article's tokens stay in the cache.
package struct Token: Sendable {
  /// Offset of the first byte in the source.
  package var start: UInt32
  /// Offset after the last byte.
  package var end: UInt32
  /// The case-folded form, interned in the document's ``WordTable``.
  package var word: WordID
  /// How the token is written and spaced.
  package var flags: Flags
  /// What it is.
  package var kind: Kind

  package var range: TextRange { TextRange(start, end) }

  /// What a token is.
  package enum Kind: UInt8, Sendable {
    /// Letters, with apostrophes, hyphens, digits and abbreviation stops between them.
    case word
    /// Digits with separators, decades, measures ("1,000.5", "1990s", "5m", "3D").
    case number
    /// "1st", "22nd".
    case ordinal
    /// An amount with its sign ("$5", "£1.2m").
    case currency
    /// "10:30", "7:05pm".
    case time
    /// "9/11", "2023-09-13", "13.9.2023".
    case date
    /// One mark; a run of equal dots or dashes is one token.
    case punctuation
    /// Any other printable sign (%, +, =, ©).
    case symbol
    /// "https://…", "www.…", "example.org/page".
    case url
    /// "desk@example.org".
    case email
    /// "@name".
    case handle
    /// "#tag".
    case hashtag
    /// "report.pdf".
    case fileName
    /// "snake_case", "--option", "std::string", a path.
    case code
    /// A pictograph with its modifiers.
    case emoji
    /// A run in a script that does not put spaces between words (Chinese, Japanese, Thai…), or of digits of another
    /// script than the Latin one.
    case foreign
    /// A word with bytes that are not UTF-8.
    case invalid
  }

  /// How a token is written and spaced.
  ///
  /// A set of bits with the names of `OptionSet`, whose generic literals are not specialised across
  /// modules and took half of the time of a rule.
  package struct Flags: Hashable, Sendable {
    @usableFromInline package var bits: UInt16

    @inlinable package init(rawValue: UInt16) { bits = rawValue }

    @inlinable package func contains(_ other: Flags) -> Bool { bits & other.bits == other.bits }

    @inlinable package func isDisjoint(with other: Flags) -> Bool { bits & other.bits == 0 }

    @inlinable package mutating func insert(_ other: Flags) { bits |= other.bits }

    @inlinable package func union(_ other: Flags) -> Flags { Flags(rawValue: bits | other.bits) }

    @inlinable package static func | (left: Flags, right: Flags) -> Flags { left.union(right) }

    @inlinable package static var empty: Flags { Flags(rawValue: 0) }

    /// White space stands before it, or the paragraph begins with it.
    @inlinable package static var spaceBefore: Flags { Flags(rawValue: 1 << 0) }
    /// A line end is part of that white space.
    @inlinable package static var lineBefore: Flags { Flags(rawValue: 1 << 1) }
    /// Its first letter is a capital, or of a script that has none: it may begin a sentence.
    @inlinable package static var capitalised: Flags { Flags(rawValue: 1 << 2) }
    /// Two letters or more, all of them capitals.
    @inlinable package static var allCaps: Flags { Flags(rawValue: 1 << 3) }
    /// A capital follows a small letter ("iPhone", "McKay").
    @inlinable package static var mixedCase: Flags { Flags(rawValue: 1 << 4) }
    /// Apostrophe inside.
    @inlinable package static var apostrophe: Flags { Flags(rawValue: 1 << 5) }
    /// Hyphen inside: see ``Document/parts(of:)``.
    @inlinable package static var hyphen: Flags { Flags(rawValue: 1 << 6) }
    /// Digits inside.
    @inlinable package static var digit: Flags { Flags(rawValue: 1 << 7) }
    /// Bytes beyond ASCII.
    @inlinable package static var nonASCII: Flags { Flags(rawValue: 1 << 8) }
    /// Invisible format characters inside (soft hyphen, joiner, zero-width space).
    @inlinable package static var format: Flags { Flags(rawValue: 1 << 9) }
    /// Letters of a script other than Latin (Greek, Cyrillic, Arabic, Hangul).
    @inlinable package static var nonLatin: Flags { Flags(rawValue: 1 << 10) }
    /// Abbreviation stops are part of it ("U.S.", "a.m.").
    @inlinable package static var period: Flags { Flags(rawValue: 1 << 11) }
    /// Any of the three kinds of capitals.
    @inlinable package static var anyCapital: Flags { capitalised | allCaps | mixedCase }
    /// First token of its sentence.
    @inlinable package static var sentenceStart: Flags { Flags(rawValue: 1 << 12) }
    /// Letters of a script without capitals (Arabic, Hebrew, Devanagari, Hangul).
    @inlinable package static var caseless: Flags { Flags(rawValue: 1 << 13) }
  }
}

/// Identity of a case-folded form within one document.
package typealias WordID = UInt32
