import GalleyText

/// Two words run together.
package struct JoinedWords: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "joined-words", category: .splice,
    summary: "two words run together without a space",
    explanation: """
      Scrapers drop tags without putting a space in their place, so that a link's text runs into the word \
      beside it (“theRussian”, “saidthat”, “AffairsEli”). An unknown word is flagged that is a frequent \
      function word and another known word; and one with a capital inside, where both parts are words or \
      names that stand alone elsewhere in the article, or the first is a small word. The fix puts the space.

      Joins come in numbers: a scraper that glues one link glues them all. In a text with four joins or more, \
      and five or more a thousand words, each is a warning, and any two known words are taken apart (“Israeland”, \
      “officialscalled”). A lone one is a note: it may be a new compound, a brand or a slip of the finger, and published news is \
      full of captions and cross-heads that ran into the text. A number and a frequent word (“15,000people”) are a \
      warning anywhere.

      Names with a capital inside (YouTube, McDonald, iPhone) are left alone, and so are compounds that \
      a dictionary lacks (“backlot”, “outshot”) and words a letter short of another (“millon”).
      """,
    languages: ["en"],
    overrides: ["misspelling", "unknown-name"],
    examples: [
      Example("The vote ⟦inthe⟧ council was close.", fixed: "The vote in the council was close."),
      Example("They ⟦wereseen⟧ near the port.", fixed: "They were seen near the port."),
      Example(
        "The Russian met Jones. Later ⟦theRussian⟧ left.",
        fixed: "The Russian met Jones. Later the Russian left."),
      Example(
        "The White House said Biden was away. It was ⟦BidenWhite⟧ House staff who spoke.",
        fixed: "The White House said Biden was away. It was Biden White House staff who spoke."),
      Example(
        """
        Norway is ⟦oneof⟧ those ⟦thathave⟧ a port on the sound, ⟦saidthe⟧ mayor, and it was seen ⟦fromthe⟧ ferry. \
        Now ⟦Norwayand⟧ the ⟦townsaround⟧ it are in talks.
        """,
        fixed: """
          Norway is one of those that have a port on the sound, said the mayor, and it was seen from the ferry. \
          Now Norway and the towns around it are in talks.
          """),
      Example(
        "Some ⟦15,000people⟧ came, and ⟦300others⟧ waited.",
        fixed: "Some 15,000 people came, and 300 others waited."),
      Example("It is 100ft high, 10fold the 15th, and 24hr news of 1990s 4wheel drives."),
      Example("An iPhone, a YouTube film, Mr McDonald, DeSantis and macOS on the backlot."),
      Example("The therein and whereas of the whole notwithstanding, nevertheless inasmuch."),
      Example("Norway spoke of Norwayand once, and of a millon euros more in todays terms."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let joins = context.joins
    for join in joins.words {
      let parts = [TextRange(join.range.start, join.place), TextRange(join.place, join.range.end)]
        .map { context.document.source.string($0) }
      diagnostics.append(
        Diagnostic(
          description, join.range,
          "“\(parts.joined())” is “\(parts.joined(separator: " "))” run together",
          severity: joins.isGlued || join.isCertain ? .warning : .note,
          confidence: joins.isGlued ? 0.95 : join.confidence,
          fixes: [
            Fix("Insert a space", .likely, TextRange(join.place, join.place), " ")
          ]))
    }
  }
}
