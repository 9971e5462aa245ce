import GalleyLanguage

extension ContextTrainer {
  /// What one half of a batch needs, and what it finds.
  final class Half {
    private let memory = NumberMemory()
    let words: UnsafeMutablePointer<ModelWord>
    var random = Random(seed: 1)
    var loss = (sum: 0.0, count: 0)
    let vectors: Row
    let vectorErrors: Row
    /// For each unit.
    let inputs: [Row]
    let sums: [Row]
    let gates: [Row]
    let states: [Row]
    let stateErrors: [Row]
    let inputErrors: Row
    let sumErrors: Row
    let layer: Row
    let layerErrors: Row
    let expected: Row
    let expectedErrors: Row
    let drawn: UnsafeMutablePointer<ModelWord>
    let drawnVectors: Row
    let drawnTransposed: Row
    let drawnErrors: Row
    let odds: Row
    /// What is wrong with the network, and with words' vectors.
    let errors: Row
    let inner: Errors
    let outer: Errors
    let scratch: Row

    /// Errors of words' vectors, and which words have any.
    final class Errors {
      let values: Row
      let biases: Row
      private(set) var touched: [ModelWord] = []
      private var isTouched: [Bool]

      init(words: Int, dimensions: Int, _ memory: NumberMemory) {
        values = memory.zeros(words * dimensions)
        biases = memory.zeros(words)
        isTouched = [Bool](repeating: false, count: words)
      }

      @inline(__always)
      func touch(_ word: ModelWord) {
        guard !isTouched[Int(word)] else { return }
        isTouched[Int(word)] = true
        touched.append(word)
      }

      func clear() {
        for word in touched { isTouched[Int(word)] = false }
        touched.removeAll(keepingCapacity: true)
      }
    }

    init(_ options: Options, words: Int, weights: Int) {
      let (steps, rows) = (options.length, options.rows)
      let count = steps * rows
      let (dimensions, size, hidden) = (options.dimensions, options.size, options.hidden)
      self.words = .allocate(capacity: count)
      let zeros = memory.zeros
      vectors = zeros(count * dimensions)
      vectorErrors = zeros(count * dimensions)
      inputs = (0..<2).map { _ in zeros(count * 3 * size) }
      sums = (0..<2).map { _ in zeros(count * 3 * size) }
      gates = (0..<2).map { _ in zeros(count * 3 * size) }
      states = (0..<2).map { _ in zeros((count + rows) * size) }
      stateErrors = (0..<2).map { _ in zeros((count + rows) * size) }
      inputErrors = zeros(count * 3 * size)
      sumErrors = zeros(count * 3 * size)
      layer = zeros(count * hidden)
      layerErrors = zeros(count * hidden)
      expected = zeros(count * dimensions)
      expectedErrors = zeros(count * dimensions)
      drawn = .allocate(capacity: options.noise)
      drawnVectors = zeros(options.noise * dimensions)
      drawnTransposed = zeros(options.noise * dimensions)
      drawnErrors = zeros(options.noise * dimensions)
      odds = zeros(count * options.noise)
      errors = zeros(weights)
      inner = Errors(words: words, dimensions: dimensions, memory)
      outer = Errors(words: words, dimensions: dimensions, memory)
      scratch = zeros(max(hidden, 3 * size) * max(hidden, size, dimensions))
    }

    deinit {
      words.deallocate()
      drawn.deallocate()
    }

    func seed(_ number: Int) {
      random = Random(seed: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
    }

    func takeLoss() -> Double {
      defer { loss = (0, 0) }
      return loss.sum / Double(max(1, loss.count))
    }
  }
}
