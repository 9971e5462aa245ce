import GalleyText

/// A word still divided as it was at the end of a printed line.
package struct LineEndHyphen: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "line-end-hyphen", category: .ocr,
    summary: "a word still divided as it was at the end of a printed line",
    explanation: """
      Printers divide words at line ends. Print recognition and text taken from PDF files keep the hyphen: \
      “govern- ment”, with a space or a line end where the line was. Searches do not find the word, and readers \
      stumble. A word, a hyphen, white space and a small word are flagged that make a known word together; in a \
      text that was badly read also where the second part is none. The fix puts the word together.

      “Pre- and post-war” is right, and so is a dash with a space behind it between two words.
      """,
    languages: ["en"],
    overrides: ["misspelling", "misread-word", "unknown-name", "broken-word"],
    examples: [
      Example("The ⟦govern- ment⟧ fell.", fixed: "The government fell."),
      Example("It ⟦con-  tinued⟧ to rain.", fixed: "It continued to rain."),
      Example("⟦Gladi- ators⟧ came.", fixed: "Gladiators came."),
      Example("Pre- and post-war maps, full- or part-time, two- to three-year plans."),
      Example("He was late- she was not- and so they left on- time."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let speller = context.language.speller
    for index in document.tokens.indices where document.tokens[index].kind == .punctuation {
      guard let word = dividedWord(index, context) else { continue }
      let gap = TextRange(document.tokens[index].start, document.tokens[index + 1].start)
      guard document.source.string(gap).dropFirst().allSatisfy(\.isWhitespace) else { continue }
      let range = document.tokens[index - 1].range.union(document.tokens[index + 1].range)
      diagnostics.append(
        Diagnostic(
          description, range, "“\(word)” is divided as at a line end", confidence: 0.93,
          fixes: speller.knows(word)
            ? [
              Fix(
                "Put the word together", .likely, gap, keepsHyphen(index, word, context) ? "-" : "")
            ]
            : []))
    }
  }

  /// Whether the word is a rare one behind a prefix, which is as a rule written with a hyphen
  /// (“non- permanent”).
  private func keepsHyphen(_ hyphen: Int, _ word: String, _ context: LintContext) -> Bool {
    guard let (first, second) = context.halves(around: hyphen),
      Derivation.prefixes.contains(first.lowercased()), context.language.speller.knows(second)
    else { return false }
    return context.language.speller.frequency(of: word.lowercased()) ?? 0 < 28
  }

  /// The word around a hyphen; in a badly read text one that was misread besides.
  private func dividedWord(_ hyphen: Int, _ context: LintContext) -> String? {
    if let word = context.dividedWord(hyphen) { return word }
    guard let (first, second) = context.halves(around: hyphen),
      !context.language.speller.knows(second) || !context.language.speller.knows(first),
      context.misreading.isMisread
    else { return nil }
    return first + second
  }
}
