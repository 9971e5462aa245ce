import GalleyText

/// A page number or running head in the middle of a sentence.
package struct PageBreak: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "page-break", category: .ocr,
    summary: "a page number or running head in the middle of a sentence",
    explanation: """
      Text taken from pages keeps what stood between them: a number alone (“… by the council // 12 // of the \
      town …”), “Page 3 of 12”, or a running head with a number (“THE HARBOUR NEWS 12”). A short paragraph of \
      that kind is flagged where the one before it breaks off in the middle of a sentence and the one after \
      it goes on with a small letter. The fix puts the sentence together.
      """,
    examples: [
      Example(
        "The plan was put before the council\n\n⟦12⟧\n\nof the town in the spring of that year.",
        fixed: "The plan was put before the council of the town in the spring of that year."),
      Example(
        "The plan was put before the council\n\n⟦Page 3 of 12⟧\n\nof the town in the spring.",
        fixed: "The plan was put before the council of the town in the spring."),
      Example(
        "The plan was put before the council\n\n⟦THE HARBOUR NEWS 12⟧\n\nof the town in the spring.",
        fixed: "The plan was put before the council of the town in the spring."),
      Example("The plan was put before the council.\n\n12\n\nof the town in the spring."),
      Example("The plan was put before the council of\n\nCork\n\nand of the town in the spring."),
      Example("The votes of the council:\n\n12\n\nfor the plan of the town in the spring."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let blocks = document.blocks
    guard blocks.count >= 3 else { return }
    for index in 1..<(blocks.count - 1) where isFurniture(blocks[index], document) {
      let (before, after) = (blocks[index - 1].tokens, blocks[index + 1].tokens)
      guard let last = before.last, let next = after.first, before.count >= 5, after.count >= 3,
        document.isLowerWord(last) || document.isMark(last, ","), document.isLowerWord(next),
        blocks[index - 1].kind == blocks[index + 1].kind || blocks[index - 1].kind != .heading
          || document.isLowerWord(last)
      else { continue }
      let gap = TextRange(document.tokens[last].end, document.tokens[next].start)
      let isPlain = document.source.string(gap).allSatisfy {
        $0.isWhitespace || $0.isLetter || $0.isNumber || $0.isPunctuation
      }
      diagnostics.append(
        Diagnostic(
          description, range(of: blocks[index], document),
          "a page number or running head in the middle of a sentence", confidence: 0.92,
          fixes: isPlain ? [Fix("Put the sentence together", .likely, gap, " ")] : []))
    }
  }

  private func range(of block: Block, _ document: Document) -> TextRange {
    document.tokens[block.tokens.lowerBound].range.union(
      document.tokens[block.tokens.upperBound - 1].range)
  }

  /// Whether a paragraph is a number, perhaps with dashes or “page” and a total, or a head in capitals with a
  /// number at one end.
  private func isFurniture(_ block: Block, _ document: Document) -> Bool {
    guard !block.tokens.isEmpty, block.tokens.count <= 10 else { return false }
    let words = block.tokens.filter { document.tokens[$0].kind == .word }
    let numbers = block.tokens.filter { document.tokens[$0].kind == .number }
    guard !numbers.isEmpty, numbers.count <= 2,
      numbers.allSatisfy({ document.tokens[$0].range.count <= 4 }),
      block.tokens.allSatisfy({
        [.word, .number, .punctuation].contains(document.tokens[$0].kind)
      })
    else { return false }
    if words.isEmpty { return numbers.count == 1 }
    let forms = words.map(document.form)
    if ["page", "pg", "p"].contains(forms[0]) {
      return forms.dropFirst().allSatisfy { $0 == "of" }
    }
    return words.allSatisfy { document.tokens[$0].flags.contains(.allCaps) }
      && (numbers.contains(block.tokens.lowerBound)
        || numbers.contains(block.tokens.upperBound - 1))
  }
}
