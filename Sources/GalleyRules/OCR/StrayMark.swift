import GalleyText

/// Marks that print recognition saw in specks, rules and borders of a page.
package struct StrayMark: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "stray-mark", category: .ocr,
    summary: "a mark that prose has no use for",
    explanation: """
      Specks, column rules and worn type are read as marks: a “|” or “~” between two words of a sentence, \
      “.,'^~” in a row. Pipes, bullets and the like are flagged beside a small word, and runs of three marks \
      or more with one among them that prose does not use. The fix takes a single mark out.

      Only in a text that was badly read: elsewhere such marks are meant. Bullets of lists and pipes that separate \
      headings, prices (“~50”) and code are left alone.
      """,
    languages: ["en"],
    examples: [
      Example(
        "The ⟦|⟧ prioe of bread was iixed by the couneil on ⟦~⟧ the Monday, and tbe bakers were told.",
        fixed:
          "The prioe of bread was iixed by the couneil on the Monday, and tbe bakers were told."),
      Example("Home | News | Sport • BBC ~50 people <3 wow :) ^_^ a|b x ~ y and (…)."),
      Example("“Really?!” she said… (“No.”)"),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for block in document.blocks where block.tokens.count > 4 {
      var index = block.tokens.lowerBound + 1
      while index + 1 < block.tokens.upperBound {
        guard context.isOddMark(index) else {
          index += 1
          continue
        }
        var (first, last) = (index, index)
        while first > block.tokens.lowerBound, isMark(first - 1, document) { first -= 1 }
        while last + 1 < block.tokens.upperBound, isMark(last + 1, document) { last += 1 }
        index = last + 1
        report(first...last, in: block.tokens, context, into: &diagnostics)
      }
    }
  }

  private func isMark(_ index: Int, _ document: Document) -> Bool {
    document.tokens[index].kind == .punctuation || document.tokens[index].kind == .symbol
  }

  private func report(
    _ marks: ClosedRange<Int>, in block: Range<Int>, _ context: LintContext,
    into diagnostics: inout [Diagnostic]
  ) {
    let document = context.document
    guard context.misreading.isMisread else { return }
    let range = document.tokens[marks.lowerBound].range.union(
      document.tokens[marks.upperBound].range)
    if marks.count == 1 {
      let (before, after) = (marks.lowerBound - 1, marks.lowerBound + 1)
      guard !document.isGlued(marks.lowerBound), after < block.upperBound, !document.isGlued(after),
        document.isLowerWord(before) || document.isLowerWord(after)
      else { return }
      let place = TextRange(document.tokens[before].end, range.end)
      diagnostics.append(
        Diagnostic(
          description, range, "a stray “\(document.source.string(range))”", confidence: 0.88,
          fixes: [Fix("Take it out", .likely, place, "")]))
      return
    }
    let forms = Set(marks.map { document.tokens[$0].word })
    guard marks.count >= 3, forms.count >= 2 else { return }
    diagnostics.append(
      Diagnostic(description, range, "a run of stray marks", confidence: 0.85))
  }
}
