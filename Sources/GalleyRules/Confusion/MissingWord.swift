import GalleyText

/// A place where a word of grammar fell out.
package struct MissingWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "missing-word", category: .confusion,
    summary: "a small word that fell out",
    explanation: """
      Articles, prepositions and auxiliaries are lost in editing and in recognition, and readers pass over the \
      gap. The language model finds the sentence far more probable with the word.
      """,
    languages: ["en"], yields: true,
    examples: [
      Example(
        "The company said it would be able ⟦⟧make the payments.",
        fixed: "The company said it would be able to make the payments."),
      Example("It was a day that the children would remember."),
      Example("Police said officers attended."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    for found in context.corrections where found.kind == .add {
      let word = found.corrections[0].replacement.split(separator: " ").first.map(String.init) ?? ""
      diagnostics.append(
        found.diagnostic(description, "“\(word)” seems to be missing") { replacement in
          "Put in “\(replacement.split(separator: " ").first ?? "")”"
        })
    }
  }
}
