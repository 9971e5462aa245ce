import GalleyText

extension NoisyChannel {
  /// How much the language model counts beside the frequency of a word, for what was meant in a place.
  private static let contextWeight: Float = 0.8
  private static let priorWeight: Float = 0.15

  /// Suggestions for a token in the order in which they fit its place: how the word is misspelled, and how
  /// probable the sentence is with each.
  package func ranked(
    _ suggestions: [Suggester.Suggestion], for token: Int, in text: Text
  ) -> [Suggester.Suggestion] {
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
    guard low < tokens.count, Int(tokens[low]) == token, low > 0 else { return suggestions }
    return suggestions.map { suggestion in
      var suggestion = suggestion
      suggestion.score =
        Self.contextWeight * fit(suggestion, at: low, text) + Self.priorWeight * suggestion.prior
        - suggestion.cost
      return suggestion
    }
    .sorted { $0.score > $1.score }
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
