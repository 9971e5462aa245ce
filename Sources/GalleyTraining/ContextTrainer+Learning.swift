import CMatrix
import Foundation
import GalleyLanguage

extension ContextTrainer {
  /// A matrix with rows and columns exchanged.
  private func transpose(_ matrix: Row, _ rows: Int, _ columns: Int, into result: Row) {
    for row in 0..<rows {
      for column in 0..<columns { result[column * rows + row] = matrix[row * columns + column] }
    }
  }

  private func addRows(_ rows: Row, _ count: Int, _ width: Int, to sum: Row) {
    for row in 0..<count {
      let values = rows + row * width
      for index in 0..<width { sum[index] += values[index] }
    }
  }

  private func repeatRow(_ row: Row, _ count: Int, _ width: Int, into result: Row) {
    for index in 0..<count { (result + index * width).update(from: row, count: width) }
  }

  /// Reads the half's text, and finds what is wrong with each weight.
  func learn(_ half: Half) {
    let (steps, rows) = (options.length, options.rows)
    let count = steps * rows
    let (dimensions, size, hidden) = (options.dimensions, options.size, options.hidden)
    half.errors.update(repeating: 0, count: layout.count)
    for index in 0..<count {
      (half.vectors + index * dimensions).update(
        from: inner.values + Int(half.words[index]) * dimensions, count: dimensions)
    }
    for (index, unit) in layout.units.enumerated() {
      repeatRow(weights + unit.inputBias, count, 3 * size, into: half.inputs[index])
      matrix_multiply_add(
        half.inputs[index], half.vectors, weights + unit.input, count, dimensions, 3 * size)
      repeatRow(weights + unit.stateBias, count, 3 * size, into: half.sums[index])
      for step in 0..<steps {
        let (place, last, next) = Self.slots(step, steps, isBackward: index == 1)
        let sums = half.sums[index] + place * rows * 3 * size
        let state = half.states[index] + last * rows * size
        matrix_multiply_add(sums, state, weights + unit.state, rows, size, 3 * size)
        gated_step(
          half.states[index] + next * rows * size, half.gates[index] + place * rows * 3 * size,
          half.inputs[index] + place * rows * 3 * size, sums, state, rows, size)
      }
    }
    let around = [half.states[0], half.states[1] + rows * size]
    repeatRow(weights + layout.meetingBias, count, hidden, into: half.layer)
    for index in 0..<2 {
      matrix_multiply_add(
        half.layer, around[index], weights + layout.meeting[index], count, size, hidden)
    }
    for index in 0..<count * hidden { half.layer[index] = max(0, half.layer[index]) }
    repeatRow(weights + layout.lastBias, count, dimensions, into: half.expected)
    matrix_multiply_add(
      half.expected, half.layer, weights + layout.last, count, hidden, dimensions)

    half.expectedErrors.update(repeating: 0, count: count * dimensions)
    compareWithNoise(half)
    compareWithNeighbours(half)

    // The way back.
    let errors = half.errors
    matrix_multiply_add_transposed(
      errors + layout.last, half.layer, half.expectedErrors, hidden, count, dimensions)
    addRows(half.expectedErrors, count, dimensions, to: errors + layout.lastBias)
    transpose(weights + layout.last, hidden, dimensions, into: half.scratch)
    half.layerErrors.update(repeating: 0, count: count * hidden)
    matrix_multiply_add(
      half.layerErrors, half.expectedErrors, half.scratch, count, dimensions, hidden)
    for index in 0..<count * hidden where half.layer[index] <= 0 { half.layerErrors[index] = 0 }
    addRows(half.layerErrors, count, hidden, to: errors + layout.meetingBias)
    half.vectorErrors.update(repeating: 0, count: count * dimensions)
    for (index, unit) in layout.units.enumerated() {
      matrix_multiply_add_transposed(
        errors + layout.meeting[index], around[index], half.layerErrors, size, count, hidden)
      let stateErrors = half.stateErrors[index]
      stateErrors.update(repeating: 0, count: (count + rows) * size)
      transpose(weights + layout.meeting[index], size, hidden, into: half.scratch)
      matrix_multiply_add(
        stateErrors + index * rows * size, half.layerErrors, half.scratch, count, hidden, size)
      transpose(weights + unit.state, size, 3 * size, into: half.scratch)
      for step in (0..<steps).reversed() {
        let (place, last, next) = Self.slots(step, steps, isBackward: index == 1)
        let sumErrors = half.sumErrors + place * rows * 3 * size
        gated_step_back(
          stateErrors + last * rows * size, half.inputErrors + place * rows * 3 * size, sumErrors,
          stateErrors + next * rows * size, half.gates[index] + place * rows * 3 * size,
          half.sums[index] + place * rows * 3 * size, half.states[index] + last * rows * size, rows,
          size)
        matrix_multiply_add(
          stateErrors + last * rows * size, sumErrors, half.scratch, rows, 3 * size, size)
      }
      let last = half.states[index] + (index == 1 ? rows * size : 0)
      matrix_multiply_add_transposed(
        errors + unit.state, last, half.sumErrors, size, count, 3 * size)
      addRows(half.sumErrors, count, 3 * size, to: errors + unit.stateBias)
      matrix_multiply_add_transposed(
        errors + unit.input, half.vectors, half.inputErrors, dimensions, count, 3 * size)
      addRows(half.inputErrors, count, 3 * size, to: errors + unit.inputBias)
      transpose(weights + unit.input, dimensions, 3 * size, into: half.scratch)
      matrix_multiply_add(
        half.vectorErrors, half.inputErrors, half.scratch, count, 3 * size, dimensions)
    }
    for index in 0..<count {
      let word = half.words[index]
      half.inner.touch(word)
      let sum = half.inner.values + Int(word) * dimensions
      let error = half.vectorErrors + index * dimensions
      for component in 0..<dimensions { sum[component] += error[component] }
    }
  }

