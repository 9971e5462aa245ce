import Foundation
import GalleyLanguage
import GalleyText

/// Makes a model from a corpus.
///
/// Words are counted first, then sequences and neighbourhoods of words; the text is read twice rather than
/// held in memory. The same text and options make the same bytes.
package struct Trainer {
  /// What a model is made with.
  package struct Options: Sendable, Codable {
    /// Words and classes of the vocabulary, 65,536 at most.
    package var vocabulary = 65_536
    /// How often a word must occur.
    package var leastCount = 5
    /// Bytes that training may take.
    package var memory = 8 << 30
    /// N-grams and contexts that are kept.
    package var entries = 10_000_000
    /// Components of word vectors.
    package var dimensions = 64
    /// Words that have vectors.
    package var vectors = 40_000
    /// Of the network that learns what fits a context.
    package var context = ContextTrainer.Options()

    package init() {}
  }

  private let corpus: Corpus
  private let options: Options
  private let abbreviations: Abbreviations
  private let pronunciations: String
  private let progress: (Progress) -> Void

  /// How far training is.
  package struct Progress: Sendable {
    package var stage: String
    /// 0…1 of the stage; nil where it is not known.
    package var fraction: Double?
    /// Bytes read in this stage.
    package var bytes = 0
    /// How far off predictions are, where any are made.
    package var loss: Double?
  }

  /// - Parameter pronunciations: the text of a dictionary in the form of CMUdict, or an empty one.
  package init(
    corpus: Corpus, options: Options, abbreviations: Abbreviations, pronunciations: String,
    progress: @escaping (Progress) -> Void
  ) {
    self.corpus = corpus
    self.options = options
    self.abbreviations = abbreviations
    self.pronunciations = pronunciations
    self.progress = progress
  }

  /// The bytes of the model, without its deciding part: see ``DecisionTrainer``.
  package func train() throws -> [UInt8] {
    var builder = VocabularyBuilder()
    try read("counting words") { builder.add($0) }
    let (forms, counts) = builder.words(limit: options.vocabulary, least: options.leastCount)
    builder = VocabularyBuilder()

    var ids: [[UInt8]: ModelWord] = [:]
    for (id, form) in forms.enumerated() where !form.isEmpty { ids[form] = ModelWord(id) }
    let lexer = Reading.Lexer { form, _ in ids[Array(form)] ?? 0 }
    // Vectors take what they need of the bound; the rest is for counting.
    var ngrams = NgramCounts(memory: options.memory * 3 / 4)
    var vectors = VectorBuilder(words: forms.count, rows: options.vectors)
    var classes = ClassBuilder(words: forms.count)
    // Two bytes a word.
    var text: [ModelWord] = []
    try read("counting sequences") { document in
      let reading = Reading(document, lexer: lexer)
      classes.add(reading)
      ngrams.add(reading)
      vectors.add(reading)
      text += reading.words
    }
    progress(Progress(stage: "sorting sequences"))
    ngrams.finish()
    let total = ngrams.total
    progress(Progress(stage: "finding word classes"))
    let classOf = classes.classes()
    let classTriples = ClassBuilder.table(ngrams, classOf)
    progress(Progress(stage: "estimating probabilities"))
    let estimates = KneserNey(ngrams, words: forms.count)
    progress(Progress(stage: "pruning"))
    let pruned = PrunedNgrams(estimates, entries: options.entries)

    var writer = ModelWriter()
    writer.add(.classes, classOf)
    writer.add(.classTriples, classTriples)
    write(pruned, into: &writer)
    writeVocabulary(
      forms, counts, single: estimates.single, weights: pruned.singleWeights, into: &writer)
    progress(Progress(stage: "making vectors"))
    let rows = min(options.vectors, forms.count)
    writer.add(.vectorHeader, [WordVectors.Header(dimensions: options.dimensions, count: rows)])
    writer.add(.vectors, vectors.vectors(dimensions: options.dimensions))
    progress(Progress(stage: "finding neighbours"))
    let neighbours = neighbours(forms, counts)
    writer.add(.neighbourStarts, neighbours.starts)
    writer.add(.neighbours, neighbours.entries)
    writeContexts(text, counts.map(\.total), rows, neighbours, into: &writer)
    let provenance = Provenance(
      sources: corpus.files.map {
        .init(name: URL(fileURLWithPath: $0.path).lastPathComponent, bytes: $0.size)
      },
      options: options, words: counts.reduce(0) { $0 + $1.total }, tokens: total,
      vocabulary: forms.count, ngrams: pruned.keys.map(\.count))
    writer.add(.provenance, Array(try provenance.encoded()))
    return writer.bytes()
  }

  /// The bytes of the model in a file, without its deciding part: that may be one of another version.
  package static func undecided(_ path: String) throws -> [UInt8] {
    let file = try ModelFile(StoredBytes(mapping: path), path: path, verifies: true)
    var writer = ModelWriter()
    try writer.copy(file, except: .decision)
    return writer.bytes()
  }

  /// The bytes of a file that holds how a model decides, and goes with another one that differs in nothing
  /// else.
  ///
  /// - Throws: ``ModelError`` where one of them is none, or where they differ.
  package static func decider(of path: String, for base: String) throws -> [UInt8] {
    let file = try ModelFile(StoredBytes(mapping: path), path: path, verifies: true)
    let other = try ModelFile(StoredBytes(mapping: base), path: base, verifies: true)
    for name in ModelFile.Name.allCases where name != .decision && name != .base {
      guard file.has(name) == other.has(name),
        try !file.has(name) || file.section(name).elementsEqual(try other.section(name))
      else {
        throw ModelError.damaged(path: path, reason: "its part \(name) is not that of \(base)")
      }
    }
    var writer = ModelWriter()
    writer.add(.base, [other.checksum.littleEndian])
    writer.add(.decision, Array(try file.section(.decision)))
    return writer.bytes()
  }

  /// A model with what is decided learned anew, and how that does.
  ///
  /// - Parameter makeSpeller: a speller for each thread.
  package func decide(_ model: LanguageModel, makeSpeller: () throws -> Speller) throws -> (
    bytes: [UInt8], report: String
  ) {
    let trainer = try DecisionTrainer(
      corpus: corpus, model: model, abbreviations: abbreviations, makeSpeller: makeSpeller)
    let result = try trainer.train(progress)
    var writer = ModelWriter()
    try writer.copy(model.file, except: .decision)
    writer.add(.decision, result.decision.bytes)
    return (writer.bytes(), result.report)
  }

  private func read(_ stage: String, _ body: (Document) -> Void) throws {
    try corpus.forEachDocument(.training, abbreviations: abbreviations) { document, bytes in
      body(document)
      progress(
        Progress(stage: stage, fraction: Double(bytes) / Double(max(1, corpus.size)), bytes: bytes))
    }
  }

  private func write(_ ngrams: PrunedNgrams, into writer: inout ModelWriter) {
    var keys: [UInt64] = []
    var values: [UInt8] = []
    var levels: [Float] = []
    for (orderKeys, numbers) in zip(ngrams.keys, ngrams.probabilities) {
      let quantiser = Quantiser(numbers)
      keys += orderKeys
      values += numbers.map(quantiser.level)
      levels += quantiser.levels
    }
    for (contexts, numbers) in zip(ngrams.contexts, ngrams.weights) {
      let quantiser = Quantiser(numbers)
      keys += contexts.map(NgramModel.contextKey)
      values += numbers.map(quantiser.level)
      levels += quantiser.levels
    }
    let (layout, slots) = StaticFunctionBuilder.build(keys, values)
    var header = withUnsafeBytes(
      of: NgramModel.Header(layout: layout, entries: UInt64(keys.count)), Array.init)
    header += levels.withUnsafeBytes(Array.init)
    writer.add(.ngramHeader, header)
    writer.add(.ngrams, slots)
  }

  private func writeVocabulary(
    _ forms: [[UInt8]], _ counts: [VocabularyBuilder.Count], single: [Double], weights: [Float],
    into writer: inout ModelWriter
  ) {
    let total = Double(max(1, counts.reduce(0) { $0 + $1.total }))
    var starts: [UInt32] = [0]
    for form in forms { starts.append((starts.last ?? 0) + UInt32(form.count)) }
    writer.add(.words, forms.flatMap { $0 })
    writer.add(.starts, starts)
    writer.add(.slots, ModelVocabulary.slots(of: forms))
    writer.add(
      .facts,
      forms.indices.map { index in
        let count = counts[index]
        let inside = Double(count.capitalised + count.lower)
        let zipf = log10(max(Double(count.total), 1) / total * 1e9)
        return ModelVocabulary.Facts(
          logProbability: Float(log10(max(single[index], 1e-12))), backoff: weights[index],
          capitalised: inside > 0 ? UInt8(Double(count.capitalised) / inside * 255) : 0,
          milliZipf: UInt16(max(0, min(65_535, zipf * 1000))))
      })
  }

  private func writeContexts(
    _ text: [ModelWord], _ counts: [Int], _ rows: Int,
    _ neighbours: (starts: [UInt32], entries: [Neighbours.Neighbour]),
    into writer: inout ModelWriter
  ) {
    let trainer = ContextTrainer(
      counts: counts, rows: rows, neighbours: neighbours, options: options.context)
    let bytes = Double(corpus.size) * options.context.share
    trainer.train(text) { done, loss in
      progress(
        Progress(stage: "learning what fits", fraction: done, bytes: Int(done * bytes), loss: loss))
    }
    let (components, numbers) = trainer.quantised()
    writer.add(.contextHeader, [trainer.header])
    writer.add(.contextWords, components)
    writer.add(.contextNumbers, numbers)
  }

  private func neighbours(_ forms: [[UInt8]], _ counts: [VocabularyBuilder.Count]) -> (
    starts: [UInt32], entries: [Neighbours.Neighbour]
  ) {
    var sounds = Pronunciations(cmudict: pronunciations)
    let small = forms.indices.filter { index in
      counts[index].lower > counts[index].capitalised
        && forms[index].allSatisfy { $0 &- 0x61 < 26 } && forms[index].count > 2
    }
    if !pronunciations.isEmpty {
      sounds.complete(small.map { String(decoding: forms[$0], as: UTF8.self) })
    }
    var builder = NeighbourBuilder(forms: forms, counts: counts)
    builder.addTypos()
    builder.addGlyphs()
    builder.addSounds(sounds)
    builder.addFunctionWords()
    builder.addForms()
    return builder.table()
  }
}
