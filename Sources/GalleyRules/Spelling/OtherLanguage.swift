import GalleyText

/// A passage in another language than the rest.
package struct OtherLanguage: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "other-language", category: .spelling, severity: .note,
    summary: "a passage in another language, which is passed over",
    explanation: """
      Spelling, and all that is known of one language only, says nothing useful of another: a quotation in French \
      would be a row of misspellings. Such passages are recognised from three words on, and rules for one language \
      pass over them; encoding, spacing, quotation marks and the like are checked in them too. A note says where, \
      so that nobody believes that they were read. For texts that are in another language as a whole there is \
      `--language`.
      """,
    examples: [
      Example(
        "He said: “⟦La situation est devenue insupportable pour les habitants du quartier⟧.” Nobody replied to this."
      ),
      Example("⟦Der alte Mann hat mir heute das Buch gegeben, und ich habe es gelesen⟧."),
      Example("The crew of the Hvidbjørnen met Mr Szczepański in Łódź over a crème brûlée."),
      Example("Tbe tirne of the rneeting was put off unti1 the chairrnan came."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for passage in context.foreignPassages.passages {
      let range = TextRange(
        document.tokens[passage.tokens.lowerBound].start,
        document.tokens[passage.tokens.upperBound - 1].end)
      diagnostics.append(
        Diagnostic(
          description, range,
          "this seems to be \(passage.language.name): rules for one language pass over it",
          confidence: 0.3))
    }
  }
}
