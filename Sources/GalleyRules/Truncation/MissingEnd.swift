import GalleyText

/// A paragraph without any end.
package struct MissingEnd: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "missing-end", category: .truncation,
    summary: "a paragraph ends without a stop",
    explanation: """
      A paragraph that stops in the middle of a sentence was cut: by a length limit, a paywall, a failed \
      download. It is a warning where the last word cannot end a sentence (“of the”, “and”), or where \
      a sentence of twenty words or more has none; a note in other cases.

      In languages whose words of grammar are not known, only the length counts.

      Headings, bylines, captions, list items, credits and addresses have no stop by right.
      """,
    keepsToLanguage: true,
    examples: [
      Example(
        """
        The ferry was built in 1987 and carried cars. Its owner wants to replace it with ⟦the⟧
        """),
      Example(
        """
        The ferry was built in 1987. It carried cars and cattle between the islands until the new bridge \
        at the northern end of the sound was opened to ⟦traffic⟧
        """),
      Example("Mayor opens bridge after ten years of work\n\nThe bridge was opened on Monday."),
      Example("The bridge was opened on Monday. It is what they had waited for\n\n"),
      Example("By Ana Lindqvist and John Smith, in Oslo\n\nThe bridge was opened on Monday."),
    ],
    exemptions: [.listItem: "items of a list have no stop by right"])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let openClasses = ["determiner", "preposition", "conjunction"].map { context.wordClass($0) }
    let openEnd = context.wordClass("open-end")
    for block in document.blocks {
      guard let sentence = document.sentences[block.sentences].last, sentence.ending == .paragraph,
        let last = block.tokens.last
      else { continue }
      let token = document.tokens[last]
      guard token.kind == .word || token.kind == .number || token.kind == .currency,
        token.kind != .word
          || token.flags.contains(.nonLatin) == context.language.speller.isNonLatin,
        !isByline(sentence, context)
      else { continue }
      let words = document.wordCount(sentence.tokens)
      let isLower = document.isPlainWord(last)
      // Prepositions may end a sentence (“what they had waited for”), if seldom a long one.
      let cannotEnd =
        isLower
        && (context.isMember(last, of: openEnd)
          || words >= 10 && openClasses.contains { context.isMember(last, of: $0) }
            && !context.isMember(last, of: context.wordClass("may-end")))
      var severity = Severity.note
      var confidence = 0.3
      if cannotEnd, words >= 5, block.isProse || words >= 8 {
        (severity, confidence) = (.warning, 0.93)
      } else if block.isProse, words >= 20, !isTitle(sentence, document),
        block.sentences.count == 1
          || document.sentences[block.sentences.lowerBound].ending == .terminator
      {
        (severity, confidence) = (.warning, 0.8)
      } else if !block.isProse || words < 8 {
        continue
      }
      diagnostics.append(
        Diagnostic(
          description, token.range, "the text breaks off without a stop", severity: severity,
          confidence: confidence))
    }
  }

  /// Whether most long words are capitalised, as in a headline.
  private func isTitle(_ sentence: Sentence, _ document: Document) -> Bool {
    let words = sentence.tokens.filter {
      document.tokens[$0].kind == .word && document.tokens[$0].range.count > 3
    }
    return words.count { !document.isPlainWord($0) } * 2 > words.count
  }

  /// “By Ana Lindqvist”, “Reporting by …”, and lines made of names.
  private func isByline(_ sentence: Sentence, _ context: LintContext) -> Bool {
    let document = context.document
    if context.isMember(sentence.tokens.lowerBound, of: context.wordClass("credit")) { return true }
    let words = sentence.tokens.filter { document.tokens[$0].kind == .word }
    let lower = words.count { document.isPlainWord($0) }
    return lower * 3 < words.count
  }
}
