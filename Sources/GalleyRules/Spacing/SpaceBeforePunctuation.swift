import GalleyText

/// White space before a comma, stop or the like.
package struct SpaceBeforePunctuation: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "space-before-punctuation", category: .spacing,
    summary: "white space before a punctuation mark",
    explanation: """
      A space before a comma or a stop is left where a word, a link or a tag was taken out, or where \
      tokenized text was put together again. The fix removes the space. Spaced ellipses, \
      file endings and emoticons are left alone. Before “!” and \
      “?” it is a note, as many people write so; in French, where it is right, it is nothing.
      """,
    examples: [
      Example(
        "The ferry⟦ ,⟧ built in 1987, is for sale.", fixed: "The ferry, built in 1987, is for sale."
      ),
      Example("They left early⟦ .⟧ Nobody knew why.", fixed: "They left early. Nobody knew why."),
      Example("They said . . . nothing. The .pdf file and .NET are fine :) or ... not."),
      Example("It scored .5 on the scale, and the colour is #fff ; : no more."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let isFrench = context.language.tag.language == "fr"
    for block in document.blocks where block.tokens.count > 1 {
      for index in block.tokens.dropFirst() where isSpaced(index, in: block, document) {
        let token = document.tokens[index]
        let space = TextRange(document.tokens[index - 1].end, token.start)
        let isOften = ![",", "،", "."].contains(document.mark(index))
        if isOften, isFrench { continue }
        diagnostics.append(
          Diagnostic(
            description, space.union(token.range), "space before “\(document.text(index))”",
            severity: isOften ? .note : .warning,
            confidence: isOften ? 0.6 : 0.9, fixes: [Fix("Remove the space", .safe, space, "")]))
      }
    }
  }

  private func isSpaced(_ index: Int, in block: Block, _ document: Document) -> Bool {
    let token = document.tokens[index]
    guard token.kind == .punctuation, token.flags.contains(.spaceBefore),
      !token.flags.contains(.lineBefore),
      let mark = document.mark(index), mark.value >= 0x80 || token.range.count == 1,
      [",", "،", ".", "!", "?", "؟", "।"].contains(mark) || document.isGreekQuestionMark(index)
    else { return false }
    switch document.tokens[index - 1].kind {
    case .word, .number, .ordinal, .currency, .date, .time: break
    case .punctuation: guard document.isCloser(index - 1) else { return false }
    default: return false
    }
    guard index + 1 < block.tokens.upperBound else { return true }
    // “.NET”, “.5”, “?!”: the mark belongs to what follows.
    let next = document.tokens[index + 1]
    if next.flags.contains(.spaceBefore) {
      return !(mark == "." && document.isMark(index + 1, "."))
    }
    return document.isCloser(index + 1)
  }
}
