import GalleyText

/// Several words that stand where others were meant.
package struct GarbledPhrase: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "garbled-phrase", category: .confusion,
    summary: "words that were broken, joined or put in the place of others",
    explanation: """
      A word written as two or two as one, or a stop and a few small words in the middle of a sentence that \
      goes on behind them as if nothing had been. The language model proposes what makes one sentence of \
      it.
      """,
    languages: ["en"], overrides: ["broken-sentence"], yields: true,
    examples: [
      Example(
        "The club has been looking for a new manager since the end⟦. it is⟧ last season.",
        fixed: "The club has been looking for a new manager since the end of last season."),
      Example("It may be that every day is the same for them."),
      Example("Maybe the everyday work of the police is like that."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    for found in context.corrections where !found.isUnknown {
      switch found.kind {
      case .join, .split, .bridge:
        let meant = found.corrections[0].replacement
        diagnostics.append(
          found.diagnostic(
            description,
            "“\(found.seen.drop { $0 == " " })” may be a mistake for “\(meant.drop { $0 == " " })”"
          ) { "Replace with “\($0.drop { $0 == " " })”" })
      default: break
      }
    }
  }
}
