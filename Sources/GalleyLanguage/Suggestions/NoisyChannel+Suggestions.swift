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
    guard let place = place(of: token, in: text), let mean = letters.score(of: form) else {
      return nil
    }
    // The mean is of log₂, with the end of the word.
    let spelling = Float(mean) * Float(form.utf8.count + 1) * 0.30103
    return fit(suggestion, at: place, text) - suggestion.cost - spelling
  }

  /// Suggestions for a token in the order in which they fit its place: how the word is misspelled, and how
  /// probable the sentence is with each.
  package func ranked(
    _ suggestions: [Suggester.Suggestion], for token: Int, in text: Text
  ) -> [Suggester.Suggestion] {
    guard let place = place(of: token, in: text) else { return suggestions }
    return suggestions.map { suggestion in
      var suggestion = suggestion
      suggestion.score =
        Self.contextWeight * fit(suggestion, at: place, text) + Self.priorWeight * suggestion.prior
        - suggestion.cost
      return suggestion
    }
    .sorted { $0.score > $1.score }
  }

  /// The place of a token's word in the reading.
  ///
  /// - Complexity: O(log n).
  private func place(of token: Int, in text: Text) -> Int? {
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
    return low < tokens.count && Int(tokens[low]) == token && low > 0 ? low : nil
  }

  /// Log₁₀ of how probable a word is in a place, with what stands behind it.
  private func fit(_ suggestion: Suggester.Suggestion, at place: Int, _ text: Text) -> Float {
    let form = Array(suggestion.word.lowercased().utf8)
    let word = model.vocabulary.word(Reading.possessiveBase(form) ?? form)
    if word >= ModelVocabulary.firstWord { return weigh(place..<place + 1, .init(word), text).gain }
    // One of the words that the model does not tell apart.
    let isName = suggestion.word.first?.isUppercase == true
    let kind: ModelVocabulary.Class =
      suggestion.word.contains("-") ? .compound : isName ? .name : .unknown
    let share = suggestion.prior - model.vocabulary.facts[Int(kind.rawValue)].logProbability
    return weigh(place..<place + 1, .init(kind.rawValue), text).gain + min(0, share)
  }
}
