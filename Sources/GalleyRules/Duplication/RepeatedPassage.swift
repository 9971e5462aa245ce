import GalleyText

/// A sentence or paragraph that stands in the article twice.
package struct RepeatedPassage: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "repeated-passage", category: .duplication,
    summary: "a sentence or paragraph that stands in the article twice",
    explanation: """
      Pasting and merging of versions leave a passage in a text twice. Sentences of eight words or more \
      are compared word by word, whatever their marks and capitals; neighbouring ones that are repeated \
      together are one finding. The fix removes the second one.

      A repeated paragraph of two sentences or more is a warning, a single sentence, which may be a pull \
      quote or a caption, a note.

      Short sentences, which may be repeated on purpose, are left alone, and so are headings.
      """,
    examples: [
      Example(
        """
        The bridge over the sound was opened on Monday by the mayor. It cost four million.

        Nobody knew why. ⟦The bridge over the sound was opened on Monday by the mayor.⟧
        """,
        fixed: """
          The bridge over the sound was opened on Monday by the mayor. It cost four million.

          Nobody knew why.
          """),
      Example("They came. They saw. They came. They saw. It was late, and it was late."),
      Example(
        """
        The bridge over the sound was opened on Monday by the mayor.

        The bridge over the sound was closed on Friday by the mayor.
        """),
    ])

  /// Fewer words are too few to be repeated by mistake alone.
  private static let leastWords = 8

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    var seen: [[WordID]: Int] = [:]
    var repeated: [(sentence: Int, original: Int)] = []
    for block in document.blocks where block.kind != .heading {
      for index in block.sentences {
        let words = document.sentences[index].tokens.compactMap { token in
          [.word, .number, .ordinal, .currency].contains(document.tokens[token].kind)
            ? document.tokens[token].word : nil
        }
        guard words.count >= Self.leastWords else { continue }
        if let original = seen[words] {
          repeated.append((index, original))
        } else {
          seen[words] = index
        }
      }
    }
    var start = 0
    while start < repeated.count {
      var end = start + 1
      while end < repeated.count, repeated[end].sentence == repeated[end - 1].sentence + 1,
        repeated[end].original == repeated[end - 1].original + 1
      {
        end += 1
      }
      report(repeated[start..<end], document, &diagnostics)
      start = end
    }
  }

  private func report(
    _ run: ArraySlice<(sentence: Int, original: Int)>, _ document: Document,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let first = run.first, let last = run.last else { return }
    func range(_ from: Int, _ to: Int) -> TextRange {
      TextRange(
        document.tokens[document.sentences[from].tokens.lowerBound].start,
        document.tokens[document.sentences[to].tokens.upperBound - 1].end)
    }
    let place = range(first.sentence, last.sentence)
    // The white space before it goes along.
    var removed = place
    while removed.start > 0, document.source.bytes[Int(removed.start) - 1] <= 0x20 {
      removed.start -= 1
    }
    // A sentence may be a pull quote or a caption; two whole sentences that fill paragraphs are not.
    let fills = [first.sentence, first.original].allSatisfy { sentence in
      let block = document.blocks[
        document.block(ofToken: document.sentences[sentence].tokens.lowerBound)]
      return block.sentences == sentence..<sentence + run.count
    }
    let isSure = fills && run.count >= 2
    diagnostics.append(
      Diagnostic(
        description, place,
        run.count == 1 ? "this sentence is repeated" : "these \(run.count) sentences are repeated",
        severity: isSure ? .warning : .note, confidence: isSure ? 0.93 : 0.5,
        fixes: [Fix("Remove the repetition", isSure ? .likely : .choice, removed, "")],
        related: [
          Diagnostic.Related(range(first.original, last.original), "first written here")
        ]))
  }
}
