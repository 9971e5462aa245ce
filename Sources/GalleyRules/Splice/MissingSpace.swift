import GalleyText

/// Sentences or clauses run together without a space.
package struct MissingSpace: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "missing-space", category: .splice,
    summary: "no space after a stop, comma or closing quotation mark",
    explanation: """
      Scrapers drop the line ends and tags between paragraphs, so that a sentence runs into the next \
      (“…the vote.The president”), or a link's text into its neighbours (“…limits,China has”). The fix \
      puts the space back.

      A sentence that runs into the next is a warning wherever it stands. What is less sure, or a smaller slip, is a \
      note: a lone comma, bracket or quotation mark without its space, a name behind a name (“BBC.Hawkins”), a code \
      (“index.SPX”). In a text with four joins or more, and five or more a thousand words, a scraper was at work, and \
      each of these is a warning, too. The credit of a caption (“…on Friday.(AP Photo)”) tells of that, but is a note itself.

      Numbers, times, web addresses, file names, abbreviations and names with stops inside are left alone.
      """,
    overrides: ["misspelling", "unknown-name", "unmatched-quote"],
    examples: [
      Example(
        "They lost the vote⟦.The⟧ chairman resigned.",
        fixed: "They lost the vote. The chairman resigned."),
      Example(
        "“We lost the vote⟦.”The⟧ chairman resigned.",
        fixed: "“We lost the vote.” The chairman resigned."),
      Example(
        "She asked why⟦?“Because⟧ it is late,” he said.",
        fixed: "She asked why? “Because it is late,” he said."),
      Example(
        "Faced with such limits⟦,Chile⟧ turned to others.",
        fixed: "Faced with such limits, Chile turned to others."),
      Example(
        "The vote is on May 11⟦.The⟧ mayor (a lawyer⟦)said⟧ so.",
        fixed: "The vote is on May 11. The mayor (a lawyer) said so."),
      Example("Visit example.com or open report.PDF at 10.30am, No.7, in St.John with J.Smith."),
      Example("Version 2.Beta costs 1,000.50, a.m. or p.m., says Node.js on ASP.NET (or so)."),
      Example("The U.S.Navy, Ph.D.s and the ratio 3:4 are fine; so is a/b."),
      Example("1.The first item; (re)build, (s)he, f(x)dx and the word(s)he used."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let joins = context.joins
    for (name, join) in joins.atMarks {
      let isSure = join.isCertain || joins.isGlued && !join.isCredit
      diagnostics.append(
        Diagnostic(
          description, join.range, "no space after \(name)", severity: isSure ? .warning : .note,
          confidence: joins.isGlued && isSure ? max(0.95, join.confidence) : join.confidence,
          fixes: [
            Fix(
              "Insert a space", isSure ? .likely : .choice, TextRange(join.place, join.place), " ")
          ]))
    }
  }
}
