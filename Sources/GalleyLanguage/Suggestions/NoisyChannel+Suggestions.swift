import GalleyText

extension [Suggester.Suggestion] {
  /// The same with a correction at the head of them that a decision is surer of than of all else together.
  ///
  /// Of words of two letters alone: how such a word is misspelled says nothing (“ko” for “to”), and most words of as many
  /// letters are one edit away. Of longer ones a decision sees the few that are, suggestions more.
  ///
  /// - Parameters:
  ///   - correction: what the decision takes the word for, and how probable it is; not asked for where it does not count.
  package func led(
    by correction: @autoclosure () -> (word: String, probability: Double)?, for written: String
  ) -> Self {
    guard written.count <= 2, let correction = correction(), correction.probability > 0.5 else {
      return self
    }
    let word = correction.word.lowercased()
    let own = first { $0.word.lowercased() == word }
    return [own ?? Suggester.Suggestion(word: correction.word, cost: 0, prior: 0, score: 0)]
      + filter { $0.word.lowercased() != word }
  }
}

extension NoisyChannel {
  /// Suggestions for a token in the order in which they fit its place: how the word is misspelled, how probable the
  /// words around are with each, and how well each fits the sentence.
  package func ranked(
    _ suggestions: [Suggester.Suggestion], for token: Int, in text: Text
  ) -> [Suggester.Suggestion] {
    guard let evidence = evidence(on: suggestions, for: token, in: text) else { return suggestions }
    return zip(suggestions, evidence).map { suggestion, evidence in
      var suggestion = suggestion
      suggestion.score = SuggestionEvidence.score(evidence)
      return suggestion
    }
    .sorted { $0.score > $1.score }
  }

  /// What the decision takes an unknown word for, and how probable that is; nil where it knows of nothing.
  package func correction(of token: Int, in text: Text) -> (word: String, probability: Double)? {
    guard let decision = model.decision else { return nil }
    return hypotheses(text, decision: decision, least: decision.note).first {
      $0.isUnknown && Int(text.reading.tokens[$0.places.lowerBound]) == token
    }.map { (correction(of: $0, in: text).replacement, Double($0.probability)) }
  }

  /// What speaks for each suggestion in the place of a token, by ``SuggestionEvidence/names``; nil for a token that is
  /// not read.
  ///
  /// - Complexity: a look at the sentence, and some ten steps of the context model a suggestion.
  package func evidence(
    on suggestions: [Suggester.Suggestion], for token: Int, in text: Text
  ) -> [[Float]]? {
    guard let places = places(of: token, in: text) else { return nil }
    let reading = text.reading.words
    let states = model.contexts.states(of: text.reading.sentence(around: places), in: reading)
    let expectation = model.contexts.expectation(of: places, states)
    let near = topic(near: places, text)
    return suggestions.map { suggestion in
      let (word, share) = word(of: suggestion)
      let words = Hypothesis.Words(word)
      let (gain, own, _) = weigh(places, words, text)
      let fit = word >= ModelVocabulary.firstWord ? model.contexts.fit(word, expectation) : nil
      let unknown = model.contexts.fit(ModelVocabulary.Class.unknown.rawValue, expectation) ?? 0
      let around = model.contexts.gainAround(
        places, words, states, in: reading, reach: ContextModel.neighbourhood.near
      ).near
      let isKnown = word >= ModelVocabulary.firstWord
      return [
        suggestion.cost, suggestion.prior, own + share, gain - own,
        weighClasses(places, words, text), (fit ?? unknown) * Self.decade, fit == nil ? 1 : 0,
        fit == nil ? suggestion.prior : 0, around * Self.decade,
        isKnown && model.vectors.has(word) ? model.vectors.cosine(word, near) ?? 0 : 0,
        isKnown && text.count(of: word) > 0 ? 1 : 0,
      ]
    }
  }

  /// Log₁₀ of e.
  private static let decade: Float = 0.434294

  /// What the words around a place are about.
  private func topic(near places: Range<Int>, _ text: Text) -> WordVectors.Topic {
    let words = text.reading.words
    let before = words[max(0, places.lowerBound - Self.reach)..<places.lowerBound]
    let behind = words[places.upperBound..<min(words.count, places.upperBound + Self.reach)]
    return topic(of: [before, behind].joined())
  }

  /// Words on either side that count as near.
  private static let reach = 40

  /// The places of a token's word in the reading, a possessive ending left out.
  ///
  /// - Complexity: O(log n).
  private func places(of token: Int, in text: Text) -> Range<Int>? {
    let tokens = text.reading.tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle]) < token { low = middle + 1 } else { high = middle }
    }
    // A boundary names the token behind it.
    while low < tokens.count, Int(tokens[low]) == token,
      text.reading.words[low] == ModelVocabulary.Class.boundary.rawValue
    {
      low += 1
    }
    guard low < tokens.count, Int(tokens[low]) == token, low > 0 else { return nil }
    var end = low + 1
    while end < tokens.count, Int(tokens[end]) == token,
      text.reading.words[end] != ModelVocabulary.Class.boundary.rawValue,
      text.reading.words[end] != ModelVocabulary.Class.possessive.rawValue
    {
      end += 1
    }
    return low..<end
  }

  /// The word of the model that a suggestion is read as, and log₁₀ of its share in it where that is a class of words
  /// that the model does not tell apart.
  private func word(of suggestion: Suggester.Suggestion) -> (word: ModelWord, share: Float) {
    let form = Array(suggestion.word.lowercased().utf8)
    let word = model.vocabulary.word(Reading.possessiveBase(form) ?? form)
    if word >= ModelVocabulary.firstWord { return (word, 0) }
    let isName = suggestion.word.first?.isUppercase == true
    let kind: ModelVocabulary.Class =
      suggestion.word.contains("-") ? .compound : isName ? .name : .unknown
    let share = suggestion.prior - model.vocabulary.facts[Int(kind.rawValue)].logProbability
    return (kind.rawValue, min(0, share))
  }
}
