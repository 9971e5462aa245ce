import GalleyText

/// Finds words and phrases that are wrong where they stand.
///
/// Channels propose what may have stood at a place before the damage; evidence decides. The design follows
/// the noisy-channel correction of real words (Mays, Damerau & Mercer 1991; Kernighan, Church & Gale 1990),
/// with the language model's verdict as one piece of evidence among others. One a worker.
package final class NoisyChannel {
  package let model: LanguageModel
  let functionWords: FunctionWordIDs
  /// What words look like; made when the first unknown word is met, as it takes milliseconds.
  private(set) lazy var wordlikeness = Wordlikeness(model.vocabulary)

  /// See ``moved(of:)``; by word.
  var movedLetters: [ModelWord: [Neighbours.Neighbour]] = [:]

  package init(_ model: LanguageModel) {
    self.model = model
    functionWords = FunctionWordIDs(model.vocabulary)
  }

  /// What of one text was read, and how probable each word of it is.
  package struct Text {
    package let document: Document
    package let reading: Reading
    /// Log₁₀ probability of each place's word, and the longest n-gram it rests on.
    package let scores: [NgramModel.Score]
    /// Whether each token is a word that no dictionary has.
    package let isUnknown: [Bool]
    /// Whether each token is a word that a dictionary has and the model lacks; see ``NoisyChannel/obscureTokens(of:_:)``.
    let isObscure: [Bool]
    /// The words of the text, added up.
    package let topic: WordVectors.Topic
    /// Whether the text writes apostrophes as “’”.
    package let hasCurlyApostrophes: Bool
    /// Words that the text has with a capital inside sentences, and never in small letters.
    let names: Set<ModelWord>
    /// The words of the text that are in the vocabulary, sorted.
    private let sorted: [ModelWord]

    fileprivate init(
      document: Document, reading: Reading, scores: [NgramModel.Score], isUnknown: [Bool],
      isObscure: [Bool], topic: WordVectors.Topic
    ) {
      self.document = document
      self.reading = reading
      self.scores = scores
      self.isUnknown = isUnknown
      self.isObscure = isObscure
      self.topic = topic
      // The first bytes decide: a text keeps to one way.
      let bytes = document.source.bytes
      let curly: [UInt8] = [0xE2, 0x80, 0x99]
      hasCurlyApostrophes = bytes.indices.prefix(1 << 16).contains { index in
        bytes[index] == 0xE2 && bytes[index...].starts(with: curly)
      }
      names = Self.names(document, reading)
      sorted = reading.words.filter { $0 >= ModelVocabulary.firstWord }.sorted()
    }

    private static func names(_ document: Document, _ reading: Reading) -> Set<ModelWord> {
      var names: Set<ModelWord> = []
      var small: Set<ModelWord> = []
      for (word, token) in zip(reading.words, reading.tokens)
      where word >= ModelVocabulary.firstWord {
        guard document.tokens.indices.contains(Int(token)) else { continue }
        let flags = document.tokens[Int(token)].flags
        if flags.isDisjoint(with: .anyCapital) {
          small.insert(word)
        } else if flags.contains(.capitalised), !flags.contains(.sentenceStart) {
          names.insert(word)
        }
      }
      return names.subtracting(small)
    }

    /// Whether a hypothesis puts another word for one that only a dictionary has.
    func isAboutObscure(_ hypothesis: Hypothesis) -> Bool {
      guard hypothesis.kind == .substitution, hypothesis.places.count == 1 else { return false }
      let token = Int(reading.tokens[hypothesis.places.lowerBound])
      return isObscure.indices.contains(token) && isObscure[token]
    }

    /// How improbable its words are after those before them: the mean of −log₁₀, which is the logarithm of the
    /// perplexity; 0 for a text without words.
    package var surprise: Double {
      guard scores.count > 1 else { return 0 }
      return -scores.dropFirst().reduce(0) { $0 + Double($1.log) } / Double(scores.count - 1)
    }

    /// How often the text has a word of the model.
    ///
    /// - Complexity: O(log n).
    func count(of word: ModelWord) -> Int {
      func firstIndex(notBelow word: Int) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
          let middle = (low + high) / 2
          if Int(sorted[middle]) < word { low = middle + 1 } else { high = middle }
        }
        return low
      }
      return firstIndex(notBelow: Int(word) + 1) - firstIndex(notBelow: Int(word))
    }
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - unknown: tokens that are words which no dictionary has.
  ///   - obscure: those that are words which hardly anybody writes.
  /// - Complexity: O(n), two to five look-ups a word.
  package func read(_ document: Document, unknown: [Int] = [], obscure: [Int] = []) -> Text {
    let reading = Reading(document, lexer: model.lexer)
    var scores = [NgramModel.Score](
      repeating: NgramModel.Score(log: 0, order: 1), count: reading.words.count)
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var context = NgramModel.Context(boundary, 0, 0)
    for place in reading.words.indices.dropFirst() {
      let word = reading.words[place]
      scores[place] = model.ngrams.score(word, after: context)
      context = context.appending(word)
    }
    func flags(_ tokens: [Int]) -> [Bool] {
      var flags = [Bool](repeating: false, count: document.tokens.count)
      for token in tokens { flags[token] = true }
      return flags
    }
    return Text(
      document: document, reading: reading, scores: scores, isUnknown: flags(unknown),
      isObscure: flags(obscure), topic: topic(of: reading.words.dropFirst()))
  }

  /// What words are about, each weighing as much as it tells.
  func topic(of words: some Sequence<ModelWord>) -> WordVectors.Topic {
    var topic = model.vectors.emptyTopic
    for word in words where word >= ModelVocabulary.firstWord {
      model.vectors.add(word, to: &topic, weight: model.vocabulary.topicWeight(word))
    }
    return topic
  }

  /// What is likely wrong with a text: hypotheses that do not overlap, in the order of the text, with
  /// their confidence.
  ///
  /// - Parameter least: hypotheses of less confidence are left out, but for those about unknown words, where
  ///   the confidence is what is asked for.
  package func hypotheses(_ text: Text, decision: Decision, least: Float) -> [Hypothesis] {
    var found: [Hypothesis] = []
    forEachCandidate(text, screen: decision.screen) { hypothesis, features in
      var confidence = decision.confidence(
        features, lessOdds: text.isAboutObscure(hypothesis) ? Self.obscure : 0)
      if hypothesis.pointsAtNothing { confidence = max(confidence, Self.pointing) }
      guard confidence > Self.negligible else { return }
      var hypothesis = hypothesis
      (hypothesis.probability, hypothesis.confidence) = (confidence, confidence)
      found.append(hypothesis)
    }
    return Self.adjusted(Self.resolved(found), text)
      .filter { $0.confidence >= least || $0.isUnknown }
  }

  /// Hypotheses with their confidences moved to the rate of damage of their text.
  ///
  /// Unknown words tell of it, but how far they are believed is learned elsewhere.
  private static func adjusted(_ found: [Hypothesis], _ text: Text) -> [Hypothesis] {
    // They stand in the order of the text: a sentence without end is walked through once.
    var sentence = 0..<0
    let sentences = found.map { hypothesis in
      let touched = hypothesis.touched
      if sentence.lowerBound > touched.lowerBound || sentence.upperBound < touched.upperBound {
        let found = text.reading.sentence(around: touched)
        // A bridge lies in two.
        guard hypothesis.kind != .bridge else { return found.lowerBound }
        sentence = found
      }
      return sentence.lowerBound
    }
    let confidences = DamageRate.adjusted(
      found.map(\.confidence), sentences: sentences, words: text.reading.words.count)
    return zip(found, confidences).map { hypothesis, confidence in
      var hypothesis = hypothesis
      if !hypothesis.isUnknown {
        hypothesis.confidence = hypothesis.pointsAtNothing ? max(confidence, pointing) : confidence
      }
      return hypothesis
    }
  }

  /// By how much (in natural log-odds) less is believed of a word that a dictionary has and the model lacks than its
  /// evidence says: the decision has learned of words that the model has.
  private static let obscure: Float = 1.1

  /// The confidence up to which a hypothesis does not count, not even together with others of its place.
  private static let negligible: Float = 0.005

  /// The best of those that overlap. Those of the same place and kind stay as its alternatives. As only one of all that
  /// overlap can be right, the probability that something is wrong there is their sum.
  ///
  /// What speaks for a change beside a surer one is that the other word is wrong: with that mended, nothing does
  /// (“he raid” is “he said”, not “the raid”). Of words that no dictionary has each is wrong by itself.
  static func resolved(_ found: [Hypothesis]) -> [Hypothesis] {
    var owner: [Int: Int] = [:]
    var kept: [Hypothesis] = []
    for hypothesis in found.sorted(by: isSurer) {
      if let other = hypothesis.touched.compactMap({ owner[$0] }).first {
        guard kept[other].isUnknown == hypothesis.isUnknown else { continue }
        kept[other].confidence = min(0.99, kept[other].confidence + hypothesis.confidence)
        if kept[other].places == hypothesis.places, kept[other].kind == hypothesis.kind {
          kept[other].alternatives.append(hypothesis)
        }
      } else {
        for place in hypothesis.touched { owner[place] = kept.count }
        kept.append(hypothesis)
      }
    }
    var beside: Set<Int> = []
    return kept.sorted(by: isSurer).filter { hypothesis in
      let touched = hypothesis.touched
      guard hypothesis.isUnknown || !touched.contains(where: beside.contains) else { return false }
      beside.formUnion([touched.lowerBound - 1, touched.upperBound])
      return true
    }.sorted { $0.places.lowerBound < $1.places.lowerBound }
  }

  private static func isSurer(_ left: Hypothesis, _ right: Hypothesis) -> Bool {
    left.confidence != right.confidence
      ? left.confidence > right.confidence : left.places.lowerBound < right.places.lowerBound
  }

  /// How sure it is that another word is meant where one is pointed to that nothing has to do with: too rare to be
  /// learned from damage put in by chance.
  private static let pointing: Float = 0.96

  /// How many of a place's hypotheses are looked at closely.
  private static let closeLook = 6

  /// Calls `body` with every hypothesis worth a decision, and the evidence on it.
  ///
  /// - Parameter screen: passes over what its quick evidence makes hopeless; nil for all.
  package func forEachCandidate(
    _ text: Text, screen: Decision.Screen?, _ body: (Hypothesis, [Float]) -> Void
  ) {
    var proposals: [Hypothesis] = []
    var evidence = Evidence(self, text)
    for place in 1..<max(1, text.reading.words.count) {
      proposals.removeAll(keepingCapacity: true)
      propose(at: place, text, into: &proposals)
      guard !proposals.isEmpty else { continue }
      if proposals.count > 1 { proposals.sort { $0.gain > $1.gain } }
      proposals.removeAll { $0.isWeak && !evidence.isBorneOut($0) }
      let rivals = proposals.count
      let close = proposals.prefix(Self.closeLook)
      for (index, hypothesis) in close.enumerated() {
        let rivalGain = rivals > 1 ? proposals[index == 0 ? 1 : 0].gain : 0
        var features = evidence.quick(hypothesis, rivals: rivals, rivalGain: rivalGain)
        if let screen, !hypothesis.isUnknown, !hypothesis.isWeak, !screen.passes(features) {
          continue
        }
        evidence.complete(&features, hypothesis, rivals: close)
        var hypothesis = hypothesis
        hypothesis.pointsAtNothing = evidence.pointsAtNothing(hypothesis, features)
        body(hypothesis, features)
      }
    }
  }

  /// Log₁₀ of how much likelier the kinds of the words are where `words` stand instead of `places`; see
  /// ``WordClasses``.
  func weighClasses(_ places: Range<Int>, _ words: Hypothesis.Words, _ text: Text) -> Float {
    let reading = text.reading.words
    let boundary = ModelVocabulary.Class.boundary.rawValue
    let classes = model.classes
    let start = places.lowerBound
    let context = text.reading.context(at: start)
    let before = context.second == 0 ? boundary : context.second
    var end = places.upperBound
    while end < min(places.upperBound + 2, reading.count) {
      end += 1
      if reading[end - 1] == boundary { break }
    }
    var gain: Float = 0
    var (first, second) = (before, context.first)
    for word in reading[start..<end] {
      gain -= classes.log(word, after: second, first)
      (first, second) = (second, word)
    }
    (first, second) = (before, context.first)
    for index in 0..<words.count {
      gain += classes.log(words[index], after: second, first)
      (first, second) = (second, words[index])
    }
    for word in reading[places.upperBound..<end] {
      gain += classes.log(word, after: second, first)
      (first, second) = (second, word)
    }
    return gain
  }

  /// Log₁₀ of how much likelier the text is where `words` stand instead of `places`.
  ///
  /// - Parameter first: the score of the first of the words, where it is known already.
  @inline(__always)
  func weigh(
    _ places: Range<Int>, _ words: Hypothesis.Words, _ text: Text, first: NgramModel.Score? = nil
  ) -> (gain: Float, own: Float, orders: Hypothesis.Orders) {
    let reading = text.reading.words
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var context = text.reading.context(at: places.lowerBound)
    var orders = Hypothesis.Orders()
    var own: Float = 0
    for index in 0..<words.count {
      let known = index == 0 ? first : nil
      let score = known ?? model.ngrams.score(words[index], after: context)
      own += score.log
      if index == 0 { orders.meant = Int8(score.order) }
      context = context.appending(words[index])
    }
    for place in places { own -= text.scores[place].log }
    if !places.isEmpty { orders.seen = Int8(text.scores[places.lowerBound].order) }
    var gain = own
    var place = places.upperBound
    let end = min(place + 3, reading.count)
    while place < end {
      let score = model.ngrams.score(reading[place], after: context)
      gain += score.log - text.scores[place].log
      if place == places.upperBound {
        orders.meantNext = Int8(score.order)
        orders.seenNext = Int8(text.scores[place].order)
      }
      if reading[place] == boundary { break }
      context = context.appending(reading[place])
      place += 1
    }
    return (gain, own, orders)
  }
}
