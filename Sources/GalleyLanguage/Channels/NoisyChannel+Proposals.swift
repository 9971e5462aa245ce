import GalleyText

extension NoisyChannel {
  /// A word is looked at where it, or the one behind it, is less probable than this (log₁₀).
  private static let surprise: Float = -2.8
  /// Before a word that is less probable than this one may have fallen out.
  private static let gap: Float = -4
  /// Hypotheses that gain less than this (log₁₀) are no use.
  static let leastGain: Float = 0.4
  /// The same where more than the words next to the place speaks for them; see ``Evidence/isBorneOut(_:)``.
  private static let leastWeakGain: Float = -0.7
  /// The same where another form of the word is meant: few words around tell one form from another, and what
  /// tells them may stand far off.
  private static let leastFormGain: Float = -0.3

  /// Proposes what may have stood at a place.
  func propose(at place: Int, _ text: Text, into proposals: inout [Hypothesis]) {
    let words = text.reading.words
    let word = words[place]
    if word == ModelVocabulary.Class.boundary.rawValue {
      proposeBridges(at: place, text, into: &proposals)
      return
    }
    let own = text.scores[place].log
    let next = place + 1 < words.count ? text.scores[place + 1].log : 0
    let after = place + 2 < words.count ? text.scores[place + 2].log : 0
    let token = Int(text.reading.tokens[place])
    if text.isUnknown[token] {
      proposeEdits(at: place, token, text, into: &proposals)
      proposeSounds(of: word, at: place, token, text, into: &proposals)
      proposeSplits(at: place, token, text, into: &proposals)
      return
    }
    // The class of words that the model lacks is expected where no single one of them is.
    let isObscure = text.isObscure[token]
    guard isObscure || min(own, next) < Self.surprise || own + next + after < 2.2 * Self.surprise
    else { return }
    if own < Self.gap { proposeAdditions(at: place, token, text, into: &proposals) }
    if text.reading.parts[place] != nil {
      if isOpen(at: place, text), word >= ModelVocabulary.firstWord {
        proposeNeighbours(of: word, at: place, text, into: &proposals)
      }
      return
    }
    if isOpenName(at: place, text) {
      proposeNeighbours(of: word, at: place, text, into: &proposals)
      return
    }
    guard isOpen(token, text), !isNameAtStart(word, token, text) else { return }
    if word >= ModelVocabulary.firstWord {
      proposeNeighbours(of: word, at: place, text, into: &proposals)
      if min(own, next) < Self.surprise, functionWords.canBeLeftOver(word) {
        proposeDrop(at: place, text, into: &proposals)
      }
    } else if word == ModelVocabulary.Class.unknown.rawValue {
      proposeEdits(at: place, token, text, into: &proposals)
    }
    proposeJoin(at: place, token, text, into: &proposals)
    proposeSplits(at: place, token, text, into: &proposals)
  }

  /// Whether two words are the forms of the article before an “h”, where both are in use (“an hotel”).
  private func areArticles(_ seen: ModelWord, _ meant: ModelWord, before place: Int, _ text: Text)
    -> Bool
  {
    guard functionWords.articles.contains(seen), functionWords.articles.contains(meant),
      place < text.reading.words.count
    else { return false }
    let token = Int(text.reading.tokens[place])
    return token < text.document.tokens.count
      && text.document.words.bytes(of: text.document.tokens[token].word).first
        == UInt8(ascii: "h")
  }

  private func proposeNeighbours(
    of word: ModelWord, at place: Int, _ text: Text, into proposals: inout [Hypothesis]
  ) {
    let words = text.reading.words
    let right = place + 1 < words.count ? words[place + 1] : 0
    let before = model.ngrams.prepare(text.reading.context(at: place))
    // No word behind can gain more than to become certain.
    var most = -text.scores[place].log
    for behind in place + 1..<min(place + 4, words.count) {
      most -= text.scores[behind].log
      if words[behind] == ModelVocabulary.Class.boundary.rawValue { break }
    }
    func consider(_ neighbour: Neighbours.Neighbour) {
      let score = model.ngrams.score(neighbour.word, after: before)
      if areArticles(word, neighbour.word, before: place + 1, text) { return }
      // Without a pair on either side nothing speaks for it.
      let shape = EditShape(code: neighbour.shape)
      let isForm = neighbour.channels.contains(.form) || shape.kind == .finalS
      let canBeWeak =
        !isForm && !neighbour.channels.isDisjoint(with: [.typo, .sound, .nearSound, .glyph])
        && model.vectors.has(word) && model.vectors.has(neighbour.word)
      let least =
        isForm ? Self.leastFormGain : canBeWeak ? Self.leastWeakGain : Self.leastGain
      guard most + score.log >= least,
        score.order > 1 || right != 0 && model.ngrams.knowsPair(neighbour.word, right)
      else { return }
      let (gain, own, orders) = weigh(
        place..<place + 1, Hypothesis.Words(neighbour.word), text, first: score)
      guard gain >= least else { return }
      var hypothesis = Hypothesis(
        .substitution, place..<place + 1, .init(neighbour.word), channels: neighbour.channels,
        shape: shape, gain: gain, ownGain: own, orders: orders)
      hypothesis.isWeak = !isForm && gain < Self.leastGain
      proposals.append(hypothesis)
    }
    for neighbour in model.neighbours.of(word) { consider(neighbour) }
    for neighbour in moved(of: word) { consider(neighbour) }
  }

