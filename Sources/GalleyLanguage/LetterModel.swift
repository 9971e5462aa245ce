#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How probable a string of letters is as a word of a language, whatever its alphabet: a trigram model of
/// letters, interpolated with bigrams and single letters (Jelinek & Mercer 1980).
///
/// Each word counts once: what is asked is which strings can be words, not which are frequent.
struct LetterModel {
  /// Index of each letter; 0 is the edge of a word, 1 any other character.
  private let codes: [Unicode.Scalar: Int]
  private let size: Int
  /// Log₁₀ probability of a letter after two others.
  private let table: [Float]

  /// Letters that are told apart: more than an alphabet with its accents has.
  private static let mostLetters = 60

  init(_ words: [String]) {
    let lower = words.map { Array($0.lowercased().unicodeScalars) }
    var counts: [Unicode.Scalar: Int] = [:]
    for letter in lower.joined() { counts[letter, default: 0] += 1 }
    let letters = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostLetters)
    let codes = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1.key, $0 + 2) })
    let size = letters.count + 2
    var single = [Float](repeating: 1, count: size)
    var pairs = [Float](repeating: 0, count: size * size)
    var triples = [Float](repeating: 0, count: size * size * size)
    for word in lower {
      var (first, second) = (0, 0)
      for letter in word.map({ codes[$0] ?? 1 }) + [0] {
        single[letter] += 1
        pairs[second * size + letter] += 1
        triples[(first * size + second) * size + letter] += 1
        (first, second) = (second, letter)
      }
    }
    let total = single.reduce(0, +)
    for first in 0..<size {
      for second in 0..<size {
        let context = (first * size + second) * size
        let (pairSum, tripleSum) = (
          pairs[second * size..<(second + 1) * size].reduce(0, +),
          triples[context..<context + size].reduce(0, +)
        )
        for letter in 0..<size {
          let two = (pairs[second * size + letter] + 8 * single[letter] / total) / (pairSum + 8)
          triples[context + letter] = log10((triples[context + letter] + 8 * two) / (tripleSum + 8))
        }
      }
    }
    self.codes = codes
    self.size = size
    table = triples
  }

  /// Log₁₀ of the probability of a word in small letters, its end included.
  func logProbability(of word: [Unicode.Scalar]) -> Float {
    var (first, second) = (0, 0)
    var sum: Float = 0
    for letter in word.map({ codes[$0] ?? 1 }) + [0] {
      sum += table[(first * size + second) * size + letter]
      (first, second) = (second, letter)
    }
    return sum
  }
}
