import GalleyLanguage
import GalleyText

/// British and American spellings in one article.
package struct MixedSpelling: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mixed-spelling", category: .consistency, severity: .note,
    summary: "a British spelling in an American article, or an American one in a British article",
    explanation: """
      An article that writes “colour”, “centre” and “travelled” is British, and “labor” in it comes from \
      somewhere else: an agency's copy, a quotation that was not adapted, a spelling checker. A spelling is \
      flagged where the article has three times as many of the other system and three at the least. The fix is \
      the spelling of the article.

      “-ise” and “-ize” prove nothing, as British papers use both, and names (“Pearl Harbor”, “Labour”) are \
      left alone; so are quotations.
      """,
    languages: ["en"],
    examples: [
      Example(
        "The colour of the centre, the neighbours and the harbour: no ⟦labor⟧ was spared.",
        fixed: "The colour of the centre, the neighbours and the harbour: no labour was spared."),
      Example(
        "Her favorite color, he said, traveled well; the theater was ⟦grey⟧.",
        fixed: "Her favorite color, he said, traveled well; the theater was gray."),
      Example("The colour of the centre, the neighbours and Pearl Harbor: no labour was spared."),
      Example("The colour was gray, and the center of it was grey."),
      Example("The harbour, the colour and the centre; “the labor of the neighbors”, she wrote."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let words = document.words
    // Few words of the article are in the table: they are looked up there, not the other way round.
    guard SpellingVariants.table.contains(where: { words.id(of: $0.key) != nil }) else { return }
    var found: [(token: Int, spelling: SpellingVariants.Counterpart)] = []
    for index in document.tokens.indices where document.isLowerWord(index) {
      guard let spelling = SpellingVariants.table[document.form(index)],
        !context.pairs.isQuoted(index)
      else {
        continue
      }
      found.append((index, spelling))
    }
    let british = found.count { $0.spelling.isBritish }
    let american = found.count - british
    guard british > 0, american > 0, max(british, american) >= max(3, 3 * min(british, american))
    else {
      return
    }
    for (token, spelling) in found where spelling.isBritish == (british < american) {
      diagnostics.append(
        Diagnostic(
          description, document.tokens[token].range,
          spelling.isBritish
            ? "a British spelling in an American article"
            : "an American spelling in a British article", confidence: 0.7,
          fixes: [
            Fix(
              "Replace with “\(spelling.other)”", .likely, document.tokens[token].range,
              spelling.other)
          ]))
    }
  }
}
