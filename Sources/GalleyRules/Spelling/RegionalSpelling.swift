import GalleyLanguage
import GalleyText

/// A British spelling where American is asked for, or the other way round.
package struct RegionalSpelling: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "regional-spelling", category: .spelling,
    summary: "a British spelling where American is asked for, or an American one where British is",
    explanation: """
      With `--language en_US` a text is to hold to American spelling, with `en_GB` (and `en_AU`, `en_NZ`, `en_IE`, \
      `en_ZA`) to British. A word is flagged that the dictionary of that country lacks and of which it has the \
      counterpart: “colour” and “color”, “centre” and “center”, “travelled” and “traveled”. The fix is the \
      counterpart. With plain `en` both are right, and `mixed-spelling` notes where one text has both.

      Names (“Pearl Harbor”, “Labour”) are left alone. Inside quotations it is a note, as the words of others may be \
      left as they were written.
      """,
    languages: ["en"],
    overrides: ["mixed-spelling", "misspelling"],
    examples: [
      Example("The colour of the harbour was grey, where no country is asked for."),
      Example("The color of the harbor was gray."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let speller = context.language.speller
    guard let system = speller.system else { return }
    let document = context.document
    for index in document.tokens.indices where isCandidate(index, document) {
      for range in document.parts(of: document.tokens[index]) {
        let written = Speller.normalized(document.source.string(range))
        let stem = written.hasSuffix("'s") ? String(written.dropLast(2)) : written
        guard document.source.string(range).hasPrefix(stem),
          let other = speller.regionalForm(of: stem.lowercased())
        else { continue }
        let word = WrittenForm(stem).applied(to: other)
        let end = range.start + UInt32(stem.utf8.count)
        let isQuoted = context.pairs.isQuoted(index)
        diagnostics.append(
          Diagnostic(
            description, range,
            system == .american
              ? "“\(stem)” is British; “\(word)” in American spelling"
              : "“\(stem)” is American; “\(word)” in British spelling",
            severity: isQuoted ? .note : .warning, confidence: isQuoted ? 0.5 : 0.9,
            fixes: [
              Fix("Replace with “\(word)”", .likely, TextRange(range.start, end), word)
            ]))
      }
    }
  }

  /// Whether a token is a word without capitals, or one that owes its capital to the sentence.
  private func isCandidate(_ index: Int, _ document: Document) -> Bool {
    let token = document.tokens[index]
    guard token.kind == .word, token.flags.isDisjoint(with: .digit | .period | .nonLatin) else {
      return false
    }
    if document.isLowerWord(index) { return true }
    // “Color Purple wins”: a headline, a name.
    return token.flags.contains(.sentenceStart)
      && token.flags.isDisjoint(with: .allCaps | .mixedCase)
      && index + 1 < document.tokens.count && document.isLowerWord(index + 1)
  }
}