  /// Which word a step reads, where the state before it lies, and where the one behind it.
  private static func slots(_ step: Int, _ steps: Int, isBackward: Bool) -> (Int, Int, Int) {
    isBackward ? (steps - 1 - step, steps - step, steps - 1 - step) : (step, step, step + 1)
  }

  /// Whether a word of the text is one that is learned to be expected.
  @inline(__always)
  private static func isExpected(_ word: ModelWord) -> Bool {
    word != 0 && word != ModelVocabulary.Class.boundary.rawValue
  }

  private func compareWithNoise(_ half: Half) {
    let count = options.length * options.rows
    let dimensions = options.dimensions
    let drawn = options.noise
    for index in 0..<drawn {
      let word = noise[half.random.next(noise.count)]
      half.drawn[index] = word
      (half.drawnVectors + index * dimensions).update(
        from: outer.values + Int(word) * dimensions, count: dimensions)
    }
    transpose(half.drawnVectors, drawn, dimensions, into: half.drawnTransposed)
    let shift = log(Float(drawn))
    let biases = half.drawnErrors
    for index in 0..<drawn {
      let word = Int(half.drawn[index])
      biases[index] = outer.biases[word] - noiseLog[word] - shift
    }
    repeatRow(biases, count, drawn, into: half.odds)
    matrix_multiply_add(
      half.odds, half.expected, half.drawnTransposed, count, dimensions, drawn)
    logistic_all(half.odds, count * drawn)
    for index in 0..<count {
      let word = half.words[index]
      guard Self.isExpected(word) else {
        (half.odds + index * drawn).update(repeating: 0, count: drawn)
        continue
      }
      let expected = half.expected + index * dimensions
      let vector = outer.values + Int(word) * dimensions
      let odds =
        Self.product(expected, vector, dimensions) + outer.biases[Int(word)]
        - noiseLog[Int(word)] - shift
      let error = 1 / (1 + exp(-odds)) - 1
      half.loss.sum += Double(-log(max(1e-9, 1 + error)))
      half.loss.count += 1
      add(error, word, index, half)
    }
    // -log(1 - p) is near p where p is small, as nearly all of them are.
    var sum: Float = 0
    for index in 0..<count * drawn { sum += half.odds[index] }
    half.loss.sum += Double(sum)
    matrix_multiply_add(
      half.expectedErrors, half.odds, half.drawnVectors, count, drawn, dimensions)
    half.drawnErrors.update(repeating: 0, count: drawn * dimensions)
    matrix_multiply_add_transposed(
      half.drawnErrors, half.odds, half.expected, drawn, count, dimensions)
    for index in 0..<drawn {
      let word = half.drawn[index]
      half.outer.touch(word)
      let sum = half.outer.values + Int(word) * dimensions
      let error = half.drawnErrors + index * dimensions
      for component in 0..<dimensions { sum[component] += error[component] }
    }
    // Each column of the odds is what is wrong with a drawn word's bias.
    biases.update(repeating: 0, count: drawn)
    addRows(half.odds, count, drawn, to: biases)
    for index in 0..<drawn { half.outer.biases[Int(half.drawn[index])] += biases[index] }
  }

