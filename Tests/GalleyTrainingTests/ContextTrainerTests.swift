import CMatrix
import GalleyLanguage
import GalleyProject
import GalleyText
import Support
import Testing

@testable import GalleyTraining

@Suite struct ContextTrainerTests {
  /// Sentences whose middle is told only by a word six places before it, or six places behind it.
  private static let sentences: [(words: [ModelWord], middle: Int)] = [
    ([20, 30, 31, 32, 33, 34, 40, 35, 36, 37, 38, 39, 30, 1], 6),
    ([21, 30, 31, 32, 33, 34, 41, 35, 36, 37, 38, 39, 30, 1], 6),
    ([22, 30, 31, 32, 33, 34, 40, 35, 36, 37, 38, 39, 50, 1], 6),
    ([22, 30, 31, 32, 33, 34, 41, 35, 36, 37, 38, 39, 51, 1], 6),
  ]

  @Test func wordsFarAwayTellWhatIsExpected() throws {
    var random = ContextTrainer.Random(seed: 5)
    var text: [ModelWord] = []
    for _ in 0..<24_000 { text += Self.sentences[random.next(Self.sentences.count)].words }
    var counts = [Int](repeating: 0, count: 60)
    for word in text { counts[Int(word)] += 1 }
    // 40 and 41 are taken for one another.
    var starts = [UInt32](repeating: 0, count: 41)
    starts += [1] + [UInt32](repeating: 2, count: 19)
    let entries = [ModelWord(41), 40].map {
      Neighbours.Neighbour(word: $0, channels: .typo, shape: 0)
    }
    var options = ContextTrainer.Options()
    (options.dimensions, options.size, options.hidden) = (16, 16, 16)
    (options.length, options.rows, options.noise) = (14, 4, 16)
    options.warming = 20
    options.networkStep = 1e-2
    let trainer = ContextTrainer(
      counts: counts, rows: 60, neighbours: (starts, entries), options: options)
    trainer.train(text) { _, _ in }

    var writer = ModelWriter()
    let (components, numbers) = trainer.quantised()
    writer.add(.contextHeader, [trainer.header])
    writer.add(.contextWords, components)
    writer.add(.contextNumbers, numbers)
    let bytes = writer.bytes()
    try bytes.withUnsafeBytes { raw in
      let file = try ModelFile(StoredBytes(embedded: raw), path: "toy", verifies: true)
      let model = try ContextModel(file)
      for (words, middle) in Self.sentences {
        let states = model.states(of: 0..<words.count, in: words)
        let expected = model.expectation(of: middle..<middle + 1, states)
        let right = try #require(model.fit(words[middle], expected))
        let wrong = try #require(model.fit(words[middle] == 40 ? 41 : 40, expected))
        #expect(right > wrong + 1, "\(words)")
        #expect(right > -1.5 && right < 0.5, "it is near to the logarithm of a probability")
        #expect(model.fit(60, expected) == nil)
        let places = middle..<middle + 1
        let same = model.gainAround(
          places, .init(words[middle]), states, in: words, reach: ContextModel.neighbourhood.all)
        #expect(
          abs(same.near) < 1e-3 && abs(same.far) < 1e-3, "the same word changes nothing around it")
      }
    }
  }

  @Test func aLongTextIsReadInPiecesAsIfItWereReadWhole() throws {
    let model = try #require(try LanguageData.builtInModel("en"))
    let text = try Fixtures.text("harbour-ferry.clean.txt")
    let source = SourceText(path: "clean", text: text)
    let document = Document(
      source: source, blocks: [Block(range: TextRange(0, source.bytes.count), kind: .paragraph)])
    let words = NoisyChannel(model).read(document).reading.words
    try #require(words.count > 200)
    func fits(_ states: ContextModel.States, _ place: Int) -> Float? {
      model.contexts.fit(
        words[place], model.contexts.expectation(of: place..<place + 1, states))
    }
    let whole = model.contexts.states(of: 0..<words.count, in: words)
    var differences: [Float] = []
    for place in words.indices where model.contexts.has(words[place]) {
      let alone = model.contexts.states(of: place..<place + 1, in: words)
      guard let one = fits(whole, place), let other = fits(alone, place) else { continue }
      differences.append(abs(min(0, one) - min(0, other)))
    }
    // What is known of a word far off is the whole difference.
    #expect(differences.count > 150)
    #expect(differences.reduce(0, +) / Float(differences.count) < 0.4)
    #expect(differences.max() ?? 9 < 5)
    // In one piece there is none.
    let short = Array(words.prefix(20))
    let first = model.contexts.states(of: 0..<20, in: short)
    let tenth = model.contexts.states(of: 10..<11, in: short)
    let places = 10..<11
    #expect(
      model.contexts.fit(short[10], model.contexts.expectation(of: places, first))
        == model.contexts.fit(short[10], model.contexts.expectation(of: places, tenth)))
  }

  @Test func numbersByChanceAreSpreadEvenly() {
    var random = ContextTrainer.Random(seed: 1)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { counts[random.next(10)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) }, "\(counts)")
  }

  @Test(arguments: [1, 6, 8, 13]) func productsAreThoseOfTheDefinition(rows: Int) {
    var random = ContextTrainer.Random(seed: 3)
    let (inner, columns) = (16, 48)
    let a = (0..<rows * inner).map { _ in random.number() }
    let b = (0..<inner * columns).map { _ in random.number() }
    var c = [Float](repeating: 1, count: rows * columns)
    matrix_multiply_add(&c, a, b, rows, inner, columns)
    var d = [Float](repeating: 0, count: inner * columns)
    matrix_multiply_add_transposed(&d, a, c, inner, rows, columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let sum = (0..<inner).reduce(1) { $0 + a[row * inner + $1] * b[$1 * columns + column] }
        #expect(abs(sum - c[row * columns + column]) < 1e-4)
      }
    }
    for row in 0..<inner {
      for column in 0..<columns {
        let sum = (0..<rows).reduce(0) { $0 + a[$1 * inner + row] * c[$1 * columns + column] }
        #expect(abs(sum - d[row * columns + column]) < 1e-4)
      }
    }
  }

  /// What the way back says of each number must be what a small change of it does.
  @Test func theWayBackIsTheSlopeOfTheWayThere() {
    var random = ContextTrainer.Random(seed: 9)
    let (rows, size) = (2, 16)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in random.number() } }
    var input = numbers(rows * 3 * size)
    var state = numbers(rows * 3 * size)
    var last = numbers(rows * size)
    let error = numbers(rows * size)
    var next = [Float](repeating: 0, count: rows * size)
    var gates = [Float](repeating: 0, count: rows * 3 * size)
    func loss() -> Float {
      gated_step(&next, nil, input, state, last, rows, size)
      return zip(next, error).reduce(0) { $0 + $1.0 * $1.1 }
    }
    gated_step(&next, &gates, input, state, last, rows, size)
    var lastError = [Float](repeating: 0, count: rows * size)
    var inputError = [Float](repeating: 0, count: rows * 3 * size)
    var stateError = inputError
    gated_step_back(
      &lastError, &inputError, &stateError, error, gates, state, last, rows, size)
    let step: Float = 1e-2
    func slope(_ change: (Float) -> Void) -> Float {
      change(step)
      let more = loss()
      change(-2 * step)
      let less = loss()
      change(step)
      return (more - less) / (2 * step)
    }
    for index in input.indices {
      #expect(abs(slope { input[index] += $0 } - inputError[index]) < 1e-3)
      #expect(abs(slope { state[index] += $0 } - stateError[index]) < 1e-3)
    }
    for index in last.indices {
      #expect(abs(slope { last[index] += $0 } - lastError[index]) < 1e-3)
    }
  }
}
