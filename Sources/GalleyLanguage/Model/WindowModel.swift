/// How well a word fits the words on both sides of it.
///
/// A vector log-bilinear model (Mnih & Kavukcuoglu 2013) with a weight for each component and position
/// (Mikolov et al. 2018): the vectors of the words around, weighed by position and added up, times the vector
/// of the word. Where n-grams know nothing, as of most rare words, it still knows what kind of word belongs
/// there.
package struct WindowModel {
  /// Words on either side that are looked at.
  package static let reach = 5
  /// The only number of components there is.
  package static let dimensions = 64

  /// What a window expects in its middle.
  package struct Expectation {
    fileprivate var components = [Float](repeating: 0, count: WindowModel.dimensions)
  }

  package let count: Int
  private let inner: Table
  private let outer: Table
  private let biases: UnsafePointer<Float>
  /// For each position the weights of components, nearest left first, then nearest right.
  private let positions: UnsafePointer<Float>

  /// Rows of components, each row with a scale of its own.
  private struct Table {
    let components: UnsafePointer<Int8>
    let scales: UnsafePointer<Float>

    @inline(__always)
    func row(_ word: ModelWord) -> UnsafePointer<Int8> {
      components + Int(word) * WindowModel.dimensions
    }
  }

  init(_ file: ModelFile) throws(ModelError) {
    let raw = try file.section(.windowHeader)
    guard raw.count == MemoryLayout<WordVectors.Header>.stride else {
      throw file.damaged("its window header has the wrong size")
    }
    let header = raw.loadUnaligned(as: WordVectors.Header.self)
    count = Int(header.count)
    let components = try file.section(.windows, as: Int8.self)
    let numbers = try file.section(.windowNumbers, as: Float.self)
    let size = Self.dimensions
    guard header.dimensions == UInt32(size), count <= 65_536,
      components.count == 2 * count * size, numbers.count == 3 * count + 2 * Self.reach * size,
      let base = components.baseAddress, let scales = numbers.baseAddress
    else { throw file.damaged("its window vectors do not fit") }
    inner = Table(components: base, scales: scales)
    outer = Table(components: base + count * size, scales: scales + count)
    biases = scales + 2 * count
    positions = scales + 3 * count
  }

  /// Whether the model knows a word.
  @inline(__always)
  package func has(_ word: ModelWord) -> Bool { word != 0 && Int(word) < count }

  /// What the words around `places` expect between them.
  ///
  /// - Complexity: ten rows.
  package func expectation(of places: Range<Int>, in words: [ModelWord]) -> Expectation {
    var sum = Expectation()
    let boundary = ModelVocabulary.Class.boundary.rawValue
    sum.components.withUnsafeMutableBufferPointer { sum in
      func add(_ word: ModelWord, _ position: Int) {
        guard has(word) else { return }
        let row = inner.row(word)
        let scale = inner.scales[Int(word)]
        let weights = positions + position * Self.dimensions
        for index in 0..<Self.dimensions {
          sum[index] += Float(row[index]) * scale * weights[index]
        }
      }
      for step in 0..<Self.reach {
        let index = places.lowerBound - 1 - step
        guard index >= 0 else { break }
        add(words[index], step)
        if words[index] == boundary { break }
      }
      for step in 0..<Self.reach {
        let index = places.upperBound + step
        guard index < words.count else { break }
        add(words[index], Self.reach + step)
        if words[index] == boundary { break }
      }
    }
    return sum
  }

  /// Log odds (natural) of a word where a window expects something, as against one that was put there by
  /// chance; nil for a word that the model lacks.
  package func fit(_ word: ModelWord, _ expectation: Expectation) -> Float? {
    guard has(word) else { return nil }
    let row = outer.row(word)
    var sums = SIMD8<Float>()
    for index in stride(from: 0, to: Self.dimensions, by: 8) {
      for lane in 0..<8 {
        sums[lane] += Float(row[index + lane]) * expectation.components[index + lane]
      }
    }
    return sums.sum() * outer.scales[Int(word)] + biases[Int(word)]
  }

  /// How much better the words around a place fit where `meant` stands in it instead of `seen`, in the same
  /// unit.
  package func gainAround(
    _ place: Int, _ seen: ModelWord, _ meant: ModelWord, in words: [ModelWord]
  )
    -> Float
  {
    guard has(seen), has(meant) else { return 0 }
    let (old, new) = (inner.row(seen), inner.row(meant))
    let scales = (old: inner.scales[Int(seen)], new: inner.scales[Int(meant)])
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var gain: Float = 0
    // Seen from a word on the left, the place lies to the right.
    for (direction, offset) in [(-1, Self.reach), (1, 0)] {
      for step in 0..<Self.reach {
        let index = place + direction * (step + 1)
        guard words.indices.contains(index), words[index] != boundary else { break }
        guard has(words[index]) else { continue }
        let row = outer.row(words[index])
        let weights = positions + (offset + step) * Self.dimensions
        var sum: Float = 0
        for index in 0..<Self.dimensions {
          sum +=
            Float(row[index]) * weights[index]
            * (Float(new[index]) * scales.new - Float(old[index]) * scales.old)
        }
        gain += sum * outer.scales[Int(words[index])]
      }
    }
    return gain
  }
}
