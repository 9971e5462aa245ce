import GalleyText

/// A word without which the sentence is right.
package struct LeftOverWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "left-over-word", category: .confusion,
    summary: "a small word that is left over",
    explanation: """
      Rewriting by halves leaves words of grammar behind (“when if”, “was had”). The language model finds the \
      sentence far more probable without the word.
      """,
    languages: ["en"], yields: true,
    examples: [
      Example(
        "The company said it had agreed to⟦ of⟧ buy the bank.",
        fixed: "The company said it had agreed to buy the bank."),
      Example("He is the man that that story was about."),
      Example("What it is is a mistake, she had had enough of it."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    for found in context.corrections where found.kind == .drop {
      let word = found.seen.split(separator: " ").first.map(String.init) ?? found.seen
      diagnostics.append(
        found.diagnostic(description, "“\(word)” seems to be left over") { _ in "Remove “\(word)”" }
      )
    }
  }
}
