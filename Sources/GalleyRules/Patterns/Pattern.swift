import GalleyText

/// A pattern over tokens.
///
/// Written as words with a few signs, see ``PatternParser``. Words, of which there are thousands, are kept where they
/// stand; only what holds one other pattern is kept apart.
package enum Pattern: Sendable {
  /// A word or mark by its id in the vocabulary; with `exact`, only as it is spelled there.
  case literal(UInt32, exact: String?)
  /// A token of a kind.
  case kind(TokenClass)
  /// A word of a class.
  case wordClass(WordClass)
  /// One after the other.
  case sequence([Pattern])
  /// One of several.
  case alternatives([Pattern])
  /// So many times, as often as possible first.
  indirect case repeated(Pattern, ClosedRange<Int>)
  /// What matched can be used in messages and fixes.
  indirect case capture(String, Pattern)
  /// A place, not a token.
  case anchor(Anchor)

  /// Kinds of tokens that patterns ask for by name.
  package enum TokenClass: String, Sendable, CaseIterable {
    case any, word, number, ordinal, currency, date, time, capitalised, lower
    case allCaps = "all-caps"
    case punctuation, quote, url

    /// Its place among all of them.
    var position: Int { Self.all.firstIndex(of: self) ?? 0 }

    private static let all = allCases
  }

  /// Tokens that a match takes, at most.
  var maximumLength: Int {
    switch self {
    case .literal, .kind, .wordClass: 1
    case .anchor: 0
    case .capture(_, let inner): inner.maximumLength
    case .sequence(let parts): parts.reduce(0) { $0 + $1.maximumLength }
    case .alternatives(let all): all.map(\.maximumLength).max() ?? 0
    case .repeated(let inner, let count): inner.maximumLength * count.upperBound
    }
  }

  /// Places that patterns ask for by name.
  package enum Anchor: String, Sendable, CaseIterable {
    case sentenceStart = "sentence-start"
    case sentenceEnd = "sentence-end"
    case paragraphStart = "paragraph-start"
    case paragraphEnd = "paragraph-end"
  }

  /// Whether it matches no token at all.
  var isOptional: Bool {
    switch self {
    case .literal, .kind, .wordClass: false
    case .anchor: true
    case .capture(_, let inner): inner.isOptional
    case .repeated(let inner, let count): count.lowerBound == 0 || inner.isOptional
    case .alternatives(let all): all.contains(where: \.isOptional)
    case .sequence(let all): all.allSatisfy(\.isOptional)
    }
  }

  /// Whether a match can begin with a word, as far as its id in the vocabulary tells.
  func canBegin(with id: UInt32) -> Bool {
    switch self {
    case .literal(let own, _): return own == id
    case .kind, .wordClass: return true
    case .anchor: return false
    case .capture(_, let inner), .repeated(let inner, _): return inner.canBegin(with: id)
    case .alternatives(let all): return all.contains { $0.canBegin(with: id) }
    case .sequence(let all):
      for part in all {
        if part.canBegin(with: id) { return true }
        if !part.isOptional { return false }
      }
      return false
    }
  }
}

extension Pattern.TokenClass {
  /// Whether a token is of the class.
  ///
  /// - Parameter isQuote: whether the token is a quotation mark.
  func matches(kind: Token.Kind, flags: Token.Flags, isQuote: () -> Bool) -> Bool {
    switch self {
    case .any: true
    case .word: kind == .word
    case .number: kind == .number || kind == .ordinal || kind == .currency
    case .ordinal: kind == .ordinal
    case .currency: kind == .currency
    case .date: kind == .date
    case .time: kind == .time
    case .capitalised: kind == .word && flags.contains(.capitalised)
    case .lower: kind == .word && flags.isDisjoint(with: .anyCapital)
    case .allCaps: kind == .word && flags.contains(.allCaps)
    case .punctuation: kind == .punctuation || kind == .symbol
    case .quote: kind == .punctuation && isQuote()
    case .url: kind == .url || kind == .email || kind == .handle
    }
  }
}
