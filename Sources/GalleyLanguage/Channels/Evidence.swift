import GalleyText

/// Puts together what speaks for and against a hypothesis.
package struct Evidence {
  private let channel: NoisyChannel
  private let text: NoisyChannel.Text
  private let vocabulary: ModelVocabulary
  /// The sentence last looked at: its places and what it is about.
  private var sentence: (places: Range<Int>, topic: WordVectors.Topic)
  /// Whether each token stands inside a quotation.
  private let quoted: [Bool]
  /// What was kept of the stretch last looked at.
  private var states: ContextModel.States?
  /// What is expected at the places last looked at.
  private var expected: (places: Range<Int>, expectation: ContextModel.Expectation)?
  /// What stands side by side in the text.
  private lazy var pairs = PairCounts(text.reading.words)
  /// What the words around the places last looked at are about.
  private var near: (stretch: Int, topic: WordVectors.Topic)?

  init(_ channel: NoisyChannel, _ text: NoisyChannel.Text) {
    self.channel = channel
    self.text = text
    vocabulary = channel.model.vocabulary
    sentence = (0..<0, channel.model.vectors.emptyTopic)
    quoted = Self.quoted(text.document)
  }

  /// Pieces of evidence, in their order.
  package static let names =
    [
      "group", "gain", "own gain", "rest of gain", "class gain", "pair gain left",
      "pair gain right",
      "seen order", "seen order behind", "meant order", "meant order behind", "seen probability",
      "probability behind", "frequency seen", "frequency meant", "often seen", "often meant",
      "rivals", "gain of rival", "sentence start", "name meant",
      "quoted",
      "glued", "unknown near", "length", "sentence length", "heading", "sentence end behind",
      "mark before", "mark behind", "wordlike", "kind of edit", "first letter", "typo", "sound",
      "near sound", "glyph", "function", "form", "split",
      "words bridged", "capital inside", "name seen", "sentence topic", "near topic",
      "article topic", "no topic",
      "near topic meant", "near topic seen", "context gain", "context gain around", "fit meant",
      "fit seen", "context known", "fit over rivals", "context gain farther", "pairs elsewhere",
    ]

  package static let count = names.count
  /// How many of them cost no more than a look at the words next to the place; see ``Decision/screen``.
  package static let quickCount = names.firstIndex(of: "sentence topic") ?? names.count

  /// The quick part of the evidence on a hypothesis.
  ///
  /// - Parameters:
  ///   - rivals: how many hypotheses there are at the place.
  ///   - rivalGain: gain of the best of the others; 0 where there is none.
  mutating func quick(_ hypothesis: Hypothesis, rivals: Int, rivalGain: Float) -> [Float] {
    let words = text.reading.words
    let place = hypothesis.places.lowerBound
    let behind = hypothesis.places.upperBound
    let token = min(Int(text.reading.tokens[place]), text.document.tokens.count - 1)
    let seen: ModelWord = hypothesis.places.isEmpty ? 0 : words[place]
    let meant: ModelWord = hypothesis.words.count > 0 ? hypothesis.words.first : 0
    let orders = hypothesis.orders
    updateSentence(place)
    var f: [Float] = []
    f.reserveCapacity(Self.count)
    f += [
      Float(hypothesis.group.rawValue), hypothesis.gain, hypothesis.ownGain,
      hypothesis.gain - hypothesis.ownGain,
      channel.weighClasses(hypothesis.places, hypothesis.words, text),
    ]
    let left = place > 0 ? words[place - 1] : 0
    let right = behind < words.count ? words[behind] : 0
    var (pairLeft, pairRight): (Float, Float) = (0, 0)
    if seen != 0, meant != 0 {
      let ngrams = channel.model.ngrams
      pairLeft = ngrams.pairLog(left, meant) - ngrams.pairLog(left, seen)
      let last = words[behind - 1]
      if right != 0 {
        pairRight =
          ngrams.pairLog(hypothesis.words[hypothesis.words.count - 1], right)
          - ngrams.pairLog(last, right)
      }
    }
    f += [pairLeft, pairRight]
    f += [Float(orders.seen), Float(orders.seenNext), Float(orders.meant), Float(orders.meantNext)]
    f += [text.scores[place].log, behind < words.count ? text.scores[behind].log : 0]
    let seenZipf =
      seen >= ModelVocabulary.firstWord
      ? vocabulary.zipf(seen) : text.isAboutObscure(hypothesis) ? CandidateForms.rareZipf : 2
    let meantZipf = meant >= ModelVocabulary.firstWord ? vocabulary.zipf(meant) : 2
    f += [seenZipf, meantZipf]
    f += [
      min(3, Float(max(1, text.count(of: seen)) - 1)), min(3, Float(text.count(of: meant))),
      Float(rivals), rivals > 1 ? hypothesis.gain - rivalGain : 9,
    ]
    let flags = text.document.tokens[token].flags
    let isPart = text.reading.parts[place] != nil
    f.append(flags.contains(.sentenceStart) ? 1 : 0)
    f.append(
      meant >= ModelVocabulary.firstWord ? Float(vocabulary.facts[Int(meant)].capitalised) / 255 : 0
    )
    f += [quoted[token] ? 1 : 0, isPart ? 2 : isGlued(token) ? 1 : 0, unknownNear(place)]
    let length = Float((text.reading.parts[place] ?? text.document.tokens[token].range).count)
    f += [length, Float(sentence.places.count)]
    let block = text.document.blocks[text.document.block(ofToken: token)]
    f.append(block.isProse ? 0 : 1)
    f.append(right == ModelVocabulary.Class.boundary.rawValue ? 1 : 0)
    f += [isMark(left) ? 1 : 0, isMark(right) ? 1 : 0]
    f.append(
      hypothesis.isUnknown
        ? Float(channel.wordlikeness.score(of: text.document.form(token)) ?? -5) : 0)
    f.append(Float(hypothesis.shape.kind.rawValue))
    f.append(hypothesis.shape.isFirst ? 1 : 0)
    for channel in [Neighbours.Channels.typo, .sound, .nearSound, .glyph, .function, .form] {
      f.append(hypothesis.channels.contains(channel) ? 1 : 0)
    }
    f += [
      hypothesis.kind == .split ? 1 : 0,
      hypothesis.kind == .bridge ? Float(hypothesis.places.count) : 0,
      flags.contains(.capitalised) && !flags.contains(.sentenceStart) ? 1 : 0,
      seen >= ModelVocabulary.firstWord ? Float(vocabulary.facts[Int(seen)].capitalised) / 255 : 0,
    ]
    return f
  }

  /// Adds the rest of the evidence on a hypothesis to the quick part.
  ///
  /// - Parameter rivals: what else may stand at the place.
  mutating func complete(
    _ f: inout [Float], _ hypothesis: Hypothesis, rivals: ArraySlice<Hypothesis>
  ) {
    let place = hypothesis.places.lowerBound
    let seen: ModelWord = hypothesis.places.isEmpty ? 0 : text.reading.words[place]
    let meant: ModelWord = hypothesis.words.count > 0 ? hypothesis.words.first : 0
    appendTopic(seen, meant, place, into: &f)
    appendContext(hypothesis, seen, meant, rivals, into: &f)
  }

  /// Whether the subject of the text or the whole sentence speaks for a word for which the words next to the
  /// place do not.
  mutating func isBorneOut(_ hypothesis: Hypothesis) -> Bool {
    guard hypothesis.places.count == 1, hypothesis.words.count == 1 else { return false }
    let place = hypothesis.places.lowerBound
    let seen = text.reading.words[place]
    let meant = hypothesis.words.first
    let vectors = channel.model.vectors
    guard vectors.has(seen), vectors.has(meant) else { return false }
    if topicGain(seen, meant, nearTopic(place)) >= Self.leastTopicGain { return true }
    let contexts = channel.model.contexts
    guard let expectation = expectation(hypothesis),
      let fitMeant = contexts.fit(meant, expectation),
      let fitSeen = contexts.fit(seen, expectation)
    else { return false }
    return fitMeant - fitSeen >= Self.leastContextGain
  }

  /// How much better a word must fit the subject, as a difference of cosines, or the sentence, as natural
  /// logarithm, to be looked at for that alone.
  private static let leastTopicGain: Float = 0.15
  private static let leastContextGain: Float = 1.5

  /// Whether a word is pointed back to that nothing before has to do with, where the word that is meant fits what the
  /// text is about (“those goats” of football): what “these” and “those” point to has been spoken of.
  ///
  /// - Parameter f: the evidence on the hypothesis.
  func pointsAtNothing(_ hypothesis: Hypothesis, _ f: [Float]) -> Bool {
    let place = hypothesis.places.lowerBound
    guard hypothesis.kind == .substitution, hypothesis.places.count == 1, place > 0,
      !hypothesis.channels.isDisjoint(with: [.typo, .sound, .glyph]),
      !hypothesis.channels.contains(.form),
      channel.functionWords.pointers.contains(text.reading.words[place - 1]),
      text.count(of: text.reading.words[place]) == 1
    else { return false }
    return f[Self.index.gain] >= -0.5 && f[Self.index.classes] >= -0.25
      && f[Self.index.context] >= 0 && f[Self.index.near] >= 0.2
      && f[Self.index.sentence] >= 0.1 && f[Self.index.article] >= 0.05
      && f[Self.index.seen] < 0.25 && f[Self.index.meant] >= 0.3
  }

  /// Where some pieces of evidence lie.
  private static let index = (
    gain: names.firstIndex(of: "gain") ?? 0,
    classes: names.firstIndex(of: "class gain") ?? 0,
    context: names.firstIndex(of: "context gain") ?? 0,
    near: names.firstIndex(of: "near topic") ?? 0,
    sentence: names.firstIndex(of: "sentence topic") ?? 0,
    article: names.firstIndex(of: "article topic") ?? 0,
    seen: names.firstIndex(of: "near topic seen") ?? 0,
    meant: names.firstIndex(of: "near topic meant") ?? 0
  )

  /// What is expected where the words of a hypothesis stand.
  private mutating func expectation(_ hypothesis: Hypothesis) -> ContextModel.Expectation? {
    let contexts = channel.model.contexts
    let places = hypothesis.places
    if states.map({
      places.lowerBound < $0.places.lowerBound || places.upperBound > $0.places.upperBound
    }) ?? true {
      let end = min(text.reading.words.count, places.lowerBound + ContextModel.stretch)
      states = contexts.states(of: places.lowerBound..<end, in: text.reading.words)
    }
    if expected?.places != hypothesis.places, let states {
      expected = (hypothesis.places, contexts.expectation(of: hypothesis.places, states))
    }
    return expected?.expectation
  }

  /// How well what is meant, and what is seen, fits all that stands around.
  private mutating func appendContext(
    _ hypothesis: Hypothesis, _ seen: ModelWord, _ meant: ModelWord,
    _ rivals: ArraySlice<Hypothesis>, into f: inout [Float]
  ) {
    let contexts = channel.model.contexts
    guard let expectation = expectation(hypothesis) else { return }
    let fitMeant = contexts.fit(meant, expectation)
    let fitSeen = contexts.fit(seen, expectation)
    var gain = if let fitMeant, let fitSeen { fitMeant - fitSeen } else { Float(0) }
    if text.isAboutObscure(hypothesis) { gain += channel.obscurity * Self.logOfTen }
    let around = states.map {
      contexts.gainAround(
        hypothesis.places, hypothesis.words, $0, in: text.reading.words,
        reach: ContextModel.neighbourhood.all)
    }
    let rival = rivals.lazy.filter {
      $0.places == hypothesis.places && $0.words.count > 0 && $0.words != hypothesis.words
    }.compactMap { contexts.fit($0.words.first, expectation) }.max()
    let overRivals = if let fitMeant, let rival { fitMeant - rival } else { Float(9) }
    f += [
      gain, around?.near ?? 0, fitMeant ?? 0, fitSeen ?? 0,
      fitMeant != nil && fitSeen != nil ? 1 : 0,
      overRivals, around?.far ?? 0, pairsElsewhere(hypothesis),
    ]
  }

  /// How many more pairs the text has elsewhere of what is meant and the words next to it than of what is seen.
  private mutating func pairsElsewhere(_ hypothesis: Hypothesis) -> Float {
    guard hypothesis.places.count == 1, hypothesis.words.count == 1 else { return 0 }
    let words = text.reading.words
    let place = hypothesis.places.lowerBound
    let (seen, meant) = (words[place], hypothesis.words.first)
    var more = 0
    if place > 0 {
      more += pairs[words[place - 1], meant] - (pairs[words[place - 1], seen] - 1)
    }
    if place + 1 < words.count {
      more += pairs[meant, words[place + 1]] - (pairs[seen, words[place + 1]] - 1)
    }
    return Float(more)
  }

  /// Natural logarithm of 10.
  private static let logOfTen: Float = 2.302585

  private func isMark(_ word: ModelWord) -> Bool {
    word < ModelVocabulary.firstWord + 16 && word != ModelVocabulary.Class.unknown.rawValue
      && word != ModelVocabulary.Class.name.rawValue
  }

  private mutating func appendTopic(
    _ seen: ModelWord, _ meant: ModelWord, _ place: Int, into f: inout [Float]
  ) {
    updateSentence(place)
    let vectors = channel.model.vectors
    guard seen != 0, meant != 0, vectors.has(meant), vectors.has(seen) else {
      f += [0, 0, 0, 1, 0, 0]
      return
    }
    let own = (seen, vocabulary.topicWeight(seen))
    let near = nearTopic(place)
    f += [
      topicGain(seen, meant, sentence.topic), topicGain(seen, meant, near),
      topicGain(seen, meant, text.topic), 0,
      vectors.cosine(meant, near, excluding: own) ?? 0,
      vectors.cosine(seen, near, excluding: own) ?? 0,
    ]
  }

  /// How much closer to a topic a word is than the one that stands there and is part of it; 0 where one says nothing.
  private func topicGain(_ seen: ModelWord, _ meant: ModelWord, _ topic: WordVectors.Topic) -> Float
  {
    let own = (seen, vocabulary.topicWeight(seen))
    guard let with = channel.model.vectors.cosine(meant, topic, excluding: own),
      let without = channel.model.vectors.cosine(seen, topic, excluding: own)
    else { return 0 }
    return with - without
  }

  /// What the words around a place are about; the same for places of one stretch.
  private mutating func nearTopic(_ place: Int) -> WordVectors.Topic {
    let stretch = place / Self.stretch
    if let near, near.stretch == stretch { return near.topic }
    let words = text.reading.words
    let start = max(0, stretch * Self.stretch - Self.reach)
    let end = min(words.count, (stretch + 1) * Self.stretch + Self.reach)
    let topic = channel.topic(of: words[start..<end])
    near = (stretch, topic)
    return topic
  }

  /// Places that share what is near, and words on either side of them that count as such.
  private static let stretch = 16
  private static let reach = 32

  private mutating func updateSentence(_ place: Int) {
    guard !sentence.places.contains(place) else { return }
    let places = text.reading.sentence(around: place..<place + 1)
    sentence = (places, channel.topic(of: text.reading.words[places]))
  }

  /// Whether something stands right before or behind the token without a space: “wire-frame”, “o’clock”.
  private func isGlued(_ token: Int) -> Bool {
    let tokens = text.document.tokens
    if token > 0, !tokens[token].flags.contains(.spaceBefore),
      tokens[token - 1].kind != .punctuation
    {
      return true
    }
    guard token + 1 < tokens.count, !tokens[token + 1].flags.contains(.spaceBefore) else {
      return false
    }
    return tokens[token + 1].kind != .punctuation
      || ["'", "’", "-", "–", "/"].contains(text.document.mark(token + 1))
  }

  /// How many of the six words around are unknown.
  private func unknownNear(_ place: Int) -> Float {
    let words = text.reading.words
    var count: Float = 0
    for other in max(0, place - 3)..<min(words.count, place + 4) where other != place {
      switch words[other] {
      case ModelVocabulary.Class.unknown.rawValue, ModelVocabulary.Class.other.rawValue: count += 1
      case ModelVocabulary.Class.name.rawValue: count += 0.5
      default: break
      }
    }
    return min(3, count)
  }

  /// For each token whether an opening mark stands before it in its block, and none closes it before.
  private static func quoted(_ document: Document) -> [Bool] {
    var result = [Bool](repeating: false, count: document.tokens.count)
    for block in document.blocks {
      var isOpen = false
      for token in block.tokens {
        switch document.mark(token) {
        case "“": isOpen = true
        case "”": isOpen = false
        case "\"": isOpen.toggle()
        default: break
        }
        result[token] = isOpen
      }
    }
    return result
  }
}
