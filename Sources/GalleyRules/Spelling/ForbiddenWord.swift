import GalleyLanguage
import GalleyText

/// A word that a word list forbids.
package struct ForbiddenWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "forbidden-word", category: .spelling,
    summary: "a word that the word list forbids",
    explanation: """
      A line “!word -> instead” in the project's or the personal word list (`.galley/words.txt`) forbids a word, \
      even one that dictionaries have. The fix is what the list says to write instead.

      A word in small letters is forbidden in any letter case; one with capitals only as it is written. Other \
      forms of it are not.
      """,
    overrides: ["misspelling", "unknown-name"],
    examples: [
      Example("The dictionaries and the house agree on every word."),
      Example("Nothing is forbidden where no list says so."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let words = context.language.speller.words
    guard
      words.entries.contains(where: { if case .forbidden = $0.entry.kind { true } else { false } })
    else { return }
    let document = context.document
    for index in document.tokens.indices where document.tokens[index].kind == .word {
      let word = Speller.normalized(document.text(index))
      guard let entry = words.prohibition(of: word),
        case .forbidden(let instead) = words.entries[entry].entry.kind
      else { continue }
      let place = words.entries[entry]
      let range = document.tokens[index].range
      let form = WrittenForm(word, hasCurlyApostrophe: context.reading?.hasCurlyApostrophes)
      diagnostics.append(
        Diagnostic(
          description, range,
          "“\(word)” is forbidden"
            + (instead.map { "; write “\($0)”" } ?? "") + " (\(place.path):\(place.line))",
          confidence: 0.99,
          fixes: instead.map {
            let word = form.applied(to: $0)
            return [Fix("Replace with “\(word)”", .likely, range, word)]
          } ?? []))
    }
  }
}
