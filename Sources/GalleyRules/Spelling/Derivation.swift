import GalleyLanguage

/// How English builds a word at will from known ones, so that no dictionary lists them all.
struct Derivation {
  enum Kind {
    case prefix, ending
    /// British “-ise” and “-yse”, where the dictionary writes “-ize” and “-yze”.
    case british
    /// “in’ for ing”: speech as it is heard.
    case elided
    /// Two words joined.
    case compound
  }

  var kind: Kind
  /// Frequency (Zipf) of what it is built from: of two words, of the rarer one.
  var frequency: Float

  /// What a small word is built from; nil where it is not.
  init?(_ word: String, _ speller: Speller) {
    func frequency(_ base: String) -> Float {
      speller.frequency(of: base).map { Float($0) / 10 } ?? Self.rareFrequency
    }
    if let base = Self.base(under: word, isKnown: speller.knows) {
      self.init(kind: base.kind, frequency: frequency(base.word))
      return
    }
    let parts = Self.compounds(word, isKnown: speller.knows).map {
      min(frequency($0), frequency($1))
    }
    guard let best = parts.max() else { return nil }
    self.init(kind: .compound, frequency: best)
  }

  private init(kind: Kind, frequency: Float) {
    self.kind = kind
    self.frequency = frequency
  }

  /// Frequency of a known word that the lexicon has not counted.
  private static let rareFrequency: Float = 1

  /// The known word that a word is with a productive prefix or ending, or in another spelling.
  private static func base(under word: String, isKnown: (String) -> Bool) -> (
    kind: Kind, word: String
  )? {
    for prefix in prefixes where word.hasPrefix(prefix) {
      let rest = String(word.dropFirst(prefix.count))
      if rest.count >= 4, isKnown(rest) { return (.prefix, rest) }
    }
    for ending in endings where word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.count))
      guard base.count >= 3, canTake(ending, base) else { continue }
      let beginsWithVowel = "aeiouy".contains(ending.first ?? " ")
      // Before a vowel a stressed final consonant is doubled and a silent e falls: “stoping” is no word.
      if isKnown(base), !(beginsWithVowel && isKnown(base + base.suffix(1) + ending)) {
        return (.ending, base)
      }
      if beginsWithVowel, isKnown(base + "e"), !isKnown(base) { return (.ending, base + "e") }
      let single = String(base.dropLast())
      if beginsWithVowel, isDoubled(base), canDouble(single), isKnown(single) {
        return (.ending, single)
      }
    }
    for (british, american) in [("is", "iz"), ("ys", "yz")] {
      for ending in ["e", "ed", "es", "ing", "er", "ers", "ation", "ations"]
      where word.hasSuffix(british + ending) {
        let other = String(word.dropLast(british.count + ending.count) + american + ending)
        if isKnown(other) { return (.british, other) }
      }
    }
    if word.hasSuffix("in"), isKnown(word + "g") { return (.elided, word + "g") }
    return nil
  }

  /// Whether a word is a known one in another form or spelling: with an “s” or “ly” more or less, or British
  /// for American.
  static func isVariant(_ word: String, _ known: String) -> Bool {
    for ending in ["s", "es", "ly", "y"] where word == known + ending && canTake(ending, known) {
      return true
    }
    return known == word + "s" || known == word + "d" && word.hasSuffix("ise")
      || word != known && american(word) == american(known)
  }

  /// A word with what British spelling does otherwise made American, roughly.
  private static func american(_ word: String) -> String {
    var word = word
    for (british, american) in [
      ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("re", "er"), ("ae", "e"),
      ("oe", "e"), ("ph", "f"),
    ] {
      word = word.replacing(british, with: american)
    }
    return word
  }

  /// Ways to see two known words of three letters and more in a word, four at least in one of them.
  private static func compounds(_ word: String, isKnown: (String) -> Bool) -> [(String, String)] {
    guard word.count >= 7 else { return [] }
    return (3...(word.count - 3)).compactMap { length in
      let first = String(word.prefix(length))
      let second = String(word.dropFirst(length))
      guard max(first.count, second.count) >= 4, !functionWords.contains(first),
        !functionWords.contains(second), isKnown(first), isKnown(second)
      else { return nil }
      return (first, second)
    }
  }

  private static func isDoubled(_ base: String) -> Bool {
    base.count >= 4 && base.suffix(1) == base.dropLast().suffix(1)
  }

  /// Whether a word doubles its last letter before a vowel: a consonant behind a single vowel (“stopping”, but neither
  /// “farmmer” nor “cleanned”), or an l behind any (“fuelling”).
  private static func canDouble(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    func isVowel(_ index: Int) -> Bool {
      index >= 0 && "aeiouy".utf8.contains(letters[index])
        && !(index > 0 && letters[index] == UInt8(ascii: "u")
          && letters[index - 1] == UInt8(ascii: "q"))
    }
    let last = letters.count - 1
    guard last > 0, isVowel(last - 1) else { return false }
    return letters[last] == UInt8(ascii: "l") || !isVowel(last - 2)
  }

  /// Whether a plural or the form of a verb takes “s” or “es” behind a word; any other ending may follow it.
  private static func canTake(_ ending: String, _ word: String) -> Bool {
    let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    switch ending {
    // A “ch” may be spoken as a k (“stomachs”).
    case "s": return !hisses || word.hasSuffix("ch")
    case "es": return hisses || word.hasSuffix("o")
    default: return true
    }
  }

  /// Prefixes that go before any word.
  static let prefixes = [
    "anti", "auto", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro",
    "extra",
    "hyper", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis", "mono", "multi",
    "nano",
    "neo", "neuro", "non", "out", "over", "para", "photo", "poly", "post", "pre", "pro", "pseudo",
    "psycho",
    "quasi", "re", "self", "semi", "socio", "sub", "super", "tele", "trans", "ultra", "un", "under",
  ]

  private static let endings = [
    "s", "es", "er", "ers", "ed", "ing", "ings", "able", "ness", "less", "like", "ly", "ish", "ism",
    "ist",
    "ists", "ise", "ised", "ising", "ize", "ized", "izing", "ment", "ments", "wise", "ship", "hood",
    "dom",
    "esque", "y", "ie", "ies", "ward", "wards", "ification", "isation", "ization", "ability",
  ]

  /// Small words that do not make compounds: “inthe” and “ofhis” are words run together.
  private static let functionWords: Set<String> = [
    "the", "and", "for", "but", "nor", "was", "are", "has", "had", "his", "her", "its", "our",
    "who", "that",
    "this", "with", "from", "they", "them", "then", "than", "have", "were", "been", "what", "when",
    "which",
    "there", "their", "would", "could", "should", "not", "you", "she", "him", "any", "all", "can",
    "did",
    "said", "says", "into", "about", "also", "some", "such", "each", "more", "most", "very", "will",
    "just",
  ]
}