  /// Words one edit from one that the model lacks, whether a dictionary has it (“mooted”) or none.
  private func proposeEdits(
    at place: Int, _ token: Int, _ text: Text, into proposals: inout [Hypothesis]
  ) {
    var form = Array(text.document.words.bytes(of: text.document.tokens[token].word))
    if let base = Reading.possessiveBase(form) { form = base }
    guard (2...24).contains(form.count), isOpen(token, text) else { return }
    // Two letters are near to too many words: only the most frequent are meant.
    let leastZipf: Float = form.count == 2 ? 5.5 : 0
    let isUnknown = text.isUnknown[token]
    var forms = Candidates.edits(of: form)
    if isUnknown {
      // Of print, two letters may have been read for one.
      forms.formUnion(GlyphConfusions.readings(of: form).filter(\.isDistinct).map(\.letters))
    }
    let edits = forms.map { (form: $0, word: model.vocabulary.word($0)) }
      .filter { $0.word >= ModelVocabulary.firstWord }
      .sorted { $0.word < $1.word }
    for (edit, word) in edits {
      guard model.vocabulary.facts[Int(word)].capitalised < 200,
        model.vocabulary.zipf(word) >= leastZipf
      else { continue }
      let shape = EditShape(from: edit, to: form) ?? .glyphs
      // Rarer forms of a word are as right as the word (“rudders”).
      if text.isObscure[token], shape.kind == .finalS { continue }
      var (gain, own, orders) = weigh(place..<place + 1, .init(word), text)
      if text.isObscure[token] {
        gain += obscurity
        own += obscurity
      }
      let channels: Neighbours.Channels =
        shape == .glyphs ? .glyph : shape.isGlyph ? [.typo, .glyph] : .typo
      var hypothesis = Hypothesis(
        .substitution, place..<place + 1, .init(word), channels: channels, shape: shape, gain: gain,
        ownGain: own, orders: orders)
      guard gain > (isUnknown ? -2 : Self.leastGain) else { continue }
      hypothesis.isUnknown = isUnknown
      proposals.append(hypothesis)
    }
  }

  /// Words that sound like one that no dictionary has, where the corpus has it: “kant”, “thru”.
  private func proposeSounds(
    of word: ModelWord, at place: Int, _ token: Int, _ text: Text,
    into proposals: inout [Hypothesis]
  ) {
    guard word >= ModelVocabulary.firstWord, isOpen(token, text) else { return }
    for neighbour in model.neighbours.of(word)
    where !neighbour.channels.isDisjoint(with: [.sound, .nearSound])
      && !neighbour.channels.contains(.typo)
      && model.vocabulary.facts[Int(neighbour.word)].capitalised < 200
    {
      let (gain, own, orders) = weigh(place..<place + 1, .init(neighbour.word), text)
      guard gain > -2 else { continue }
      var hypothesis = Hypothesis(
        .substitution, place..<place + 1, .init(neighbour.word), channels: neighbour.channels,
        shape: EditShape(code: neighbour.shape), gain: gain, ownGain: own, orders: orders)
      hypothesis.isUnknown = true
      proposals.append(hypothesis)
    }
  }

  /// How much less probable (log₁₀) a word that the corpus has hardly ever is than the class of words that it is read as.
  var obscurity: Float {
    model.vocabulary.facts[Int(ModelVocabulary.Class.unknown.rawValue)].logProbability
      - (CandidateForms.rareZipf - 9)
  }

