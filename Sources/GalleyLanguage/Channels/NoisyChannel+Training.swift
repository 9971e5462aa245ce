import GalleyText

// What damage is made with.
extension NoisyChannel {
  /// Words of grammar that may be left over.
  package var leftOverWords: [ModelWord] { functionWords.leftOverWords }

  /// Whether a word is one of those whose loss nobody sees.
  package func canFallOut(_ word: ModelWord) -> Bool { functionWords.additions.contains(word) }

  /// Whether a word may be what a stop and other words took the place of.
  package func canBridge(_ word: ModelWord) -> Bool {
    functionWords.bridges.contains(word) && word != model.vocabulary.word(",")
  }

  /// Ways of writing the word at a place as two, or with the next one as one, whatever the model says.
  package func boundaryHypotheses(at place: Int, _ text: Text) -> [Hypothesis] {
    var found: [Hypothesis] = []
    let token = Int(text.reading.tokens[place])
    proposeJoin(at: place, token, text, least: -100, into: &found)
    proposeSplits(at: place, token, text, least: -100, into: &found)
    return found
  }
}