  @inline(__always)
  private static func product(_ left: Row, _ right: Row, _ count: Int) -> Float {
    var sums = SIMD16<Float>()
    for index in stride(from: 0, to: count, by: 16) {
      let a = UnsafeRawPointer(left + index).loadUnaligned(as: SIMD16<Float>.self)
      let b = UnsafeRawPointer(right + index).loadUnaligned(as: SIMD16<Float>.self)
      sums += a * b
    }
    return sums.sum()
  }

  /// Adds an error of the odds of a word at a place.
  @inline(__always)
  private func add(_ error: Float, _ word: ModelWord, _ place: Int, _ half: Half) {
    let dimensions = options.dimensions
    let vector = outer.values + Int(word) * dimensions
    let sum = half.outer.values + Int(word) * dimensions
    let expected = half.expected + place * dimensions
    let expectedError = half.expectedErrors + place * dimensions
    half.outer.touch(word)
    half.outer.biases[Int(word)] += error
    for index in 0..<dimensions {
      expectedError[index] += error * vector[index]
      sum[index] += error * expected[index]
    }
  }

  private func compareWithNeighbours(_ half: Half) {
    let dimensions = options.dimensions
    var rivals: [ModelWord] = []
    var odds: [Float] = []
    for place in 0..<options.length * options.rows {
      let word = half.words[place]
      guard Self.isExpected(word) else { continue }
      let first = Int(neighbours.starts[Int(word)])
      let count = Int(neighbours.starts[Int(word) + 1]) - first
      guard count > 0 else { continue }
      rivals.removeAll(keepingCapacity: true)
      rivals.append(word)
      // All of a few, else some by chance from a point on.
      let taken = min(count, options.neighbours)
      let start = count > taken ? half.random.next(count) : 0
      for index in 0..<taken {
        let rival = neighbours.entries[first + (start + index) % count].word
        if Int(rival) < self.count { rivals.append(rival) }
      }
      guard rivals.count > 1 else { continue }
      let expected = half.expected + place * dimensions
      odds.removeAll(keepingCapacity: true)
      for rival in rivals {
        odds.append(
          Self.product(expected, outer.values + Int(rival) * dimensions, dimensions)
            + outer.biases[Int(rival)])
      }
      let most = odds.max() ?? 0
      var sum: Float = 0
      for index in odds.indices {
        odds[index] = exp(odds[index] - most)
        sum += odds[index]
      }
      for index in odds.indices {
        let error = odds[index] / sum - (index == 0 ? 1 : 0)
        if abs(error) > 1e-4 { add(error, rivals[index], place, half) }
      }
    }
  }
}
