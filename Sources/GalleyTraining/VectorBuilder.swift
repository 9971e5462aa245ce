import GalleyLanguage

/// Makes vectors of what words are about, from the words that stand within a few words of them.
struct VectorBuilder {
  /// Words on either side that count as near; words of grammar are passed over.
  private static let window = 8
  /// The most frequent words say nothing of a topic.
  private static let stopWords = 160
  private static let mostContexts = 6000

  private let first: Int
  private let contexts: Int
  private var near: Cooccurrences

  /// - Parameter words: size of the vocabulary.
  init(words: Int, rows: Int) {
    first = Int(ModelVocabulary.firstWord) + VocabularyBuilder.marks.count + Self.stopWords
    contexts = max(1, min(Self.mostContexts, words - first))
    near = Cooccurrences(rows: min(rows, words), columns: contexts)
  }

  mutating func add(_ reading: Reading) {
    let (first, contexts, rows) = (self.first, self.contexts, near.rows)
    let last = first + contexts
    near.counts.withUnsafeMutableBufferPointer { counts in
      var ring = [Int](repeating: -1, count: Self.window)
      var place = 0
      for word in reading.words {
        let word = Int(word)
        guard word >= first, word < rows else { continue }
        for other in ring where other >= 0 {
          if other < last { counts[word * contexts + other - first] += 1 }
          if word < last { counts[other * contexts + word - first] += 1 }
        }
        ring[place] = word
        place = (place + 1) % Self.window
      }
    }
  }

  /// Vectors of unit length as integers of one byte, row by row; of words without context zero.
  mutating func vectors(dimensions: Int) -> [Int8] {
    let vectors = near.vectors(dimensions: dimensions)
    var result = [Int8](repeating: 0, count: vectors.count)
    for row in 0..<near.rows {
      let range = row * dimensions..<(row + 1) * dimensions
      let length = vectors[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { continue }
      // Components seldom exceed a half; finer steps are worth cutting those that do.
      for index in range {
        result[index] = Int8(max(-127, min(127, (vectors[index] / length * 254).rounded())))
      }
    }
    return result
  }
}
