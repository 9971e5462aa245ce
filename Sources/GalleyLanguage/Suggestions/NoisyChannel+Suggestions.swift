import GalleyText

extension NoisyChannel {
  /// How much the language model counts beside the frequency of a word, for what was meant in a place.
  private static let contextWeight: Float = 1
  private static let priorWeight: Float = 0

  /// Log₁₀ of how much likelier a token is a slip for a suggestion than a word of its own that no dictionary
  /// has: the sentence with the suggestion against that with an unknown word, the slip against the letters of
  /// the word. The odds of any slip at all are left out.
  package func odds(
    of suggestion: Suggester.Suggestion, for token: Int, written form: String, in text: Text,
    letters: Wordlikeness
  ) -> Float? {
    guard let places = places(of: token, in: text), let mean = letters.score(of: form) else {
      return nil
    }
    // The mean is of log₂, with the end of the word.
    let spelling = Float(mean) * Float(form.utf8.count + 1) * 0.30103
    return fit(suggestion, at: places, text) - suggestion.cost - spelling
  }

  /// Suggestions for a token in the order in which they fit its place: how the word is misspelled, and how
  /// probable the sentence is with each.
  package func ranked(
    _ suggestions: [Suggester.Suggestion], for token: Int, in text: Text
  ) -> [Suggester.Suggestion] {
    guard let places = places(of: token, in: text) else { return suggestions }
    return suggestions.map { suggestion in
      var suggestion = suggestion
      suggestion.score =
        Self.contextWeight * fit(suggestion, at: places, text) + Self.priorWeight * suggestion.prior
        - suggestion.cost
      return suggestion
    }
    .sorted { $0.score > $1.score }
  }

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

  /// Log₁₀ of how probable a word is in a place, with what stands behind it.
  private func fit(_ suggestion: Suggester.Suggestion, at places: Range<Int>, _ text: Text) -> Float
  {
    let form = Array(suggestion.word.lowercased().utf8)
    let word = model.vocabulary.word(Reading.possessiveBase(form) ?? form)
    if word >= ModelVocabulary.firstWord { return weigh(places, .init(word), text).gain }
    // One of the words that the model does not tell apart.
    let isName = suggestion.word.first?.isUppercase == true
    let kind: ModelVocabulary.Class =
      suggestion.word.contains("-") ? .compound : isName ? .name : .unknown
    let share = suggestion.prior - model.vocabulary.facts[Int(kind.rawValue)].logProbability
    return weigh(places, .init(kind.rawValue), text).gain + min(0, share)
  }
}