  private func proposeDrop(at place: Int, _ text: Text, into proposals: inout [Hypothesis]) {
    let words = text.reading.words
    guard place + 1 < words.count, model.ngrams.knowsPair(words[place - 1], words[place + 1]) else {
      return
    }
    append(.drop, place..<place + 1, .init(), text, least: 1, into: &proposals)
  }

  /// A word of grammar that fell out before a place.
  private func proposeAdditions(
    at place: Int, _ token: Int, _ text: Text, into proposals: inout [Hypothesis]
  ) {
    let words = text.reading.words
    let (left, right) = (words[place - 1], words[place])
    guard right >= ModelVocabulary.firstWord, right != ModelVocabulary.Class.possessive.rawValue,
      text.document.tokens[token].kind == .word,
      left >= ModelVocabulary.firstWord
        || left == ModelVocabulary.Class.boundary.rawValue
    else { return }
    for word in functionWords.additions
    where model.ngrams.knowsPair(left, word) && model.ngrams.knowsPair(word, right) {
      append(.add, place..<place, .init(word), text, least: 1.5, into: &proposals)
    }
  }

  /// Two words that were one: “to gether”.
  func proposeJoin(
    at place: Int, _ token: Int, _ text: Text, least: Float = 1,
    into proposals: inout [Hypothesis]
  ) {
    let next = place + 1
    guard next < text.reading.words.count,
      text.reading.words[next] != ModelVocabulary.Class.boundary.rawValue,
      Int(text.reading.tokens[next]) == token + 1,
      isOpen(token + 1, text), text.document.tokens[token + 1].flags.contains(.spaceBefore)
    else { return }
    let table = text.document.words
    let joined =
      Array(table.bytes(of: text.document.tokens[token].word))
      + table.bytes(of: text.document.tokens[token + 1].word)
    guard joined.count > 3 else { return }
    let word = model.vocabulary.word(joined)
    guard word != 0 else { return }
    append(.join, place..<place + 2, .init(word), text, least: least, into: &proposals)
  }

  /// A word that was two: “alot”.
  func proposeSplits(
    at place: Int, _ token: Int, _ text: Text, least: Float = 1,
    into proposals: inout [Hypothesis]
  ) {
    let form = Array(text.document.words.bytes(of: text.document.tokens[token].word))
    guard form.count > 3, !form.contains(0x27) else { return }
    for length in 1..<form.count {
      // One letter is a word of its own only where it is “a” or “I”.
      if length == 1, form[0] != UInt8(ascii: "a"), form[0] != UInt8(ascii: "i") { continue }
      if length == form.count - 1 { continue }
      let first = model.vocabulary.word(Array(form[..<length]))
      guard first != 0, model.vocabulary.zipf(first) > 4.5 else { continue }
      let second = model.vocabulary.word(Array(form[length...]))
      guard second != 0, model.vocabulary.zipf(second) > 4, model.ngrams.knowsPair(first, second)
      else { continue }
      append(.split, place..<place + 1, .init(first, second), text, least: least, into: &proposals)
    }
  }

  /// A stop that broke a sentence, with the words of grammar behind it: “allies. it is Asia”.
  private func proposeBridges(at place: Int, _ text: Text, into proposals: inout [Hypothesis]) {
    let words = text.reading.words
    let stop = place - 1
    let token = Int(text.reading.tokens[place])
    guard stop > 0, place + 1 < words.count, words[stop] == functionWords.stop,
      token < text.document.tokens.count, text.document.tokens[token].kind == .word,
      text.document.tokens[token].flags.isDisjoint(with: .anyCapital),
      text.document.tokens[token].flags.isDisjoint(with: .lineBefore)
    else { return }
    for dropped in 1...2 {
      let end = place + 1 + dropped
      guard end < words.count, words[place + 1..<end].allSatisfy(functionWords.canBeLeftOver)
      else { break }
      for word in functionWords.bridges {
        append(.bridge, stop..<end, .init(word), text, least: 2, into: &proposals)
      }
      append(.bridge, stop..<end, .init(), text, least: 2, into: &proposals)
    }
  }

  private func append(
    _ kind: Hypothesis.Kind, _ places: Range<Int>, _ words: Hypothesis.Words, _ text: Text,
    least: Float, into proposals: inout [Hypothesis]
  ) {
    let (gain, own, orders) = weigh(places, words, text)
    guard gain >= least else { return }
    proposals.append(
      Hypothesis(kind, places, words, gain: gain, ownGain: own, orders: orders))
  }
}
