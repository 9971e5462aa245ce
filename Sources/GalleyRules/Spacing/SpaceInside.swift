import GalleyText

/// White space right behind an opening bracket or quotation mark, or right before a closing one.
package struct SpaceInside: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "space-inside", category: .spacing, severity: .note,
    summary: "white space inside brackets or quotation marks",
    explanation: """
      “( old )” and “ new ” stand where a link or a tag was taken out, or where tokenized text was put together \
      again. The fix removes the space. It is a note, as it hides nothing.

      French usage (« vieux »), emoticons, empty brackets, tick boxes and straight quotation marks, which do not say whether they open \
      or close, are left alone.
      """,
    examples: [
      Example("The mill (⟦ ⟧old) works.", fixed: "The mill (old) works."),
      Example("The mill (now sold⟦ ⟧) works.", fixed: "The mill (now sold) works."),
      Example("He called it “⟦ ⟧old” once.", fixed: "He called it “old” once."),
      Example("He called it “old⟦ ⟧” once.", fixed: "He called it “old” once."),
      Example("The mill (old) is « vieux », [ ] or ( ) and \" new \" :( or not :) at all."),
      Example("They said “. . . nothing” and left (… at last)."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for pair in context.pairs.pairs where isMeant(pair, document) {
      for index in [pair.open + 1, pair.close]
      where !document.isGlued(index) && !document.tokens[index].flags.contains(.lineBefore)
        && document.tokens[index].kind != .symbol
      {
        let space = TextRange(document.tokens[index - 1].end, document.tokens[index].start)
        let mark = document.text(index == pair.close ? index : index - 1)
        diagnostics.append(
          Diagnostic(
            description, space, "white space inside \(mark)", confidence: 0.7,
            fixes: [Fix("Remove the space", .safe, space, "")]))
      }
    }
  }

  /// Whether a pair says by its form which mark opens, and encloses words.
  private func isMeant(_ pair: MarkPairs.Pair, _ document: Document) -> Bool {
    guard pair.close - pair.open >= 2,
      document.block(ofToken: pair.open) == document.block(ofToken: pair.close)
    else { return false }
    switch document.mark(pair.open) {
    case "(", "[": return document.tokens[pair.open + 1].kind == .word
    case "“": return document.mark(pair.close) == "”" && document.mark(pair.open + 1) != "."
    default: return false
    }
  }
}
