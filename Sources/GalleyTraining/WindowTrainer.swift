import Foundation
import GalleyLanguage

/// Trains a ``WindowModel`` by telling the words of a text from others put in their place.
///
/// Negative sampling (Mikolov et al. 2013) by stochastic gradient descent in a fixed order. Half of the
/// other words are drawn by frequency, the other half are the word's own neighbours: it is those from which
/// the word must be told later.
struct WindowTrainer {
  private static let reach = WindowModel.reach
  /// Other words for each word of the text.
  private static let others = (any: 4, neighbours: 3)
  /// Words that are more frequent than this (share of the text) are looked at less often, by the square root.
  private static let often = 0.001
  private static let rate: (first: Float, last: Float) = (0.04, 0.001)
  /// Words of text that are gone through in one go; the order of these is random.
  private static let chunk = 8192

  private let rows: Int
  private let neighbours: (starts: [UInt32], entries: [Neighbours.Neighbour])
  private var inner: [SIMD8<Float>] = []
  private var outer: [SIMD8<Float>]
  private var biases: [Float]
  private var positions: [SIMD8<Float>]
  private var random: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Words in proportion to their frequency to the power of three quarters.
  private var noise: [ModelWord] = []
  private var keep: [Float] = []

  /// - Parameters:
  ///   - counts: occurrences of each word of the vocabulary.
  ///   - neighbours: of each word, as the model has them.
  init(counts: [Int], rows: Int, neighbours: (starts: [UInt32], entries: [Neighbours.Neighbour])) {
    self.rows = min(rows, counts.count)
    self.neighbours = neighbours
    outer = [SIMD8<Float>](repeating: SIMD8(), count: self.rows * Self.lanes)
    biases = [Float](repeating: 0, count: self.rows)
    positions = [SIMD8<Float>](
      repeating: SIMD8(repeating: 0.3), count: 2 * Self.reach * Self.lanes)
    inner.reserveCapacity(self.rows * Self.lanes)
    for _ in 0..<self.rows * Self.lanes {
      var vector = SIMD8<Float>()
      for lane in 0..<8 { vector[lane] = (Float(next(65_536)) / 65_536 - 0.5) / 4 }
      inner.append(vector)
    }
    let total = Double(max(1, counts.reduce(0, +)))
    let powers = counts.prefix(self.rows).map { pow(Double($0), 0.75) }
    let sum = powers.reduce(0, +)
    for (word, power) in powers.enumerated() where power > 0 {
      let share = max(1, Int(power / sum * Double(1 << 22)))
      noise += [ModelWord](repeating: ModelWord(word), count: share)
    }
    keep = counts.prefix(self.rows).map { count in
      count == 0 ? 1 : Float(min(1, (Self.often * total / Double(count)).squareRoot()))
    }
  }

  private mutating func next(_ bound: Int) -> Int {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return Int(truncatingIfNeeded: (random >> 32) &* UInt64(truncatingIfNeeded: bound) >> 32)
  }

  /// Goes through a text.
  ///
  /// - Parameters:
  ///   - text: words of the vocabulary, sentences between boundaries.
  ///   - rounds: how often.
  mutating func train(_ text: [ModelWord], rounds: Int, progress: (Double) -> Void) {
    let chunks = (text.count + Self.chunk - 1) / Self.chunk
    guard chunks > 0, !noise.isEmpty else { return }
    for round in 0..<rounds {
      var order = Array(0..<chunks)
      for index in order.indices.reversed() { order.swapAt(index, next(index + 1)) }
      for (number, chunk) in order.enumerated() {
        let done = (Double(round) + Double(number) / Double(chunks)) / Double(rounds)
        if number % 64 == 0 { progress(done) }
        let rate = Self.rate.first + (Self.rate.last - Self.rate.first) * Float(done)
        let start = chunk * Self.chunk
        learn(text, start..<min(text.count, start + Self.chunk), rate)
      }
    }
  }

