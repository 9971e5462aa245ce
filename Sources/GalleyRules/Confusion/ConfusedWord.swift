import GalleyText

/// A word that stands where another was meant.
package struct ConfusedWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "confused-word", category: .confusion,
    summary: "a real word that is wrong where it stands",
    explanation: """
      Every spell checker accepts it, as it is a word; but another word, which a slip of the finger, the \
      ear or the eye turns into it, fits the words around it and the subject of the text far better. Galley's \
      language model weighs how probable the sentence is with either, what the article is about, how \
      frequent the words are and what it took to turn one into the other. The confidence is the \
      probability that something is wrong there, whichever of the fixes is right. Damage seldom comes alone: the more \
      is likely wrong in other sentences of the text, the sooner each finding is believed, and the later in a text that \
      is clean.
      """,
    languages: ["en"], yields: true,
    examples: [
      Example(
        "She did not know ⟦weather⟧ the ship would arrive in time.",
        fixed: "She did not know whether the ship would arrive in time."),
      Example(
        "The minister said it was ⟦to⟧ early to say who would win the election.",
        fixed: "The minister said it was too early to say who would win the election."),
      Example("The flights were late, and the fights in the square went on."),
      Example("He said that they were there for their children."),
      Example("The letters stand for “Read the F***ing Manual”, as everybody knows."),
      Example("The families met at an hotel in the town on Monday."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    for found in context.corrections
    where found.kind == .substitution && !found.isUnknown {
      diagnostics.append(
        found.diagnostic(
          description,
          "“\(found.seen)” may be a mistake for “\(found.corrections[0].replacement)”"
        ) { "Replace with “\($0)”" })
    }
  }
}
