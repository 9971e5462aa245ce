/// Which words are used alike, and which kinds of words follow which.
///
/// What the n-gram model knows of frequent words, this knows of rare ones: that a verb stands behind “to”
/// and a singular noun behind “a”.
package struct WordClasses {
  /// How many classes there are; the most frequent words are classes of their own.
  package static let count = 160
  /// Steps of a stored log₁₀ probability.
  package static let scale: Float = 40

  private let classes: UnsafePointer<UInt8>
  /// Log₁₀ probabilities of a class after two others, negative, in steps.
  private let triples: UnsafePointer<UInt8>

  init(_ file: ModelFile, vocabulary: ModelVocabulary) throws(ModelError) {
    let classes = try file.section(.classes)
    let triples = try file.section(.classTriples)
    guard classes.count == vocabulary.count, triples.count == Self.count * Self.count * Self.count,
      classes.allSatisfy({ Int($0) < Self.count }),
      let first = classes.bindMemory(to: UInt8.self).baseAddress,
      let table = triples.bindMemory(to: UInt8.self).baseAddress
    else { throw file.damaged("its word classes do not fit") }
    self.classes = first
    self.triples = table
  }

  /// Log₁₀ probability of the kind of a word after the kinds of two others.
  @inline(__always)
  package func log(_ word: ModelWord, after second: ModelWord, _ first: ModelWord) -> Float {
    let size = Self.count
    let context = Int(classes[Int(first)]) * size + Int(classes[Int(second)])
    return -Float(triples[context * size + Int(classes[Int(word)])]) / Self.scale
  }
}
