#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much a string looks like an English word: a trigram model of letters over the lexicon.
///
/// Made from the lexicon when the first unknown word is met (a few milliseconds).
package struct Wordlikeness: Sendable {
  /// Log₂ probability of a letter after two others, for 27³ contexts; index 26 is the edge of the word.
  private let table: [Float]

  /// Counts each word of the lexicon once: what is asked is which strings can be words, not which are
  /// frequent. Interpolated with bigrams and single letters (Jelinek & Mercer 1980).
  package init(_ lexicon: Lexicon) {
    self.init { body in
      lexicon.forEachEntry { word, _ in body(UnsafeRawBufferPointer(rebasing: word)) }
    }
  }

  /// The same from the words of a model that are no names.
  init(_ vocabulary: ModelVocabulary) {
    self.init { body in
      for word in Int(ModelVocabulary.firstWord)..<vocabulary.count
      where vocabulary.facts[word].capitalised < 64 {
        body(vocabulary.form(ModelWord(word)))
      }
    }
  }

  private init(_ forEachWord: ((UnsafeRawBufferPointer) -> Void) -> Void) {
    var trigrams = [Float](repeating: 0, count: 27 * 27 * 27)
    var bigrams = [Float](repeating: 0, count: 27 * 27)
    var single = [Float](repeating: 1, count: 27)
    forEachWord { word in
      var (first, second) = (26, 26)
      for letter in word.map({ Int($0) - 0x61 }) + [26] {
        guard (0...26).contains(letter) else { return }
        trigrams[(first * 27 + second) * 27 + letter] += 1
        bigrams[second * 27 + letter] += 1
        single[letter] += 1
        (first, second) = (second, letter)
      }
    }
    let total = single.reduce(0, +)
    var table = trigrams
    for first in 0..<27 {
      for second in 0..<27 {
        let context = (first * 27 + second) * 27
        let triples = trigrams[context..<context + 27].reduce(0, +)
        let pairs = bigrams[second * 27..<second * 27 + 27].reduce(0, +)
        for letter in 0..<27 {
          let one = single[letter] / total
          let two = (bigrams[second * 27 + letter] + 8 * one) / (pairs + 8)
          let three = (trigrams[context + letter] + 8 * two) / (triples + 8)
          table[context + letter] = log2(three)
        }
      }
    }
    self.table = table
  }

  /// Mean log₂ probability of the letters of a small word, its end included; nil for a word with other
  /// characters. English words lie about -3.3, random letters below -6.
  package func score(of word: String) -> Double? {
    var sum: Float = 0
    var (first, second) = (26, 26)
    var count: Float = 0
    for byte in word.utf8 {
      guard byte &- 0x61 < 26 else { return nil }
      let letter = Int(byte) - 0x61
      sum += table[(first * 27 + second) * 27 + letter]
      (first, second) = (second, letter)
      count += 1
    }
    guard count > 0 else { return nil }
    sum += table[(first * 27 + second) * 27 + 26]
    return Double(sum / (count + 1))
  }

  /// Whether a string looks like no word: beyond what ninety-eight of a hundred words of its length are.
  package func isImplausible(_ word: String) -> Bool {
    guard let score = score(of: word) else { return false }
    switch word.utf8.count {
    case ...3: return score < -6
    case 4: return score < -5.1
    case 5: return score < -4.8
    case 6: return score < -4.5
    case 7: return score < -4.3
    default: return score < -4.15
    }
  }
}
