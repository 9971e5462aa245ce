import GalleyText

/// A quotation mark without its partner.
package struct UnmatchedQuote: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "unmatched-quote", category: .quotes,
    summary: "a quotation mark without its partner",
    explanation: """
      A quotation that opens and never closes, or closes without having been opened, hides where the \
      words of others end. Usually a mark was lost or put in when the text was cut or pasted. The \
      diagnostic stands at the mark that has no partner; where a complete quotation stands before it, \
      that one may have been closed too early.

      News convention is known: a quotation that runs over several paragraphs reopens at each and closes \
      once. A quotation that may well go on to the end of its paragraph, or have begun at the beginning, is \
      a note: its extent is no riddle, and many houses leave the mark out where the next paragraph goes on. It is a \
      warning where it has curly marks and none of the next paragraphs goes on with it, where “he said” follows inside, where another quotation begins in the middle of a sentence inside, or where a complete one stands \
      before the mark that closes nothing. Apostrophes, elisions (’90s, ’tis), feet and inches are no quotation marks. A text of one \
      paragraph may be an excerpt, or paragraphs run together: there, a mark without any complete pair \
      before it is a note, and so is a quotation that goes on to the end or is reopened. Single \
      quotation marks, which look like apostrophes, are notes. Where four marks or more have no partner, \
      a converter lost them everywhere: only the first is a warning. A mark that a line \
      break left at the end of the paragraph before its own is a note.
      """,
    examples: [
      Example(
        """
        The fair opened on Monday.

        The mayor called it “a gift” to the town and to those who built it.⟦”⟧
        """,
        fixed: """
          The fair opened on Monday.

          The mayor called it “a gift” to the town and to those who built it.
          """),
      Example(
        """
        ⟦“⟧The bridge is safe, said the engineer.

        It was reopened in May.
        """),
      Example(
        """
        The engineer said: ⟦“⟧The bridge was tested in April, and it is safe.

        It was reopened in May. The road to it was mended as well.

        The work cost a million.
        """),
      Example(
        """
        The engineer said: “The bridge was tested in April, and it is safe.

        We would not have opened it otherwise.” It was reopened in May.

        The work cost a million.
        """),
      Example(
        """
        “The bridge is safe,” said the engineer. “It was tested in April.

        “We would not have opened it otherwise.”
        """),
      Example("He is 6'2\" tall and was born in the ’90s, or ’tis said so."),
      Example(
        """
        She said: "We had the '60s, rock 'n' roll and a 12" record."

        That was all.
        """),
      Example(
        """
        It was late.⟦"⟧
        We left early," he said.
        """,
        fixed: """
          It was late.
          "We left early," he said.
          """),
      Example("The mayors’ meeting and the drivers’ strike were on the same day."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let strays = context.pairs.strays.filter { $0.kind != .bracket }
    let isSystematic = strays.count { $0.kind == .double } >= 4
    var warned = false
    for pair in context.pairs.misplaced {
      diagnostics.append(
        Diagnostic(
          description, document.tokens[pair.open].range,
          "this mark opens the quotation of the next paragraph", severity: .note, confidence: 0.6,
          fixes: [Fix("Move it to the next paragraph", .likely, moved(pair, document))]))
    }
    for stray in strays {
      let token = document.tokens[stray.token]
      let mark = document.text(stray.token)
      let isCertain =
        stray.kind == .double && !isExcerpt(stray, document) && !mayOpenNext(stray, document)
        && !(isSystematic && warned) && !isPlausible(stray, context)
      warned = warned || isCertain
      var fixes = [Fix("Remove the mark", .choice, token.range, "")]
      var related: [Diagnostic.Related] = []
      if let pair = stray.pairBefore, !stray.isOpening {
        let close = document.tokens[pair.close].range
        related.append(Diagnostic.Related(close, "or this mark closes too early"))
        fixes.append(Fix("Remove the earlier closing mark", .choice, close, ""))
      }
      if stray.isOpening {
        let end = sentenceEnd(after: stray.token, document)
        let closing = mark == "\"" ? "\"" : stray.kind == .single ? "’" : "”"
        fixes.append(Fix("Close at the end of the sentence", .choice, TextRange(end, end), closing))
      }
      diagnostics.append(
        Diagnostic(
          description, token.range,
          stray.isOpening
            ? "the quotation opened by \(mark) is never closed" : "\(mark) closes no quotation",
          severity: isCertain ? .warning : .note,
          confidence: isCertain ? 0.85 : stray.kind == .double ? 0.5 : 0.3, fixes: fixes,
          related: related))
    }
  }

  /// Whether the partner may stand outside of what we see: in a text of one paragraph, before its
  /// beginning, behind its end, or left out where a paragraph was joined to the next.
  private func isExcerpt(_ stray: MarkPairs.Stray, _ document: Document) -> Bool {
    guard document.blocks.count == 1 else { return false }
    if stray.pairBefore == nil { return true }
    // “…the "old" mill."”: the end of a quotation that quotes in the same straight marks.
    if !stray.isOpening, document.isMark(stray.token, "\""),
      stray.token == document.blocks[stray.block].tokens.last
    {
      return true
    }
    return stray.isOpening
      && (!stray.hasMarkAfter || document.tokens[stray.token].flags.contains(.sentenceStart))
  }

  /// Whether the quotation plausibly goes on to the end of its paragraph, or began at its beginning.
  private func isPlausible(_ stray: MarkPairs.Stray, _ context: LintContext) -> Bool {
    let document = context.document
    let tokens = document.blocks[stray.block].tokens
    guard stray.isOpening else {
      guard stray.pairBefore == nil else { return false }
      // “The bridge is safe,” she said: a whole clause, with which the paragraph begins.
      let first = document.sentences[document.blocks[stray.block].sentences.lowerBound]
      let isClause = [",", ".", "!", "?"].contains(document.mark(stray.token - 1))
      return stray.token + 1 == tokens.upperBound
        || isClause && first.tokens.contains(stray.token)
    }
    // Another quotation that begins with a later sentence: paragraphs were run together, and it may be the
    // same one, reopened.
    let next = (stray.token + 1..<tokens.upperBound).first { document.isDoubleMark($0) }
    if let next { return document.tokens[next].flags.contains(.sentenceStart) }
    if isOver(stray, context) { return false }
    // “The bridge is safe, said the engineer.”: the words of others ended before that.
    let verb = context.wordClass("speech-verb")
    return !(stray.token + 1..<tokens.upperBound).contains { index in
      document.isMark(index, ",") && index + 3 < tokens.upperBound
        && (index + 1...index + 2).contains { context.isMember($0, of: verb) }
        && !context.isMember(index + 1, of: context.wordClass("conjunction"))
    }
  }

  /// Whether a quotation that is not closed in its paragraph does not go on in those after it: none of them begins with
  /// a mark again or closes it. Texts with straight marks often leave them out where a quotation goes on.
  private func isOver(_ stray: MarkPairs.Stray, _ context: LintContext) -> Bool {
    let document = context.document
    let next = stray.block + 1
    guard document.isMark(stray.token, "“"), next < document.blocks.count,
      document.blocks[stray.block].isProse,
      document.blocks[next].isProse, let first = document.blocks[next].tokens.first,
      document.blocks[next].sentences.count > 1 || document.blocks.count > next + 1,
      !document.isOpenerMark(first)
    else { return false }
    let end = min(document.blocks.count, next + Self.longest)
    return !context.pairs.strays.contains {
      !$0.isOpening && $0.kind == stray.kind && (next..<end).contains($0.block)
    }
  }

  /// Paragraphs over which a quotation may go on.
  private static let longest = 6

  /// Whether a straight mark that ends a paragraph may be the one that opens the next: it does not say
  /// which way it points.
  private func mayOpenNext(_ stray: MarkPairs.Stray, _ document: Document) -> Bool {
    guard !stray.isOpening, stray.pairBefore == nil, document.isMark(stray.token, "\""),
      stray.token == document.blocks[stray.block].tokens.last,
      stray.block + 1 < document.blocks.count,
      let next = document.blocks[stray.block + 1].tokens.first
    else { return false }
    return !document.isOpenerMark(next)
  }

  /// The edits that move an opening mark to the paragraph after it.
  private func moved(_ pair: MarkPairs.Pair, _ document: Document) -> [Edit] {
    let token = document.tokens[pair.open].range
    let target = document.tokens[pair.open + 1].start
    return [
      Edit(token, ""), Edit(TextRange(target, target), document.text(pair.open)),
    ]
  }

  private func sentenceEnd(after token: Int, _ document: Document) -> UInt32 {
    document.tokens[document.sentence(ofToken: token).tokens.upperBound - 1].end
  }
}
