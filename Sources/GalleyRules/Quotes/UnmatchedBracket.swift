import GalleyText

/// A bracket without its partner.
package struct UnmatchedBracket: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "unmatched-bracket", category: .quotes,
    summary: "a bracket without its partner",
    explanation: """
      A bracket that opens and never closes, or closes without having been opened, is what remains when \
      text was cut inside it. A bracket may run over a few paragraphs. List markers (“a)”, “1)”) and \
      emoticons are no brackets; “(Reporting by …” at the end of a wire story is a note. So is one that opens a \
      sentence and plausibly closes with the paragraph. In a text of one paragraph, which may be an excerpt, a bracket \
      that is never closed, or closes nothing without any complete pair before it, is a note.
      """,
    examples: [
      Example(
        """
        The plant opened in May.

        The company ⟦(⟧founded in 1987 employs 40 people. It sells abroad.
        """),
      Example(
        """
        The plant opened in May.

        The company, founded in 1987⟦)⟧, employs 40 people.
        """,
        fixed: """
          The plant opened in May.

          The company, founded in 1987, employs 40 people.
          """),
      Example("There are two reasons: a) the price and b) the noise (of the machines)."),
      Example(
        """
        Nice work :) and thanks.

        See you (or not) ;)
        """),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for stray in context.pairs.strays where stray.kind == .bracket {
      let token = document.tokens[stray.token]
      let mark = document.text(stray.token)
      let isCredit =
        stray.token + 1 < document.tokens.count
        && context.isMember(stray.token + 1, of: context.wordClass("credit"))
      // “(This article first appeared …”: an aside that fills its paragraph ends with it.
      let isWhole =
        stray.isOpening && document.tokens[stray.token].flags.contains(.sentenceStart)
      let isCertain =
        !isCredit && !isWhole
        && (document.blocks.count > 1 || stray.pairBefore != nil && !stray.isOpening)
      diagnostics.append(
        Diagnostic(
          description, token.range,
          stray.isOpening ? "“\(mark)” is never closed" : "“\(mark)” closes no bracket",
          severity: isCertain ? .warning : .note, confidence: isCertain ? 0.85 : 0.5,
          fixes: [Fix("Remove the bracket", .choice, token.range, "")]))
    }
  }
}