  private mutating func learn(_ text: [ModelWord], _ range: Range<Int>, _ rate: Float) {
    let (rows, reach, keep, noise, neighbours) = (self.rows, Self.reach, keep, noise, neighbours)
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var random = self.random
    func draw(_ bound: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(truncatingIfNeeded: (random >> 32) &* UInt64(truncatingIfNeeded: bound) >> 32)
    }
    withRows { inner, outer, biases, positions in
      let expectation = Row.allocate(capacity: Self.lanes)
      let error = Row.allocate(capacity: Self.lanes)
      defer {
        expectation.deallocate()
        error.deallocate()
      }
      func step(_ word: Int, _ label: Float) {
        let row = outer + word * Self.lanes
        var sums = row[0] * expectation[0]
        for lane in 1..<Self.lanes { sums += row[lane] * expectation[lane] }
        let half = sums.lowHalf + sums.highHalf
        let quarter = half.lowHalf + half.highHalf
        let odds = quarter.x + quarter.y + biases[word]
        let gradient = rate * (label - 1 / (1 + exp(-odds)))
        let factor = SIMD8<Float>(repeating: gradient)
        for lane in 0..<Self.lanes {
          error[lane] += row[lane] * factor
          row[lane] += expectation[lane] * factor
        }
        biases[word] += gradient
      }
      var around: [(row: Row, weights: Row)] = []
      around.reserveCapacity(2 * reach)
      for place in range {
        let word = text[place]
        guard word != 0, word != boundary, Int(word) < rows,
          Float(draw(65_536)) < keep[Int(word)] * 65_536
        else { continue }
        around.removeAll(keepingCapacity: true)
        for side in 0...1 {
          for distance in 0..<reach {
            let index = side == 0 ? place - 1 - distance : place + 1 + distance
            guard index >= 0, index < text.count else { break }
            let other = text[index]
            if other != 0, Int(other) < rows {
              around.append(
                (
                  inner + Int(other) * Self.lanes,
                  positions + (side * reach + distance) * Self.lanes
                ))
            }
            if other == boundary { break }
          }
        }
        for lane in 0..<Self.lanes {
          expectation[lane] = SIMD8()
          error[lane] = SIMD8()
        }
        for (row, weights) in around {
          for lane in 0..<Self.lanes { expectation[lane] += row[lane] * weights[lane] }
        }
        step(Int(word), 1)
        for _ in 0..<Self.others.any {
          let other = noise[draw(noise.count)]
          if other != word { step(Int(other), 0) }
        }
        let first = Int(neighbours.starts[Int(word)])
        let count = Int(neighbours.starts[Int(word) + 1]) - first
        if count > 0 {
          for _ in 0..<Self.others.neighbours {
            let other = neighbours.entries[first + draw(count)].word
            if Int(other) < rows { step(Int(other), 0) }
          }
        }
        for (row, weights) in around {
          for lane in 0..<Self.lanes {
            let (old, weight) = (row[lane], weights[lane])
            row[lane] = old + error[lane] * weight
            // The few weights of positions are moved by every word of the text, and more carefully.
            weights[lane] = weight + error[lane] * old * 0.1
          }
        }
      }
    }
    self.random = random
  }

  private typealias Row = UnsafeMutablePointer<SIMD8<Float>>
  /// Vectors of eight in a row.
  private static let lanes = WindowModel.dimensions / 8

  /// The tables as memory.
  private mutating func withRows(
    _ body: (_ inner: Row, _ outer: Row, _ biases: UnsafeMutablePointer<Float>, _ positions: Row)
      -> Void
  ) {
    inner.withUnsafeMutableBufferPointer { inner in
      outer.withUnsafeMutableBufferPointer { outer in
        biases.withUnsafeMutableBufferPointer { biases in
          positions.withUnsafeMutableBufferPointer { positions in
            guard let inner = inner.baseAddress, let outer = outer.baseAddress,
              let biases = biases.baseAddress, let positions = positions.baseAddress
            else { return }
            body(inner, outer, biases, positions)
          }
        }
      }
    }
  }

  /// Components as integers of one byte, the inner rows and then the outer ones; and numbers: scales of the
  /// rows, biases, weights of positions.
  func quantised() -> (components: [Int8], numbers: [Float]) {
    var components: [Int8] = []
    components.reserveCapacity(2 * rows * WindowModel.dimensions)
    var scales: [Float] = []
    for table in [inner, outer] {
      for row in 0..<rows {
        let numbers = Self.numbers(table[row * Self.lanes..<(row + 1) * Self.lanes])
        let most = numbers.reduce(0) { max($0, abs($1)) }
        let scale = most / 127
        scales.append(scale)
        components += numbers.map { most > 0 ? Int8(($0 / scale).rounded()) : 0 }
      }
    }
    return (components, scales + biases + Self.numbers(positions[...]))
  }

  private static func numbers(_ vectors: ArraySlice<SIMD8<Float>>) -> [Float] {
    vectors.flatMap { vector in (0..<8).map { vector[$0] } }
  }
}
