/// Words that English builds at will from known ones, so that no dictionary lists them all.
enum Derivation {
  /// Whether a small word is a known one with a productive prefix or ending, or two known ones joined.
  static func isDerived(_ word: String, isKnown: (String) -> Bool) -> Bool {
    for prefix in prefixes where word.hasPrefix(prefix) {
      let rest = String(word.dropFirst(prefix.count))
      if rest.count >= 4, isKnown(rest) { return true }
    }
    for ending in endings where word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.count))
      guard base.count >= 3 else { continue }
      let beginsWithVowel = "aeiouy".contains(ending.first ?? " ")
      // Before a vowel a stressed final consonant is doubled and a silent e falls: “stoping” is no word.
      if isKnown(base), !(beginsWithVowel && isKnown(base + base.suffix(1) + ending)) {
        return true
      }
      if beginsWithVowel, isKnown(base + "e"), !isKnown(base) { return true }
      if beginsWithVowel, isDoubled(base), isKnown(String(base.dropLast())) { return true }
    }
    // British “-ise” and “-yse”, where the dictionary writes “-ize” and “-yze”.
    for (british, american) in [("is", "iz"), ("ys", "yz")] {
      for ending in ["e", "ed", "es", "ing", "er", "ers", "ation", "ations"]
      where word.hasSuffix(british + ending) {
        let other = word.dropLast(british.count + ending.count) + american + ending
        if isKnown(String(other)) { return true }
      }
    }
    // “in’ for ing”: speech as it is heard.
    if word.hasSuffix("in"), isKnown(word + "g") { return true }
    return isCompound(word, isKnown: isKnown)
  }

  /// Whether a word is a known one in another form or spelling: with an “s” or “ly” more or less, or British
  /// for American.
  static func isVariant(_ word: String, _ known: String) -> Bool {
    for ending in ["s", "es", "ly", "y"] where word == known + ending { return true }
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

  /// Two known words of three letters and more, four at least in one of them.
  private static func isCompound(_ word: String, isKnown: (String) -> Bool) -> Bool {
    guard word.count >= 7 else { return false }
    for length in 3...(word.count - 3) {
      let first = String(word.prefix(length))
      let second = String(word.dropFirst(length))
      guard max(first.count, second.count) >= 4, !functionWords.contains(first),
        !functionWords.contains(second)
      else { continue }
      if isKnown(first), isKnown(second) { return true }
    }
    return false
  }

  private static func isDoubled(_ base: String) -> Bool {
    base.count >= 4 && base.suffix(1) == base.dropLast().suffix(1)
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
