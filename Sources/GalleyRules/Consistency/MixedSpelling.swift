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
      flagged where the article has three times as many of the other system and three at the least; or, in an article \
      that has three and more of both, where it is of the system that has fewer, or that comes second. The fix is the \
      spelling of the other system, which in the latter case a person has to choose.

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
      Example("The colour of the harbour and the centre: the ⟦labor⟧, the ⟦theater⟧, the ⟦favor⟧."),
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
    let (fewer, more) = (min(british, american), max(british, american))
    let isClear = more >= max(3, 3 * fewer)
    guard fewer > 0, isClear || fewer >= 3 else { return }
    let flagsBritish = british == american ? !found[0].spelling.isBritish : british < american
    for (token, spelling) in found where spelling.isBritish == flagsBritish {
      let (one, other) =
        spelling.isBritish ? ("a British", "American") : ("an American", "British")
      diagnostics.append(
        Diagnostic(
          description, document.tokens[token].range,
          isClear
            ? "\(one) spelling in an article that is \(other)"
            : "\(one) spelling in an article that has \(other) ones as well",
          confidence: isClear ? 0.7 : 0.5,
          fixes: [
            Fix(
              "Replace with “\(spelling.other)”", isClear ? .likely : .choice,
              document.tokens[token].range, spelling.other)
          ]))
    }
  }
}
