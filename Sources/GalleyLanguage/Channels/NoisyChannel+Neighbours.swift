import GalleyText

extension NoisyChannel {
  /// What may have been meant where a word stands: the neighbours that the model has, and words of the same letters with
  /// one of them two or three places off (“begin”, “being”).
  package func neighbours(of word: ModelWord) -> [Neighbours.Neighbour] {
    Array(model.neighbours.of(word)) + moved(of: word)
  }

  /// Words of the same letters with one of them two or three places off.
  ///
  /// - Complexity: a look-up where the word was asked about before, else some twenty of them.
  func moved(of word: ModelWord) -> [Neighbours.Neighbour] {
    if let known = movedLetters[word] { return known }
    let form = Array(model.vocabulary.string(word).utf8)
    var found: [Neighbours.Neighbour] = []
    if Self.movable.contains(form.count) {
      let others = Set(model.neighbours.of(word).map(\.word))
      for (other, isFirst) in Self.moves(of: form) {
        let neighbour = model.vocabulary.word(other)
        guard neighbour >= ModelVocabulary.firstWord, neighbour != word,
          !others.contains(neighbour), !found.contains(where: { $0.word == neighbour })
        else { continue }
        found.append(
          .init(
            word: neighbour, channels: .typo, shape: EditShape.moved(isFirst: isFirst).code))
      }
    }
    movedLetters[word] = found
    return found
  }

  /// Letters of words of which one may be moved: shorter ones are near to too many others, longer ones to none.
  private static let movable = 4...12

  /// A word with each of its letters moved by two or three places, and whether that changes the first one.
  private static func moves(of word: [UInt8]) -> [(form: [UInt8], isFirst: Bool)] {
    word.indices.flatMap { from in
      [-3, -2, 2, 3].compactMap { distance in
        let to = from + distance
        guard word.indices.contains(to) else { return nil }
        var form = word
        form.insert(form.remove(at: from), at: to)
        return (form, form[0] != word[0])
      }
    }
  }
}
