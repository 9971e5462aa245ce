import GalleyText

/// Straight quotation marks in a text of curly ones, or curly ones among straight ones.
package struct MixedQuotes: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mixed-quotes", category: .quotes, severity: .note,
    summary: "straight and curly quotation marks in one text",
    explanation: """
      A text that quotes in “curly” marks and here and there in "straight" ones was put together from two sources, or \
      typed into in two ways: what is odd was often pasted, and may not have been edited. The rarer kind is \
      flagged, where it makes up less than a third of four quotations or more. The fix writes it as the others.

      Inches and seconds are no quotation marks, and single marks, which are apostrophes as well, are left alone.
      """,
    examples: [
      Example(
        "It is “old”, “grey”, “wet” and ⟦\"⟧new⟦\"⟧.",
        fixed: "It is “old”, “grey”, “wet” and “new”."),
      Example(
        "It is \"old\", \"grey\", \"wet\" and ⟦“⟧new⟦”⟧.",
        fixed: "It is \"old\", \"grey\", \"wet\" and \"new\"."),
      Example("It is “old”, “grey”, “wet” and “new”, and 6'2\" tall."),
      Example("It is \"old\" and “grey”: nobody knows which of the two is right here."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    var straight: [MarkPairs.Pair] = []
    var curly: [MarkPairs.Pair] = []
    for pair in context.pairs.pairs {
      switch (document.mark(pair.open), document.mark(pair.close)) {
      case ("\"", "\""): straight.append(pair)
      case ("“", "”"): curly.append(pair)
      default: continue
      }
    }
    let (rare, usual) = straight.count < curly.count ? (straight, curly) : (curly, straight)
    guard !rare.isEmpty, rare.count + usual.count >= 4, rare.count * 2 < usual.count else { return }
    let isStraight = straight.count < curly.count
    for pair in rare {
      for (token, mark) in [(pair.open, "“"), (pair.close, "”")] {
        let range = document.tokens[token].range
        diagnostics.append(
          Diagnostic(
            description, range,
            isStraight
              ? "a straight quotation mark in a text of curly ones"
              : "a curly quotation mark in a text of straight ones",
            confidence: 0.4,
            fixes: [Fix("Write it as the others", .safe, range, isStraight ? mark : "\"")]))
      }
    }
  }
}
