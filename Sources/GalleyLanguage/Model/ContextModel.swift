import CMatrix

/// How well a word fits all that stands around it, far and near.
///
/// Two gated recurrent units (Cho et al. 2014) read the text, one from the left and one from the right; what
/// both have kept where they meet is turned into what is expected there (context2vec, Melamud et al. 2016).
/// Where n-grams see three words, it sees the sentence: the subject that a verb belongs to, what the sentence
/// is about.
package struct ContextModel {
  /// Sizes, as they stand in the file.
  package struct Header: BitwiseCopyable, Sendable, Equatable {
    /// Components of a word's vector; of a unit's state; of the layer in which both states meet.
    package var dimensions: UInt32
    package var size: UInt32
    package var hidden: UInt32
    /// The vocabulary's first words have vectors, the rare rest are read as unknown.
    package var count: UInt32

    package init(dimensions: Int, size: Int, hidden: Int, count: Int) {
      self.dimensions = UInt32(dimensions)
      self.size = UInt32(size)
      self.hidden = UInt32(hidden)
      self.count = UInt32(count)
    }
  }

  /// Where each of the network's matrices lies among its weights.
  package struct Layout: Sendable {
    /// Of the unit that reads from the left, and of the one that reads from the right.
    package let units: [Unit]
    /// From the two states to the layer where they meet, and its biases.
    package let meeting: [Int]
    package let meetingBias: Int
    /// From there to what is expected.
    package let last: Int
    package let lastBias: Int
    package let count: Int

    /// Matrices of a unit: what a word adds to its gates and what its state adds.
    package struct Unit: Sendable {
      package let input: Int
      package let inputBias: Int
      package let state: Int
      package let stateBias: Int
    }

    package init(_ header: Header) {
      let dimensions = Int(header.dimensions)
      let size = Int(header.size)
      let hidden = Int(header.hidden)
      var end = 0
      func take(_ count: Int) -> Int {
        defer { end += count }
        return end
      }
      units = (0..<2).map { _ in
        Unit(
          input: take(dimensions * 3 * size), inputBias: take(3 * size),
          state: take(size * 3 * size), stateBias: take(3 * size))
      }
      meeting = (0..<2).map { _ in take(size * hidden) }
      meetingBias = take(hidden)
      last = take(hidden * dimensions)
      lastBias = take(dimensions)
      count = end
    }
  }

  /// What the two units have kept of a stretch of text. One a worker.
  package final class States {
    /// The words of the text that may be asked about.
    package let places: Range<Int>
    /// Where the stretch that was read begins and ends.
    fileprivate let start: Int
    fileprivate let end: Int
    /// Before each word and behind the last one.
    fileprivate let fromLeft: [Float]
    fileprivate let fromRight: [Float]
    /// How well the words looked at before fit where they stand.
    fileprivate var fits: [Int: Float] = [:]

    fileprivate init(
      places: Range<Int>, start: Int, end: Int, fromLeft: [Float], fromRight: [Float]
    ) {
      self.places = places
      self.start = start
      self.end = end
      self.fromLeft = fromLeft
      self.fromRight = fromRight
    }
  }

  /// What is expected at a place.
  package struct Expectation {
    fileprivate let components: [Float]
  }

  /// Words before a stretch that are read to know where it begins, and words behind it.
  private static let reach = (before: 16, behind: 8)

  package let header: Header
  private let layout: Layout
  private let inner: UnsafePointer<Int8>
  private let outer: UnsafePointer<Int8>
  private let scales: UnsafePointer<Float>
  private let biases: UnsafePointer<Float>
  private let weights: UnsafePointer<Float>

  package init(_ file: ModelFile) throws(ModelError) {
    let raw = try file.section(.contextHeader)
    guard raw.count == MemoryLayout<Header>.stride else {
      throw file.damaged("its context header has the wrong size")
    }
    header = raw.loadUnaligned(as: Header.self)
    let count = Int(header.count)
    // Rare words are read as unknown, which must have a vector.
    guard count > Int(ModelVocabulary.Class.unknown.rawValue), count <= 65_536,
      [header.dimensions, header.size, header.hidden].allSatisfy({
        $0 % 16 == 0 && (1...1024).contains($0)
      })
    else { throw file.damaged("its context has impossible sizes") }
    layout = Layout(header)
    let components = try file.section(.contextWords, as: Int8.self)
    let numbers = try file.section(.contextNumbers, as: Float.self)
    guard components.count == 2 * count * Int(header.dimensions),
      numbers.count == 3 * count + layout.count,
      let base = components.baseAddress, let scales = numbers.baseAddress
    else { throw file.damaged("its context vectors do not fit") }
    inner = base
    outer = base + count * Int(header.dimensions)
    self.scales = scales
    biases = scales + 2 * count
    weights = scales + 3 * count
  }

  /// Whether the model knows a word.
  @inline(__always)
  package func has(_ word: ModelWord) -> Bool { word != 0 && Int(word) < Int(header.count) }

  /// How many words a stretch has best: it is read in pieces side by side, so that each weight is fetched once
  /// for all of them, and the words around a piece that are read along with it weigh little.
  package static let stretch = 1024

  /// Words in a piece.
  private static let pieces = 32...128

  /// Reads a stretch of text.
  ///
  /// - Complexity: O(n), some microseconds a word.
  package func states(of places: Range<Int>, in words: [ModelWord]) -> States {
    let start = max(0, places.lowerBound - Self.neighbourhood.all)
    let end = min(words.count, places.upperBound + Self.neighbourhood.all)
    let length = min(max((end - start + 7) / 8, Self.pieces.lowerBound), Self.pieces.upperBound)
    let pieces = stride(from: start, to: max(start + 1, end), by: length).map {
      $0..<min($0 + length, end)
    }
    func read(_ unit: Layout.Unit, isBackward: Bool) -> [Float] {
      let rows = pieces.map {
        max(
          0, $0.lowerBound - Self.reach.before)..<min(
            words.count, $0.upperBound + Self.reach.behind)
      }
      let size = Int(header.size)
      let states = run(unit, over: rows, in: words, isBackward: isBackward)
      var result: [Float] = []
      result.reserveCapacity((end - start + 1) * size)
      // Between two pieces the one that has read more of the text counts.
      for (index, piece) in pieces.enumerated() {
        let isFirst = index == 0
        let isLast = index == pieces.count - 1
        let lower = isBackward ? piece.lowerBound + (isFirst ? 0 : 1) : piece.lowerBound
        let upper = isBackward ? piece.upperBound + 1 : piece.upperBound + (isLast ? 1 : 0)
        let base = rows[index].lowerBound
        result += states[index][(lower - base) * size..<(upper - base) * size]
      }
      return result
    }
    return States(
      places: places, start: start, end: end,
      fromLeft: read(layout.units[0], isBackward: false),
      fromRight: read(layout.units[1], isBackward: true))
  }

  /// A unit's states before and behind each word of pieces that are read side by side.
  private func run(
    _ unit: Layout.Unit, over rows: [Range<Int>], in words: [ModelWord], isBackward: Bool
  ) -> [[Float]] {
    let dimensions = Int(header.dimensions)
    let size = Int(header.size)
    var inputs = rows.map { row in
      var vectors = [Float](repeating: 0, count: row.count * dimensions)
      for place in row {
        read(words[place], into: &vectors, at: (place - row.lowerBound) * dimensions)
      }
      var input = [Float](repeating: 0, count: row.count * 3 * size)
      fill(&input, 0..<row.count, from: unit.inputBias)
      matrix_multiply_add(&input, vectors, weights + unit.input, row.count, dimensions, 3 * size)
      return input
    }
    var states = rows.map { [Float](repeating: 0, count: ($0.count + 1) * size) }
    var current = [Float](repeating: 0, count: rows.count * size)
    var next = current
    var given = [Float](repeating: 0, count: rows.count * 3 * size)
    var sums = given
    for step in 0..<(rows.map(\.count).max() ?? 0) {
      // One that has come to its end is read no further, but for its place in the matrix.
      for row in rows.indices where step < rows[row].count {
        let index = isBackward ? rows[row].count - 1 - step : step
        copy(&inputs[row], index * 3 * size, to: &given, row * 3 * size, 3 * size)
      }
      fill(&sums, rows.indices, from: unit.stateBias)
      matrix_multiply_add(&sums, current, weights + unit.state, rows.count, size, 3 * size)
      gated_step(&next, nil, given, sums, current, rows.count, size)
      swap(&current, &next)
      for row in rows.indices where step < rows[row].count {
        let index = isBackward ? rows[row].count - 1 - step : step + 1
        copy(&current, row * size, to: &states[row], index * size, size)
      }
    }
    return states
  }

  /// Sets each of the rows to a unit's biases.
  private func fill(_ values: inout [Float], _ rows: Range<Int>, from bias: Int) {
    let width = 3 * Int(header.size)
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for row in rows { (base + row * width).update(from: weights + bias, count: width) }
    }
  }

  private func copy(
    _ source: inout [Float], _ from: Int, to target: inout [Float], _ to: Int, _ count: Int
  ) {
    source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        (target + to).update(from: source + from, count: count)
      }
    }
  }

  /// What the words around `places` expect between them.
  ///
  /// - Parameter states: of a stretch that has the places.
  package func expectation(of places: Range<Int>, _ states: States) -> Expectation {
    let size = Int(header.size)
    return states.fromLeft.withUnsafeBufferPointer { left in
      states.fromRight.withUnsafeBufferPointer { right in
        expectation(
          UnsafeBufferPointer(
            rebasing: left[(places.lowerBound - states.start) * size..<left.count]),
          UnsafeBufferPointer(
            rebasing: right[(places.upperBound - states.start) * size..<right.count]))
      }
    }
  }

  /// What is expected where two states meet.
  private func expectation(_ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>)
    -> Expectation
  {
    let size = Int(header.size)
    let hidden = Int(header.hidden)
    var layer = Array(UnsafeBufferPointer(start: weights + layout.meetingBias, count: hidden))
    var result = Array(
      UnsafeBufferPointer(start: weights + layout.lastBias, count: Int(header.dimensions)))
    for (state, start) in zip([left, right], layout.meeting) {
      matrix_multiply_add(&layer, state.baseAddress, weights + start, 1, size, hidden)
    }
    for index in 0..<hidden { layer[index] = max(0, layer[index]) }
    matrix_multiply_add(
      &result, layer, weights + layout.last, 1, hidden, Int(header.dimensions))
    return Expectation(components: result)
  }

  /// Puts the vector of a word among others.
  private func read(_ word: ModelWord, into vectors: inout [Float], at start: Int) {
    let known = Int(word) < Int(header.count) ? word : ModelVocabulary.Class.unknown.rawValue
    let dimensions = Int(header.dimensions)
    let row = inner + Int(known) * dimensions
    let scale = scales[Int(known)]
    for index in 0..<dimensions { vectors[start + index] = Float(row[index]) * scale }
  }

  /// A unit's state after one more word.
  private func step(_ state: [Float], _ word: ModelWord, _ unit: Layout.Unit) -> [Float] {
    let size = Int(header.size)
    let dimensions = Int(header.dimensions)
    var vector = [Float](repeating: 0, count: dimensions)
    read(word, into: &vector, at: 0)
    var input = Array(UnsafeBufferPointer(start: weights + unit.inputBias, count: 3 * size))
    var sums = Array(UnsafeBufferPointer(start: weights + unit.stateBias, count: 3 * size))
    var next = [Float](repeating: 0, count: size)
    matrix_multiply_add(&input, vector, weights + unit.input, 1, dimensions, 3 * size)
    matrix_multiply_add(&sums, state, weights + unit.state, 1, size, 3 * size)
    gated_step(&next, nil, input, sums, state, 1, size)
    return next
  }

  /// Words on either side that ``gainAround(_:_:_:in:reach:)`` looks at: the nearest, which tell most, and all.
  package static let neighbourhood = (near: 2, all: 4)

  /// How much better the words around `places` fit where others stand in these, as natural logarithm: those next to
  /// them, and those farther off.
  ///
  /// Of a word that is far likelier here than by chance, training does not learn how far: no fit counts for
  /// more than certainty.
  ///
  /// - Parameters:
  ///   - states: of a stretch that has the places.
  ///   - reach: words on either side.
  /// - Complexity: five steps of the network for each word of the reach.
  package func gainAround(
    _ places: Range<Int>, _ replacement: Hypothesis.Words, _ states: States, in words: [ModelWord],
    reach: Int
  ) -> (near: Float, far: Float) {
    let size = Int(header.size)
    let isNear =
      places.lowerBound - Self.neighbourhood.near..<places.upperBound + Self.neighbourhood.near
    var gain: (near: Float, far: Float) = (0, 0)
    func add(_ place: Int, _ left: ArraySlice<Float>, _ right: ArraySlice<Float>) {
      let new = left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { expectation(left, $0) }
      }
      guard let after = fit(words[place], new), let before = fitAsItStands(place, states, in: words)
      else { return }
      let difference = min(0, after) - min(0, before)
      if isNear.contains(place) { gain.near += difference } else { gain.far += difference }
    }
    func left(_ place: Int) -> ArraySlice<Float> {
      states.fromLeft[(place - states.start) * size..<(place - states.start + 1) * size]
    }
    func right(_ place: Int) -> ArraySlice<Float> {
      states.fromRight[(place - states.start) * size..<(place - states.start + 1) * size]
    }
    var state = Array(left(places.lowerBound))
    for index in 0..<replacement.count { state = step(state, replacement[index], layout.units[0]) }
    let end = min(states.end, places.upperBound + reach)
    for place in places.upperBound..<max(places.upperBound, end) {
      add(place, state[...], right(place + 1))
      if place + 1 < end { state = step(state, words[place], layout.units[0]) }
    }
    state = Array(right(places.upperBound))
    for index in (0..<replacement.count).reversed() {
      state = step(state, replacement[index], layout.units[1])
    }
    let start = max(states.start, places.lowerBound - reach)
    for place in (min(start, places.lowerBound)..<places.lowerBound).reversed() {
      add(place, left(place), state[...])
      if place > start { state = step(state, words[place], layout.units[1]) }
    }
    return gain
  }

  /// How well a word of the text fits where it stands.
  private func fitAsItStands(_ place: Int, _ states: States, in words: [ModelWord]) -> Float? {
    if let known = states.fits[place] { return known }
    let found = fit(words[place], expectation(of: place..<place + 1, states))
    states.fits[place] = found
    return found
  }

  /// Natural logarithm of the probability of a word where something is expected, up to a constant that is
  /// near zero; nil for a word that the model lacks.
  package func fit(_ word: ModelWord, _ expectation: Expectation) -> Float? {
    guard has(word) else { return nil }
    let row = outer + Int(word) * Int(header.dimensions)
    var sum: Float = 0
    for index in expectation.components.indices {
      sum += Float(row[index]) * expectation.components[index]
    }
    return sum * scales[Int(header.count) + Int(word)] + biases[Int(word)]
  }
}
