/// Probabilities of words after up to three others.
///
/// Interpolated modified Kneser–Ney estimates (Chen & Goodman 1998), pruned (Stolcke 1998) and quantised
/// to 64 values an order, in one ``StaticFunction``. N-grams are closed: the shorter ones at the start and
/// at the end of a stored one are stored too, so that a look-up climbs from pairs and stops at the first
/// that is missing.
package struct NgramModel {
  /// Words of context and the word itself.
  package static let order = 4

  /// Sizes and values, as they stand in the file.
  package struct Header: BitwiseCopyable, Sendable {
    package var layout: StaticFunction.Layout
    package var entries: UInt64

    package init(layout: StaticFunction.Layout, entries: UInt64) {
      self.layout = layout
      self.entries = entries
    }
  }

  /// Values of an order.
  package static let levels = 1 << Int(StaticFunction.valueBits)

  package let vocabulary: ModelVocabulary
  private let table: StaticFunction
  /// Log₁₀ probabilities of orders 2, 3, 4, then weights of contexts of two and three words.
  private let values: UnsafePointer<Float>

  init(_ file: ModelFile, vocabulary: ModelVocabulary) throws(ModelError) {
    self.vocabulary = vocabulary
    let raw = try file.section(.ngramHeader)
    let size = MemoryLayout<Header>.stride
    guard raw.count == size + 5 * Self.levels * 4 else {
      throw file.damaged("its n-gram header has the wrong size")
    }
    let header = raw.loadUnaligned(as: Header.self)
    let slots = try file.section(.ngrams, as: UInt16.self)
    guard header.layout.segmentLength.nonzeroBitCount == 1, header.layout.segmentLength <= 1 << 18,
      slots.count == header.layout.slotCount, let base = slots.baseAddress,
      let values = UnsafeRawBufferPointer(rebasing: raw[size...]).bindMemory(to: Float.self)
        .baseAddress
    else { throw file.damaged("its n-gram table does not fit") }
    table = StaticFunction(layout: header.layout, slots: base)
    self.values = values
  }

  /// The three words before a place, nearest first; 0 where a sentence begins before that.
  package struct Context: Equatable, Sendable {
    package var first: ModelWord
    package var second: ModelWord
    package var third: ModelWord

    package init(_ first: ModelWord, _ second: ModelWord, _ third: ModelWord) {
      self.first = first
      self.second = second
      self.third = third
    }

    /// The context after one more word. Nothing is remembered beyond a boundary.
    @inline(__always)
    package func appending(_ word: ModelWord) -> Context {
      word == ModelVocabulary.Class.boundary.rawValue
        ? Context(word, 0, 0) : Context(word, first, second)
    }
  }

  /// A probability and how many words it rests on.
  package struct Score {
    /// Log₁₀.
    package var log: Float
    /// Length of the longest stored n-gram, 1…4.
    package var order: Int
  }

  /// Key of an n-gram: sixteen bits a word, the last word lowest.
  @inline(__always)
  package static func key(_ context: Context, _ word: ModelWord, order: Int) -> UInt64 {
    var key = UInt64(word) | UInt64(context.first) << 16
    if order > 2 { key |= UInt64(context.second) << 32 }
    if order > 3 { key |= UInt64(context.third) << 48 }
    return key
  }

  /// Key of the weight of a context: of its n-gram, turned, so that the two do not meet.
  @inline(__always)
  package static func contextKey(_ ngram: UInt64) -> UInt64 { ~ngram &* 0x9E37_79B9_7F4A_7C15 }

  /// Log₁₀ probability of a word in a context.
  ///
  /// - Complexity: one look-up where no pair is stored, five at most.
  @inline(__always)
  package func score(_ word: ModelWord, after context: Context) -> Score {
    var score = Score(log: vocabulary.facts[Int(word)].logProbability, order: 1)
    let levels = Self.levels
    if let pair = table.value(Self.key(context, word, order: 2)) {
      score = Score(log: values[pair], order: 2)
      if context.second != 0, let triple = table.value(Self.key(context, word, order: 3)) {
        score = Score(log: values[levels + triple], order: 3)
        if context.third != 0, let four = table.value(Self.key(context, word, order: 4)) {
          return Score(log: values[2 * levels + four], order: 4)
        }
      }
    }
    if score.order == 1 { score.log += vocabulary.facts[Int(context.first)].backoff }
    guard context.second != 0 else { return score }
    let pair = UInt64(context.first) | UInt64(context.second) << 16
    guard let weight = table.value(Self.contextKey(pair)) else { return score }
    if score.order < 3 { score.log += values[3 * levels + weight] }
    guard context.third != 0,
      let weight = table.value(Self.contextKey(pair | UInt64(context.third) << 32))
    else { return score }
    if score.order < 4 { score.log += values[4 * levels + weight] }
    return score
  }

  /// A context with the weights of shorter n-grams after it, for scoring many words in one place.
  struct Prepared {
    let context: Context
    /// Weights where only the word itself, a pair or a triple is stored.
    let weights: (single: Float, pair: Float, triple: Float)
  }

  /// Looks up the weights of a context.
  func prepare(_ context: Context) -> Prepared {
    var (two, three): (Float, Float) = (0, 0)
    if context.second != 0 {
      let pair = UInt64(context.first) | UInt64(context.second) << 16
      if let weight = table.value(Self.contextKey(pair)) {
        two = values[3 * Self.levels + weight]
        if context.third != 0,
          let weight = table.value(Self.contextKey(pair | UInt64(context.third) << 32))
        {
          three = values[4 * Self.levels + weight]
        }
      }
    }
    let one = vocabulary.facts[Int(context.first)].backoff
    return Prepared(context: context, weights: (one + two + three, two + three, three))
  }

  /// The same as ``score(_:after:)``, with one look-up for a word that makes no stored pair.
  @inline(__always)
  func score(_ word: ModelWord, after prepared: Prepared) -> Score {
    let context = prepared.context
    guard let pair = table.value(Self.key(context, word, order: 2)) else {
      return Score(
        log: vocabulary.facts[Int(word)].logProbability + prepared.weights.single, order: 1)
    }
    guard context.second != 0, let triple = table.value(Self.key(context, word, order: 3)) else {
      return Score(log: values[pair] + prepared.weights.pair, order: 2)
    }
    guard context.third != 0, let four = table.value(Self.key(context, word, order: 4)) else {
      return Score(log: values[Self.levels + triple] + prepared.weights.triple, order: 3)
    }
    return Score(log: values[2 * Self.levels + four], order: 4)
  }

  /// Log₁₀ probability of a word after one other, whatever stands before that.
  @inline(__always)
  package func pairLog(_ first: ModelWord, _ second: ModelWord) -> Float {
    if let pair = table.value(UInt64(second) | UInt64(first) << 16) { return values[pair] }
    return vocabulary.facts[Int(second)].logProbability + vocabulary.facts[Int(first)].backoff
  }

  /// Whether two words were seen side by side often enough to be stored.
  @inline(__always)
  package func knowsPair(_ first: ModelWord, _ second: ModelWord) -> Bool {
    table.value(UInt64(second) | UInt64(first) << 16) != nil
  }
}
