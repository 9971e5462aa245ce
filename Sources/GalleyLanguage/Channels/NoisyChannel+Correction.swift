import GalleyText

/// A hypothesis as an edit of the text.
package struct Correction: Sendable, Equatable {
  /// What is replaced; empty where a word is put in.
  package var range: TextRange
  package var replacement: String

  package init(range: TextRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension NoisyChannel {
  /// How the text would be changed. Case is carried over; spaces around a word go with it.
  package func correction(of hypothesis: Hypothesis, in text: Text) -> Correction {
    let document = text.document
    let reading = text.reading
    let first = Int(reading.tokens[hypothesis.places.lowerBound])
    var words = (0..<hypothesis.words.count).map { model.vocabulary.string(hypothesis.words[$0]) }
    func capitalisesFirst(_ token: Int) -> Bool {
      document.tokens[token].flags.contains(.capitalised)
    }
    switch hypothesis.kind {
    case .substitution, .join, .split:
      let isPart = reading.parts[hypothesis.places.lowerBound] != nil
      if !isPart, capitalisesFirst(first) { words[0] = Self.capitalised(words[0]) }
      words = words.map { Self.withApostrophe($0, isCurly: text.hasCurlyApostrophes) }
      let start = reading.range(of: hypothesis.places.lowerBound, in: document).start
      let end = reading.range(of: hypothesis.places.upperBound - 1, in: document).end
      return Correction(range: TextRange(start, end), replacement: words.joined(separator: " "))
    case .drop:
      let token = document.tokens[first]
      let isStart = token.flags.contains(.sentenceStart)
      if isStart, first + 1 < document.tokens.count {
        // The next word begins the sentence.
        let next = document.tokens[first + 1]
        let text = document.source.string(next.range)
        return Correction(
          range: TextRange(token.start, next.end),
          replacement: capitalisesFirst(first) ? Self.capitalised(text) : text)
      }
      let start = first > 0 ? document.tokens[first - 1].end : token.start
      return Correction(range: TextRange(start, token.end), replacement: "")
    case .add:
      let token = document.tokens[min(first, document.tokens.count - 1)]
      if token.flags.contains(.sentenceStart), capitalisesFirst(first) {
        let text = document.source.string(token.range)
        let isName = Float(vocabularyFacts(text).capitalised) / 255 > 0.5
        return Correction(
          range: token.range,
          replacement:
            "\(Self.capitalised(words[0])) \(isName ? text : text.prefix(1).lowercased() + text.dropFirst())"
        )
      }
      return Correction(range: TextRange(token.start, token.start), replacement: words[0] + " ")
    case .bridge:
      let last = Int(reading.tokens[hypothesis.places.upperBound - 1])
      let joint = words.first.map { $0 == "," ? "," : " " + $0 } ?? ""
      return Correction(
        range: TextRange(document.tokens[first].start, document.tokens[last].end),
        replacement: joint)
    }
  }

  private func vocabularyFacts(_ text: String) -> ModelVocabulary.Facts {
    model.vocabulary.facts[Int(model.vocabulary.word(text.lowercased()))]
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// An apostrophe as the text writes it.
  private static func withApostrophe(_ word: String, isCurly: Bool) -> String {
    guard word.contains("'") else { return word == "i" ? "I" : word }
    let text = word.hasPrefix("i'") ? "I" + word.dropFirst() : word
    return isCurly ? text.replacing("'", with: "’") : text
  }
}
