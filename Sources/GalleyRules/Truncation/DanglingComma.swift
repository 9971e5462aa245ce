import GalleyText

/// A paragraph that ends in a comma or semicolon.
package struct DanglingComma: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "dangling-comma", category: .truncation,
    summary: "a paragraph ends in a comma, semicolon or dash",
    explanation: """
      A comma at the end of a paragraph stands for a stop that was misread, or for a sentence whose rest \
      was lost. The fix puts a full stop.

      Salutations (“Dear Sir,”), lines of lists and verse, and lines that the next paragraph goes on from \
      in lower case are left alone.
      """,
    overrides: ["missing-end"],
    examples: [
      Example(
        """
        The roof leaked for years before the town repaired it, the mayor said⟦,⟧

        The work cost a million.
        """,
        fixed: """
          The roof leaked for years before the town repaired it, the mayor said.

          The work cost a million.
          """),
      Example("Dear Sir,\n\nThe roof of the market hall leaks."),
      Example("They sell apples,\n\npears,\n\nand plums."),
    ],
    exemptions: [.listItem: "items of a list may end in commas"])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for index in document.blocks.indices {
      let block = document.blocks[index]
      guard block.isProse, let last = block.tokens.last,
        [",", ";"].contains(document.mark(last)), document.isGlued(last),
        !document.isGreekQuestionMark(last),
        document.wordCount(block.tokens) >= 6
      else { continue }
      if index + 1 < document.blocks.count,
        let next = document.blocks[index + 1].tokens.first, document.isLowerWord(next)
      {
        continue
      }
      // “(Reporting by Ana Lindqvist;”: a credit that was cut is not prose.
      if let sentence = document.sentences[block.sentences].last,
        sentence.tokens.prefix(2).contains(where: {
          context.isMember($0, of: context.wordClass("credit"))
        }), sentence.tokens.count < 16
      {
        continue
      }
      // A text of a single fragment says nothing of how it went on.
      let isFragment = document.blocks.count == 1 && block.sentences.count == 1
      let range = document.tokens[last].range
      diagnostics.append(
        Diagnostic(
          description, range, "the paragraph ends in “\(document.text(last))”",
          severity: isFragment ? .note : .warning, confidence: isFragment ? 0.5 : 0.92,
          fixes: [Fix("End with a full stop", .likely, range, ".")]))
    }
  }
}
