import GalleyLanguage
import GalleyText

/// The same word twice in a row.
package struct RepeatedWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "repeated-word", category: .duplication,
    summary: "the same word, or two words, twice in a row",
    explanation: """
      A word is doubled when a line is broken, a sentence edited or a passage pasted. The fix removes the \
      second one.

      What a language may double is left alone: in French “nous nous”, in German “die die”. In languages of which that \
      is not known, a doubled word is a warning where the text has it at least twice more, never doubled, and a \
      note elsewhere: it may be doubled for emphasis.

      Doublings that are English are left alone (“that that”, “had had”, “very very”, “no no”), so are \
      names (“Duran Duran”), and those that can be right but seldom are (“came in in 2010”) are notes.
      """,
    keepsToLanguage: true,
    overrides: ["doubled-conjunction"],
    examples: [
      Example("The chance of ⟦the the⟧ plan is small.", fixed: "The chance of the plan is small."),
      Example(
        "The ferry ran aground at the mouth of the river on its way ⟦to\nto⟧ the port where it was built.",
        fixed:
          "The ferry ran aground at the mouth of the river on its way to the port where it was built."
      ),
      Example("One ⟦of the of the⟧ mills is closed.", fixed: "One of the mills is closed."),
      Example(
        "The baker, who ⟦was was⟧ ill, stayed at home.",
        fixed: "The baker, who was ill, stayed at home."),
      Example(
        "The ⟦men men⟧ asked ⟦why why⟧ it failed, and those ⟦who who⟧ knew said nothing.",
        fixed: "The men asked why it failed, and those who knew said nothing."),
      Example("Poems by A A Milne; what it was was a trap."),
      Example("He said that that was all he had had, a very very long time ago."),
      Example("Duran Duran sang, no, no, no; and it went on and on and on."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let rightly = context.wordClass("doubled-rightly")
    let sometimes = context.wordClass("doubled-sometimes")
    let function = ["determiner", "preposition", "conjunction", "auxiliary", "pronoun"].map {
      context.wordClass($0)
    }
    let seldomDoubled = rightly == nil ? wordsThatStandAlone(document) : nil
    for block in document.blocks where block.tokens.count > 1 {
      var index = block.tokens.lowerBound
      while index + 1 < block.tokens.upperBound {
        defer { index += 1 }
        if index + 3 < block.tokens.upperBound, isPairRepeated(index, context) {
          append(index, length: 2, severity: .warning, document, &diagnostics)
          index += 3
          continue
        }
        guard isRepeated(index, index + 1, document), !context.isMember(index, of: rightly) else {
          continue
        }
        let isFunction = function.contains { context.isMember(index, of: $0) }
        let first = document.tokens[index]
        let second = document.tokens[index + 1]
        // “A A Milne”: initials.
        if first.flags.contains(.capitalised), second.flags.contains(.capitalised),
          first.range.count == 1
        {
          continue
        }
        // A name twice is a name; a sentence may begin with the capital that the second word lacks.
        if second.flags.contains(.capitalised), !second.flags.contains(.caseless),
          !isFunction || first.flags.contains(.allCaps)
        {
          continue
        }
        // Three in a row are said with emphasis.
        if index + 2 < block.tokens.upperBound, isRepeated(index + 1, index + 2, document),
          !isFunction
        {
          index += 2
          continue
        }
        // “The the” may be a name's: “near the The Block site”, “The Who who came back”.
        let isName =
          second.flags.contains(.capitalised) != first.flags.contains(.capitalised)
          && !first.flags.contains(.sentenceStart)
        let isSure =
          seldomDoubled.map { !isName && $0.contains(first.word) }
          ?? (!isName && !canBeRight(index, context)
            && (document.form(index).unicodeScalars.count >= 4
              || !context.isMember(index, of: sometimes)
                && (isFunction || isNeverDoubled(index, context))))
        append(index, length: 1, severity: isSure ? .warning : .note, document, &diagnostics)
      }
    }
  }

  /// The words that a text doubles once and has twice more by themselves: in a language whose doublings are not known,
  /// those are no habit of it.
  private func wordsThatStandAlone(_ document: Document) -> Set<WordID> {
    var doubled: [WordID: Int] = [:]
    for index in document.tokens.indices.dropLast() where isRepeated(index, index + 1, document) {
      doubled[document.tokens[index].word, default: 0] += 1
    }
    return Set(doubled.filter { $0.value == 1 && document.words.counts[Int($0.key)] >= 4 }.keys)
  }

  private func append(
    _ index: Int, length: Int, severity: Severity, _ document: Document,
    _ diagnostics: inout [Diagnostic]
  ) {
    let first = document.tokens[index].start
    let kept = document.tokens[index + length - 1].end
    let last = document.tokens[index + 2 * length - 1].end
    let text = document.source.string(TextRange(first, kept))
    diagnostics.append(
      Diagnostic(
        description, TextRange(first, last), "“\(text)” is repeated", severity: severity,
        confidence: severity == .warning ? 0.95 : 0.5,
        fixes: [
          Fix(
            "Remove the repetition", severity == .warning ? .likely : .choice,
            TextRange(kept, last), "")
        ]))
  }

  /// Whether two neighbouring tokens are the same word with nothing but white space between them.
  private func isRepeated(_ first: Int, _ second: Int, _ document: Document) -> Bool {
    let (a, b) = (document.tokens[first], document.tokens[second])
    return a.kind == .word && b.kind == .word && a.word == b.word
      && b.flags.contains(.spaceBefore) && !b.flags.contains(.sentenceStart)
  }

  /// “came in in 2010”: a verb that takes the first one; “what it was was a trap”: a clause as subject.
  private func canBeRight(_ index: Int, _ context: LintContext) -> Bool {
    let document = context.document
    if context.isMember(index, of: context.wordClass("particle")) {
      return index > 0 && context.isMember(index - 1, of: context.wordClass("particle-verb"))
    }
    guard context.isMember(index, of: context.wordClass("copula")) else { return false }
    let clause = context.wordClass("clause-subject")
    // “the baker, who was was ill”: the relative clause has no other verb.
    if index >= 2, document.isMark(index - 2, ","), document.form(index - 1) == "who" {
      return false
    }
    return (max(0, index - 5)..<index).contains {
      context.isMember($0, of: clause) && document.tokens[$0].kind == .word
    }
  }

  /// Whether the language model has read a frequent word often, and hardly ever twice in a row.
  private func isNeverDoubled(_ index: Int, _ context: LintContext) -> Bool {
    guard let model = context.language.channel?.model else { return false }
    let word = model.vocabulary.word(Array(context.document.form(index).utf8))
    return word >= ModelVocabulary.firstWord && model.vocabulary.zipf(word) >= 5
      && !model.ngrams.knowsPair(word, word)
  }

  /// “of the of the”: a preposition or pronoun with its neighbour, twice.
  private func isPairRepeated(_ index: Int, _ context: LintContext) -> Bool {
    let document = context.document
    guard document.tokens[index].word == document.tokens[index + 2].word,
      document.tokens[index + 1].word == document.tokens[index + 3].word,
      document.tokens[index].word != document.tokens[index + 1].word,
      (index + 1...index + 3).allSatisfy({
        document.tokens[$0].kind == .word && !document.tokens[$0].flags.contains(.sentenceStart)
          && document.tokens[$0].flags.contains(.spaceBefore)
      })
    else { return false }
    let opens =
      context.isMember(index, of: context.wordClass("preposition"))
      && context.isMember(index + 1, of: context.wordClass("determiner"))
    let subject =
      context.isMember(index, of: context.wordClass("pronoun"))
      && context.isMember(index + 1, of: context.wordClass("auxiliary"))
    return opens || subject
  }
}
