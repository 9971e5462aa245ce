import Foundation
import GalleyLanguage

/// Puts words into classes by the words right before and behind them, and counts sequences of classes.
///
/// What Brown et al. (1992) do by merging, done by clustering vectors of positions (Schütze 1995), as that
/// takes a minute. Classes come out as those of grammar: plural nouns, participles, adverbs of manner.
struct ClassBuilder {
  /// Words that count as neighbours: those of grammar and the most frequent others.
  private static let mostColumns = 600
  /// The most frequent words and the classes of the vocabulary have a class of their own.
  private static let single = Int(ModelVocabulary.firstWord) + 48
  private static let dimensions = 40
  private static let rounds = 12

  private let columns: Int
  private var near: Cooccurrences

  init(words: Int) {
    columns = min(Self.mostColumns, words)
    near = Cooccurrences(rows: words, columns: 2 * columns)
  }

  mutating func add(_ reading: Reading) {
    let columns = self.columns
    near.counts.withUnsafeMutableBufferPointer { counts in
      let words = reading.words
      for place in words.indices.dropFirst() {
        let (left, right) = (Int(words[place - 1]), Int(words[place]))
        if left < columns { counts[right * 2 * columns + left] += 1 }
        if right < columns { counts[left * 2 * columns + columns + right] += 1 }
      }
    }
  }

  /// The class of each word.
  mutating func classes() -> [UInt8] {
    let size = Self.dimensions
    var vectors = near.vectors(dimensions: size)
    let words = near.rows
    for word in 0..<words {
      let range = word * size..<(word + 1) * size
      let length = max(1e-9, vectors[range].reduce(0) { $0 + $1 * $1 }.squareRoot())
      for index in range { vectors[index] /= length }
    }
    let count = WordClasses.count - Self.single
    let first = Self.single
    guard words > first + count else {
      return (0..<words).map { UInt8(min($0, WordClasses.count - 1)) }
    }
    // Seeds: frequent words that lie far from those taken before.
    var seeds = [first]
    var distance = [Float](repeating: .infinity, count: min(words, 4000))
    while seeds.count < count {
      let last = seeds[seeds.count - 1]
      var farthest = first
      for word in first..<distance.count {
        distance[word] = min(distance[word], 1 - Self.dot(vectors, word, vectors, last, size))
        if distance[word] > distance[farthest] { farthest = word }
      }
      seeds.append(farthest)
    }
    var centres = seeds.flatMap { Array(vectors[$0 * size..<($0 + 1) * size]) }
    var assigned = [Int](repeating: 0, count: words)
    for _ in 0..<Self.rounds {
      var sums = [Float](repeating: 0, count: centres.count)
      for word in first..<words {
        var best = 0
        var bestDot: Float = -2
        for centre in 0..<count {
          let dot = Self.dot(vectors, word, centres, centre, size)
          if dot > bestDot { (best, bestDot) = (centre, dot) }
        }
        assigned[word] = best
        // A frequent word has surer vectors: ranks stand in for frequency.
        let weight = 1 / Float(word).squareRoot()
        for index in 0..<size { sums[best * size + index] += weight * vectors[word * size + index] }
      }
      for centre in 0..<count {
        let range = centre * size..<(centre + 1) * size
        let length = sums[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { continue }
        for index in range { centres[index] = sums[index] / length }
      }
    }
    return (0..<words).map { $0 < first ? UInt8($0) : UInt8(first + assigned[$0]) }
  }

  @inline(__always)
  private static func dot(_ left: [Float], _ a: Int, _ right: [Float], _ b: Int, _ size: Int)
    -> Float
  {
    var sum: Float = 0
    for index in 0..<size { sum += left[a * size + index] * right[b * size + index] }
    return sum
  }

  /// Log₁₀ probabilities of a class after two others, in steps; see ``WordClasses``.
  static func table(_ counts: NgramCounts, _ classes: [UInt8]) -> [UInt8] {
    let size = WordClasses.count
    var triples = [Float](repeating: 0, count: size * size * size)
    for (key, count) in zip(counts.keys, counts.counts) {
      let third = Int(classes[Int(key & 0xFFFF)])
      let second = Int(classes[Int(key >> 16 & 0xFFFF)])
      let first = Int(classes[Int(key >> 32 & 0xFFFF)])
      triples[(first * size + second) * size + third] += Float(count)
    }
    var pairs = [Float](repeating: 0, count: size * size)
    var single = [Float](repeating: 0.5, count: size)
    for index in triples.indices {
      pairs[index % (size * size)] += triples[index]
      single[index % size] += triples[index]
    }
    let total = single.reduce(0, +)
    var bytes = [UInt8](repeating: 0, count: triples.count)
    for second in 0..<size {
      let pairTotal = pairs[second * size..<(second + 1) * size].reduce(0, +)
      // Pseudocounts from the shorter context (Jelinek & Mercer 1980).
      let two = (0..<size).map {
        (pairs[second * size + $0] + 20 * single[$0] / total) / (pairTotal + 20)
      }
      for first in 0..<size {
        let start = (first * size + second) * size
        let sum = triples[start..<start + size].reduce(0, +)
        for third in 0..<size {
          let probability = (triples[start + third] + 50 * two[third]) / (sum + 50)
          bytes[start + third] = UInt8(max(0, min(255, -log10(probability) * WordClasses.scale)))
        }
      }
    }
    return bytes
  }
}
