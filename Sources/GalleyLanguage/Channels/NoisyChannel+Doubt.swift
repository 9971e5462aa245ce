import GalleyText

extension NoisyChannel {
  /// Whether a token may be doubted: a word in small letters, or one that is capitalised only because a
  /// sentence begins with it.
  package func isOpen(_ token: Int, _ text: Text) -> Bool { isOpen(token, in: text.document) }

  /// Whether the word at a place may be doubted: a token, or a part of a hyphenated one in small letters.
  package func isOpen(at place: Int, _ text: Text) -> Bool {
    guard let part = text.reading.parts[place] else {
      return isOpen(Int(text.reading.tokens[place]), text)
    }
    // Fewer than three letters are near to too many others (“hole-y”, “de-railing”).
    return part.count > 2 && text.document.source.bytes[part.indices].allSatisfy { $0 &- 0x61 < 26 }
  }

  /// Whether the word at a place may be doubted although it has a capital in the middle of a sentence: one that is
  /// mostly written small, as in “the White Hose”.
  package func isOpenName(at place: Int, _ text: Text) -> Bool {
    let word = text.reading.words[place]
    let token = Int(text.reading.tokens[place])
    guard word >= ModelVocabulary.firstWord, text.reading.parts[place] == nil,
      model.vocabulary.facts[Int(word)].capitalised < Self.mostlyName,
      text.document.blocks[text.document.block(ofToken: token)].isProse
    else { return false }
    let found = text.document.tokens[token]
    return found.kind == .word && found.flags.isDisjoint(with: Self.closed)
      && found.flags.contains(.capitalised) && !found.flags.contains(.sentenceStart)
  }

  /// Share of a word's capitals in the corpus, of 255, from which it is a name: three in four.
  private static let mostlyName: UInt8 = 192

  /// What tokens have that are never doubted.
  private static let closed: Token.Flags =
    .allCaps | .mixedCase | .digit | .hyphen | .period | .nonASCII | .format | .nonLatin

  /// The same of a document that was not read.
  package func isOpen(_ token: Int, in document: Document) -> Bool {
    let found = document.tokens[token]
    guard found.kind == .word, found.flags.isDisjoint(with: Self.closed) else { return false }
    return found.flags.isDisjoint(with: .capitalised) || found.flags.contains(.sentenceStart)
  }

  /// Whether a sentence begins with a word that is a name, mostly (“Che then added”) or in this text (“Sue retired in
  /// 2013”): its capital is its own.
  func isNameAtStart(_ word: ModelWord, _ token: Int, _ text: Text) -> Bool {
    text.document.tokens[token].flags.contains(.capitalised)
      && word >= ModelVocabulary.firstWord
      && (model.vocabulary.facts[Int(word)].capitalised >= 128 || text.names.contains(word))
  }

  /// Tokens that may be doubted and that no dictionary has.
  package func unknownTokens(of document: Document, _ speller: Speller) -> [Int] {
    document.tokens.indices.filter { token in
      isOpen(token, in: document) && !speller.knows(Self.base(token, document))
    }
  }

  /// Tokens that may be doubted as only a dictionary has them: words in small letters that the corpus has too seldom for
  /// the model to know, once in the text (“calender”, “posses”), and no British spelling of one that it knows.
  package func obscureTokens(of document: Document, _ speller: Speller) -> [Int] {
    document.tokens.indices.filter { token in
      let found = document.tokens[token]
      guard found.range.count >= Self.leastObscure, isOpen(token, in: document),
        document.words.counts[Int(found.word)] == 1
      else { return false }
      let base = Self.base(token, document)
      return !isInModel(base) && speller.frequency(of: base) == nil && speller.knows(base)
        && !SpellingVariants.forms(of: base, in: .american).contains(where: isInModel)
        && Self.count(of: base, in: document) == 1
    }
  }

  /// How often a text has a word, as a possessive or not.
  private static func count(of base: String, in document: Document) -> Int {
    [base, base + "'s"].reduce(0) { sum, form in
      sum + (document.words.id(of: form).map { Int(document.words.counts[Int($0)]) } ?? 0)
    }
  }

  private func isInModel(_ form: String) -> Bool {
    model.vocabulary.word(form) >= ModelVocabulary.firstWord
  }

  /// A token’s word, without the ending of a possessive.
  private static func base(_ token: Int, _ document: Document) -> String {
    let form = document.form(token)
    return Reading.possessiveBase(Array(form.utf8)).map { String(decoding: $0, as: UTF8.self) }
      ?? form
  }

  /// Letters of the shortest word that is doubted as an obscure one: shorter ones are near to too many others.
  private static let leastObscure = 5
}
