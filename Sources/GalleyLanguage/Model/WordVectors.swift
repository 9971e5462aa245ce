/// What words are about: vectors in which words of like surroundings lie close to one another.
package struct WordVectors {
  /// Sizes, as they stand in the file.
  package struct Header: BitwiseCopyable, Sendable {
    package var dimensions: UInt32
    /// The vocabulary's first words have vectors, the rare rest has none.
    package var count: UInt32

    package init(dimensions: Int, count: Int) {
      self.dimensions = UInt32(dimensions)
      self.count = UInt32(count)
    }
  }

  package let dimensions: Int
  package let count: Int
  private let components: UnsafePointer<Int8>

  init(_ file: ModelFile) throws(ModelError) {
    let raw = try file.section(.vectorHeader)
    guard raw.count == MemoryLayout<Header>.stride else {
      throw file.damaged("its vector header has the wrong size")
    }
    let header = raw.loadUnaligned(as: Header.self)
    dimensions = Int(header.dimensions)
    count = Int(header.count)
    let section = try file.section(.vectors, as: Int8.self)
    guard (1...1024).contains(dimensions), count <= 65_536, section.count == dimensions * count,
      let base = section.baseAddress
    else { throw file.damaged("its vectors do not fit") }
    components = base
  }

  /// A sum of words, to compare others with.
  package struct Topic {
    fileprivate(set) var sum: [Float]
    /// How many words are in it.
    package private(set) var count = 0

    fileprivate init(dimensions: Int) { sum = [Float](repeating: 0, count: dimensions) }

    fileprivate mutating func add(_ components: UnsafePointer<Int8>, _ weight: Float, _ change: Int)
    {
      for index in sum.indices { sum[index] += weight * Float(components[index]) }
      count += change
    }
  }

  package var emptyTopic: Topic { Topic(dimensions: dimensions) }

  /// Whether a word has a vector; words that say nothing of a topic have none.
  package func has(_ word: ModelWord) -> Bool {
    guard Int(word) < count else { return false }
    let vector = components + Int(word) * dimensions
    for index in 0..<dimensions where vector[index] != 0 { return true }
    return false
  }

  package func add(_ word: ModelWord, to topic: inout Topic, weight: Float = 1) {
    guard has(word) else { return }
    topic.add(components + Int(word) * dimensions, weight, weight > 0 ? 1 : -1)
  }

  /// Cosine of a word and a topic; nil where either says nothing.
  ///
  /// - Parameter excluded: a word that was added to the topic with this weight, and is left out.
  package func cosine(
    _ word: ModelWord, _ topic: Topic, excluding excluded: (word: ModelWord, weight: Float)? = nil
  ) -> Float? {
    guard has(word), topic.count > 0 else { return nil }
    let vector = components + Int(word) * dimensions
    let other = excluded.flatMap { has($0.word) ? components + Int($0.word) * dimensions : nil }
    let weight = excluded?.weight ?? 0
    var dot: Float = 0
    var left: Float = 0
    var right: Float = 0
    for index in 0..<dimensions {
      let a = Float(vector[index])
      var b = topic.sum[index]
      if let other { b -= weight * Float(other[index]) }
      dot += a * b
      left += a * a
      right += b * b
    }
    guard left > 0, right > 100 else { return nil }
    return dot / (left * right).squareRoot()
  }
}
