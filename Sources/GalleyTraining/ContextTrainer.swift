import Foundation
import GalleyLanguage

/// Trains a ``ContextModel`` on running text.
///
/// Each word of a text is predicted from all around it: told from words drawn by frequency (noise-contrastive
/// estimation, Gutmann & Hyvärinen 2010, with noise shared by a batch, Zoph et al. 2016), and from its own
/// neighbours, from which it must be told later. Adam (Kingma & Ba 2015) for the network, Adagrad (Duchi et
/// al. 2011) by rows for the vectors of words. The same text gives the same model on the same kind of
/// processor: the halves of a batch are added up in a fixed order.
package final class ContextTrainer {
  /// Sizes and steps.
  package struct Options: Sendable, Codable {
    /// Components of a word's vector, of a unit's state, and of the layer where both states meet; multiples
    /// of 16.
    package var dimensions = 64
    package var size = 128
    package var hidden = 192
    /// Words of text in a row, and how many rows each half of a batch has.
    package var length = 32
    package var rows = 32
    /// Words drawn by frequency for a half of a batch (a multiple of 16), and neighbours for a word.
    package var noise = 256
    package var neighbours = 5
    /// How much of the text is gone through, 0…1.
    package var share = 1.0
    /// Batches over which steps grow to their length.
    package var warming = 500
    /// Length of the first steps; the last ones are shorter by ``lastStep``.
    package var networkStep: Float = 2e-3
    package var vectorStep: Float = 0.1
    package var lastStep: Float = 0.04

    package init() {}
  }

  let header: ContextModel.Header
  let options: Options
  let layout: ContextModel.Layout
  let count: Int
  let neighbours: (starts: [UInt32], entries: [Neighbours.Neighbour])
  /// Words in proportion to their frequency to the power of three quarters, and the log probability with
  /// which each is drawn.
  var noise: [ModelWord] = []
  var noiseLog: [Float]
  private let memory = NumberMemory()
  private var random = Random(seed: 0x9E37_79B9_7F4A_7C15)
  let weights: Row
  private let moments: (first: Row, second: Row)
  let inner: Table
  let outer: Table
  private let halves: [Half]

  typealias Row = UnsafeMutablePointer<Float>

  /// Numbers by chance, always the same.
  struct Random {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      // A shift binds tighter than a product.
      return Int(truncatingIfNeeded: ((state >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }
    /// Between -1 and 1.
    mutating func number() -> Float { Float(next(1 << 24)) / Float(1 << 23) - 1 }
  }

  /// Vectors of words, and how far each was moved.
  struct Table {
    let values: Row
    let biases: Row
    /// Sums of squared errors, for the vector and for the bias.
    let squares: Row
  }

  /// - Parameters:
  ///   - counts: occurrences of each word of the vocabulary.
  ///   - neighbours: of each word, as the model has them.
  init(
    counts: [Int], rows: Int, neighbours: (starts: [UInt32], entries: [Neighbours.Neighbour]),
    options: Options = Options()
  ) {
    count = min(rows, counts.count)
    self.options = options
    self.neighbours = neighbours
    header = ContextModel.Header(
      dimensions: options.dimensions, size: options.size, hidden: options.hidden, count: count)
    layout = ContextModel.Layout(header)
    let total = Float(max(1, counts.reduce(0, +)))
    let powers = counts.prefix(count).enumerated().map { word, count in
      word == 0 ? 0 : pow(Double(max(1, count)), 0.75)
    }
    let sum = powers.reduce(0, +)
    for (word, power) in powers.enumerated() where power > 0 {
      let share = max(1, Int(power / sum * Double(1 << 22)))
      noise += [ModelWord](repeating: ModelWord(word), count: share)
    }
    noiseLog = powers.map { Float(log(max($0, 1e-9) / sum)) }
    let zeros = memory.zeros
    weights = zeros(layout.count)
    moments = (zeros(layout.count), zeros(layout.count))
    let size = count * options.dimensions
    inner = Table(values: zeros(size), biases: zeros(count), squares: zeros(2 * count))
    outer = Table(values: zeros(size), biases: zeros(count), squares: zeros(2 * count))
    let words = count
    let network = layout.count
    halves = (0..<2).map { _ in Half(options, words: words, weights: network) }
    for index in 0..<size {
      inner.values[index] = random.number() * 0.3
      outer.values[index] = random.number() * 0.05
    }
    for word in 0..<count { outer.biases[word] = log(max(1, Float(counts[word])) / total) }
    func fill(_ start: Int, _ count: Int, _ width: Float) {
      for index in start..<start + count { weights[index] = random.number() * width }
    }
    let (dimensions, units) = (options.dimensions, options.size)
    for unit in layout.units {
      fill(unit.input, dimensions * 3 * units, (3 / Float(dimensions)).squareRoot())
      fill(unit.state, units * 3 * units, 1 / Float(units).squareRoot())
    }
    for start in layout.meeting {
      fill(start, units * options.hidden, (6 / Float(2 * units + options.hidden)).squareRoot())
    }
    fill(
      layout.last, options.hidden * dimensions,
      (6 / Float(options.hidden + dimensions)).squareRoot())
  }

  /// Goes through a text once, in an order by chance.
  ///
  /// - Parameters:
  ///   - text: words of the vocabulary, sentences between boundaries.
  ///   - progress: gets the share that is done, and the mean loss since the last call.
  func train(_ text: [ModelWord], progress: (Double, Double) -> Void) {
    let length = options.length
    var order = Array(0..<UInt32(text.count / length))
    for index in order.indices.reversed() { order.swapAt(index, random.next(index + 1)) }
    order.removeLast(Int(Double(order.count) * (1 - options.share)))
    let rows = options.rows
    let batches = order.count / (2 * rows)
    let words = count
    nonisolated(unsafe) let trainer = self
    let helper = SecondThread()
    defer { helper.finish() }
    text.withUnsafeBufferPointer { text in
      for batch in 0..<batches {
        let done = Double(batch) / Double(batches)
        for (index, half) in halves.enumerated() {
          let first = (batch * 2 + index) * rows
          for row in 0..<rows {
            let start = Int(order[first + row]) * length
            for step in 0..<length {
              let word = text[start + step]
              half.words[step * rows + row] =
                Int(word) < words ? word : ModelVocabulary.Class.unknown.rawValue
            }
          }
          half.seed(random.next(1 << 30))
        }
        helper.perform { trainer.learn(trainer.halves[1]) }
        learn(halves[0])
        helper.wait()
        update(batch, Float(done))
        if batch % 500 == 499 {
          progress(done, halves.reduce(0) { $0 + $1.takeLoss() } / 2)
        }
      }
    }
  }

  // MARK: - Steps

  private func update(_ batch: Int, _ done: Float) {
    let length = 1 + (options.lastStep - 1) * done
    let tokens = Float(2 * options.length * options.rows)
    let warm = min(1, Float(batch + 1) / Float(options.warming))
    let networkRate = options.networkStep * length * warm
    let vectorRate = options.vectorStep * length
    let (one, two) = (halves[0].errors, halves[1].errors)
    var norm: Float = 0
    for index in 0..<layout.count {
      one[index] = (one[index] + two[index]) / tokens
      norm += one[index] * one[index]
    }
    let scale = min(1, 1 / max(norm.squareRoot(), 1e-9))
    let bias = (1 - pow(0.9, Float(batch + 1)), 1 - pow(0.999, Float(batch + 1)))
    for index in 0..<layout.count {
      let error = one[index] * scale
      moments.first[index] += 0.1 * (error - moments.first[index])
      moments.second[index] += 0.001 * (error * error - moments.second[index])
      weights[index] -=
        networkRate * (moments.first[index] / bias.0)
        / ((moments.second[index] / bias.1).squareRoot() + 1e-8)
    }
    for (table, errors) in [
      (inner, halves.map(\.inner)), (outer, halves.map(\.outer)),
    ] {
      for side in 0..<2 {
        for word in errors[side].touched {
          // A word that both halves have touched is moved once.
          move(Int(word), table, errors[0], errors[1], vectorRate)
        }
      }
      for side in errors { side.clear() }
    }
  }

  @inline(__always)
  private func move(
    _ word: Int, _ table: Table, _ one: Half.Errors, _ two: Half.Errors, _ rate: Float
  ) {
    let dimensions = options.dimensions
    let (left, right) = (one.values + word * dimensions, two.values + word * dimensions)
    var square: Float = 0
    for index in 0..<dimensions {
      left[index] += right[index]
      right[index] = 0
      square += left[index] * left[index]
    }
    let bias = one.biases[word] + two.biases[word]
    guard square > 0 || bias != 0 else { return }
    table.squares[2 * word] += square / Float(dimensions)
    table.squares[2 * word + 1] += bias * bias
    let step = rate / (table.squares[2 * word] + 1e-8).squareRoot()
    let values = table.values + word * dimensions
    for index in 0..<dimensions {
      values[index] -= step * left[index]
      left[index] = 0
    }
    table.biases[word] -= rate * bias / (table.squares[2 * word + 1] + 1e-8).squareRoot()
    one.biases[word] = 0
    two.biases[word] = 0
  }

  // MARK: - The result

  /// Components of words as integers of one byte, those that are read and then those that are expected; and
  /// numbers: their scales, biases, and the network.
  func quantised() -> (components: [Int8], numbers: [Float]) {
    let dimensions = options.dimensions
    var components: [Int8] = []
    components.reserveCapacity(2 * count * dimensions)
    var scales: [Float] = []
    for table in [inner, outer] {
      for word in 0..<count {
        let row = UnsafeBufferPointer(start: table.values + word * dimensions, count: dimensions)
        let most = row.reduce(0) { max($0, abs($1)) }
        let scale = most / 127
        scales.append(scale)
        components += row.map { most > 0 ? Int8(($0 / scale).rounded()) : 0 }
      }
    }
    let biases = UnsafeBufferPointer(start: outer.biases, count: count)
    return (components, scales + biases + UnsafeBufferPointer(start: weights, count: layout.count))
  }
}
