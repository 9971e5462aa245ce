import Foundation
import GalleyLanguage
import GalleyText
import Support
import Testing

@testable import GalleyTraining

@Suite struct TrainerTests {
  /// A small corpus: sentences put together from a few words, always the same.
  private func corpus(_ scratch: Scratch) throws -> Corpus {
    var random: UInt64 = 3
    func pick(_ words: [String]) -> String {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(random >> 33) % words.count]
    }
    let nouns = [
      "ship", "shop", "harbour", "crew", "captain", "port", "boat", "cargo", "sail", "mast",
    ]
    let verbs = ["left", "reached", "saw", "heard", "built", "sold"]
    let text = (0..<3000).map { _ in
      "The \(pick(nouns)) \(pick(verbs)) the \(pick(nouns)) of the \(pick(nouns)) and \(pick(verbs)) it."
    }.joined(separator: "\n")
    try scratch.write(text.utf8, to: "corpus.txt")
    return try Corpus([scratch.url("corpus.txt").path])
  }

  private func train(_ scratch: Scratch) throws -> [UInt8] {
    var options = Trainer.Options()
    (options.entries, options.dimensions, options.vectors) = (2000, 4, 200)
    (options.context.dimensions, options.context.size, options.context.hidden) = (16, 16, 16)
    (options.context.length, options.context.rows, options.context.noise) = (16, 8, 16)
    return try Trainer(
      corpus: corpus(scratch), options: options, abbreviations: Abbreviations(), pronunciations: "",
      progress: { _ in }
    ).train()
  }

  @Test func theSameTextMakesTheSameModel() throws {
    let scratch = try Scratch()
    let first = try train(scratch)
    #expect(try first == train(scratch))
    try scratch.write(first, to: "small.model")
    let model = try LanguageModel(path: scratch.url("small.model").path)
    #expect(model.vocabulary.word("harbour") != 0)
    #expect(model.vocabulary.word("submarine") == 0)
  }

  @Test func probabilitiesAfterAContextSumToOne() throws {
    let scratch = try Scratch()
    try scratch.write(try train(scratch), to: "small.model")
    let model = try LanguageModel(path: scratch.url("small.model").path)
    func id(_ word: String) -> ModelWord { model.vocabulary.word(word) }
    for context in [
      NgramModel.Context(id("the"), 0, 0), NgramModel.Context(id("the"), id("saw"), id("crew")),
      NgramModel.Context(id("cargo"), id("the"), id("of")),
    ] {
      let sum = (0..<model.vocabulary.count).reduce(0.0) {
        $0 + pow(10, Double(model.ngrams.score(ModelWord($1), after: context).log))
      }
      // Quantising moves each probability a little.
      #expect(abs(sum - 1) < 0.08, "\(sum)")
    }
    let likely = model.ngrams.score(id("the"), after: NgramModel.Context(id("saw"), 0, 0)).log
    let unlikely = model.ngrams.score(id("it"), after: NgramModel.Context(id("the"), 0, 0)).log
    #expect(likely > -0.5 && unlikely < likely - 1)
  }

  @Test func aBrokenModelIsRefused() throws {
    let scratch = try Scratch()
    let bytes = try train(scratch)
    func error(_ bytes: [UInt8]) throws -> ModelError? {
      try scratch.write(bytes, to: "broken.model")
      do {
        _ = try LanguageModel(path: scratch.url("broken.model").path)
        return nil
      } catch {
        return error
      }
    }
    let path = scratch.url("broken.model").path
    #expect(
      try error(Array("Not a model at all, but a text of some length.".utf8))
        == .foreign(path: path))
    var other = bytes
    other[8] = 99
    #expect(try error(other) == .version(path: path, found: 99))
    guard case .damaged = try error(Array(bytes.dropLast(100))) else {
      Issue.record("a truncated model is accepted")
      return
    }
    // A flipped bit anywhere.
    for place in stride(from: 40, to: bytes.count, by: bytes.count / 37) {
      var changed = bytes
      changed[place] ^= 4
      guard case .damaged = try error(changed) else {
        Issue.record("a change at byte \(place) is not noticed")
        continue
      }
    }
    #expect(throws: ModelError.self) { try LanguageModel(path: scratch.url("nowhere").path) }
  }

  @Test func howToDecideGoesWithItsOwnModelOnly() throws {
    let scratch = try Scratch()
    try scratch.write(try train(scratch), to: "small.model")
    let path = scratch.url("small.model").path
    let model = try ModelFile(StoredBytes(mapping: path), path: path, verifies: true)
    func decider(for checksum: UInt64) throws -> ModelFile {
      var writer = ModelWriter()
      writer.add(.base, [checksum.littleEndian])
      let forest = Forest(bias: -1, nodes: [], roots: [])
      writer.add(
        .decision,
        Decision(
          forest: forest, screen: .init(forest: forest, least: 0), warning: 0.75, note: 0.25
        ).bytes)
      try scratch.write(writer.bytes(), to: "small.decision")
      let path = scratch.url("small.decision").path
      return try ModelFile(StoredBytes(mapping: path), path: path, verifies: true)
    }
    func open(_ decider: ModelFile) throws(ModelError) -> LanguageModel {
      try LanguageModel(
        StoredBytes(mapping: path), path: path, verifies: true, decider: decider)
    }
    #expect(try open(decider(for: model.checksum)).decision?.warning == 0.75)
    // One that lies beside a model is taken without being asked for.
    #expect(try LanguageModel(path: path).decision?.warning == 0.75)
    #expect(throws: ModelError.self) { try open(decider(for: model.checksum &+ 1)) }
    #expect(throws: ModelError.self) { try LanguageModel(path: path) }
    // The other way about: a decider is taken from a whole model, and only for one that is otherwise the same.
    #expect(throws: ModelError.self) { try Trainer.decider(of: path, for: "/nowhere") }
  }

  @Test func aCorpusWithoutTextIsRefused() throws {
    let scratch = try Scratch()
    try scratch.write([], to: "empty.txt")
    #expect(throws: Corpus.Failure.self) { try Corpus([scratch.url("empty.txt").path]) }
    #expect(throws: Corpus.Failure.self) { try Corpus(["/nowhere/at/all"]) }
  }
}
