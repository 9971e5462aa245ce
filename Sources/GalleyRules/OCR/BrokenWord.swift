import GalleyText

/// A word broken in two by a space.
package struct BrokenWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "broken-word", category: .ocr,
    summary: "a word broken in two by a space",
    explanation: """
      Print recognition sees a gap where the type was loose, and text taken from PDF files has spaces where \
      glyphs were set apart: “gov ernment”, “par ticularly”. Two small words side by side are flagged that make a \
      frequent word together, where one of them is no word by itself. The fix takes the space out.

      Two known words that also make one (“any one”, “through out”) are left alone.
      """,
    languages: ["en"],
    overrides: ["misspelling", "misread-word", "unknown-name", "joined-words"],
    examples: [
      Example("The ⟦gov ernment⟧ fell.", fixed: "The government fell."),
      Example("It was ⟦par ticularly⟧ cold.", fixed: "It was particularly cold."),
      Example("Each of us may go any where, some times for ever, with out a car."),
      Example("They ate al fresco and met the crème of the ad hoc panel."),
      Example("The pre and post tests, the infra red lamp and the ultra violet one are there."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let unknown = context.unknownWords
    for place in unknown.places where place.kind != .name && !place.isPart {
      for left in [place.token - 1, place.token] {
        guard let word = context.brokenWord(left, left + 1), isBroken(left, place, context) else {
          continue
        }
        let range = document.tokens[left].range.union(document.tokens[left + 1].range)
        if diagnostics.last?.range == range, diagnostics.last?.rule == description.id { continue }
        let gap = TextRange(document.tokens[left].end, document.tokens[left + 1].start)
        guard document.source.string(gap).allSatisfy(\.isWhitespace) else { continue }
        diagnostics.append(
          Diagnostic(
            description, range, "“\(word)” is broken in two", confidence: 0.93,
            fixes: [Fix("Take the space out", .likely, gap, "")]))
        break
      }
    }
  }

  /// Whether the known part is no frequent word with a slip beside it: “the irown” is not “theirown”.
  private func isBroken(_ left: Int, _ place: UnknownWords.Place, _ context: LintContext) -> Bool {
    let known = left == place.token ? left + 1 : left
    let frequency = context.language.speller.frequency(of: context.document.form(known)) ?? 0
    return frequency < 66 || (place.word.utf8.count >= 4 && frequency < 72)
  }
}
