import GalleyText

/// “A” before a vowel, “an” before a consonant.
package struct ArticleForm: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "article-form", category: .confusion,
    summary: "“a” where “an” belongs, or “an” where “a” does",
    explanation: """
      The article follows the sound behind it. Where a word was exchanged and its article was not, as spinners, \
      translators and hasty editors do, the two no longer agree (“a aeroplane”, “an plane”); a letter lost from \
      “an” or “and” reads the same. Sounds are told from the spelling: “an hour” and “a union” are right. Where \
      people differ (“an historic”) or the sound cannot be known (capitals that may be read as a word), nothing \
      is said.
      """,
    languages: ["en"], overrides: ["confused-word"],
    examples: [
      Example("She is ⟦a⟧ engineer at the mill.", fixed: "She is an engineer at the mill."),
      Example("It was ⟦an⟧ long road to the sea.", fixed: "It was a long road to the sea."),
      Example("⟦A⟧ unusual bird sat there.", fixed: "An unusual bird sat there."),
      Example(
        "He has ⟦a⟧ 11-year-old dog and ⟦an⟧ nine-year-old cat.",
        fixed: "He has an 11-year-old dog and a nine-year-old cat."),
      Example(
        "They wrote to ⟦an⟧ BBC team and to ⟦a⟧ Irish paper.",
        fixed: "They wrote to a BBC team and to an Irish paper."),
      Example(
        "⟦A⟧ onion rolled under ⟦an⟧ table after an unannounced visit by a unanimous crowd.",
        fixed: "An onion rolled under a table after an unannounced visit by a unanimous crowd."),
      Example("An hour later an heir to a European house met a one-eyed man in a union hall."),
      Example("It was an historic vote, a hotel said; an MP and a UN envoy saw a NATO ship."),
      Example(
        "Vitamin A is found in eggs, and plan A offers a uniform, an 18th hole and a ukulele."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let short = document.words.id(of: "a")
    let long = document.words.id(of: "an")
    guard short != nil || long != nil else { return }
    let function = ["determiner", "preposition", "conjunction", "auxiliary", "pronoun"].map {
      context.wordClass($0)
    }
    for block in document.blocks {
      for index in block.tokens.dropLast() {
        let word = document.tokens[index].word
        guard word == short || word == long, isArticle(index, in: block.tokens, document) else {
          continue
        }
        let isShort = word == short
        // Before “of” or “that” it is another word that is wrong.
        guard let sound = sound(ofToken: index + 1, document), (sound == .vowel) == isShort,
          !function.contains(where: { context.isMember(index + 1, of: $0) })
        else { continue }
        let isCapital = document.tokens[index].flags.contains(.capitalised)
        let right = isShort ? (isCapital ? "An" : "an") : (isCapital ? "A" : "a")
        diagnostics.append(
          Diagnostic(
            description, document.tokens[index].range,
            "“\(document.text(index))” before “\(document.text(index + 1))”: the article is “\(right)” here",
            confidence: 0.96,
            fixes: [
              Fix(
                "Replace with “\(right)”",
                isShort || isSure(before: index + 1, context) ? .likely : .choice,
                document.tokens[index].range, right)
            ]))
      }
    }
  }

  /// Whether the language model has “a” before the word rather than “and”, which may be meant as well.
  private func isSure(before index: Int, _ context: LintContext) -> Bool {
    guard let model = context.language.channel?.model,
      context.document.tokens[index].kind == .word
    else { return true }
    let form = Array(context.document.form(index).prefix { $0 != "-" }.utf8)
    func probability(after word: String) -> Float {
      model.ngrams.pairLog(model.vocabulary.word(word), model.vocabulary.word(form))
    }
    return probability(after: "a") >= probability(after: "and")
  }

  /// Whether “a” or “an” is the article, and not a letter, a grade or a piece of another language.
  private func isArticle(_ index: Int, in tokens: Range<Int>, _ document: Document) -> Bool {
    let token = document.tokens[index]
    let next = document.tokens[index + 1]
    guard token.kind == .word, next.flags.contains(.spaceBefore) else { return false }
    if token.flags.contains(.capitalised), !token.flags.contains(.sentenceStart) { return false }
    guard index > tokens.lowerBound else { return true }
    let before = document.tokens[index - 1]
    guard token.flags.contains(.spaceBefore) || Self.opening.contains(document.text(index - 1))
    else { return false }
    // “Brandenburg an der Havel”, “Holyer an Gof”.
    if before.flags.contains(.capitalised), before.kind == .word,
      !before.flags.contains(.sentenceStart),
      next.flags.contains(.capitalised) || document.form(index + 1).contains("-")
        || ["der", "den", "die", "dem"].contains(document.form(index + 1))
    {
      return false
    }
    return !Self.takesLetter.contains(document.form(index - 1))
  }

  /// Marks that a sentence may begin behind.
  private static let opening: Set<String> = ["“", "\"", "‘", "'", "(", "[", "—", "–", "«"]

  /// Nouns that a letter follows.
  private static let takesLetter: Set<String> = [
    "vitamin", "hepatitis", "grade", "type", "plan", "group", "class", "category", "section",
    "serie", "influenza", "letter",
  ]

  enum Sound { case vowel, consonant }

  /// The sound that a token begins with; nil where it cannot be told.
  private func sound(ofToken index: Int, _ document: Document) -> Sound? {
    let token = document.tokens[index]
    let form = Array(document.text(index).utf8)
    switch token.kind {
    case .number, .ordinal: return Self.sound(ofNumber: form)
    case .word:
      // “11-year-old”.
      if let first = form.first, first &- 0x30 < 10 { return Self.sound(ofNumber: form) }
      guard token.flags.isDisjoint(with: .mixedCase | .digit) else { return nil }
      let first = Array(form.prefix { $0 != UInt8(ascii: "-") })
      guard first.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
      let isCapitals = first.allSatisfy { $0 < 0x61 }
      if first.count == 1 { return first.count < form.count ? Self.sound(ofLetter: first[0]) : nil }
      if isCapitals { return Self.sound(ofCapitals: first) }
      return Self.sound(
        ofWord: String(decoding: first, as: UTF8.self).lowercased(),
        isName: token.flags.contains(.capitalised))
    default: return nil
    }
  }
}
