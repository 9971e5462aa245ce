import GalleyText

/// A headline that stands again as the line below it.
package struct RepeatedHeadline: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "repeated-headline", category: .duplication, severity: .note,
    summary: "a headline that stands again as the line below it",
    explanation: """
      Systems that keep headline and text apart and print both leave the headline twice, once from each. A line of three \
      words or more without a stop is compared with the next two paragraphs, whatever their marks and capitals: one \
      that is the same, or begins with it, repeats it. The fix takes out the second; a paragraph that only begins \
      with the headline, as a teaser does, has none.
      """,
    examples: [
      Example(
        """
        Mayor opens bridge after ten years

        ⟦Mayor opens bridge after ten years⟧

        The bridge was opened on Monday.
        """,
        fixed: """
          Mayor opens bridge after ten years

          The bridge was opened on Monday.
          """),
      Example(
        """
        Mayor opens bridge after ten years

        ⟦Mayor opens bridge after ten years⟧ The bridge was opened on Monday.
        """),
      Example(
        """
        Mayor opens bridge after ten years

        The mayor opens a bridge on Monday after ten years.
        """),
      Example(
        """
        It was late.

        It was late. Nobody came.
        """),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for index in document.blocks.indices {
      guard let headline = headline(document.blocks[index], document) else { continue }
      for block in document.blocks[index + 1..<min(index + 3, document.blocks.count)] {
        let tokens = words(block.tokens.prefix(60), document)
        guard tokens.count >= headline.count,
          zip(headline, tokens).allSatisfy({ document.tokens[$0].word == document.tokens[$1].word })
        else { continue }
        report(tokens.prefix(headline.count), in: block, context, &diagnostics)
        break
      }
    }
  }

  /// The words of a line that may be a headline, or nil.
  private func headline(_ block: Block, _ document: Document) -> [Int]? {
    guard block.sentences.count == 1, block.tokens.count <= 30, let last = block.tokens.last,
      block.kind == .heading || ![".", "!", ":", "…", ",", ";"].contains(document.mark(last))
    else { return nil }
    let words = words(block.tokens[...], document)
    return words.count >= 3 ? words : nil
  }

  private func words(_ tokens: Range<Int>.SubSequence, _ document: Document) -> [Int] {
    tokens.filter {
      document.tokens[$0].kind != .punctuation && document.tokens[$0].kind != .symbol
    }
  }

  private func report(
    _ tokens: ArraySlice<Int>, in block: Block, _ context: LintContext,
    _ diagnostics: inout [Diagnostic]
  ) {
    let document = context.document
    guard let first = tokens.first, let last = tokens.last else { return }
    let range = document.tokens[first].range.union(document.tokens[last].range)
    let isWhole = words(block.tokens[...], document).count == tokens.count
    var removed = block.range
    while removed.start > 0, document.source.bytes[Int(removed.start) - 1] <= 0x20 {
      removed.start -= 1
    }
    diagnostics.append(
      Diagnostic(
        description, range, "the headline is repeated", confidence: isWhole ? 0.7 : 0.5,
        fixes: isWhole ? [Fix("Remove the repetition", .likely, removed, "")] : []))
  }
}
