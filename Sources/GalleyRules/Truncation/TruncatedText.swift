import GalleyLanguage
import GalleyText

/// Text that breaks off in an ellipsis.
package struct TruncatedText: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "truncated-text", category: .truncation,
    summary: "the text breaks off in an ellipsis",
    explanation: """
      Feeds and teasers cut an article after so many characters and put an ellipsis, often in the middle \
      of a word. It is a warning where the word before the ellipsis cannot end a sentence (“the…”, \
      “because …”) or is the beginning of one, at the end of a paragraph, and where the article ends in \
      a spaced ellipsis. In languages whose words of grammar are not known, only the last two count. Speech \
      that trails off (“I just don’t know…”) is a note at most.
      """,
    keepsToLanguage: true,
    overrides: ["misspelling", "missing-end", "unmatched-quote", "unmatched-bracket"],
    examples: [
      Example("The roof leaked for years. The town will look for the cause and repair ⟦the…⟧"),
      Example("The roof leaked for years. The town will look for the cause and ⟦repai...⟧"),
      Example("The roof leaked for years. The town will look for the cause ⟦because …⟧"),
      Example("“I just don’t know what to do with it…”\n\nHe shrugged."),
      Example("And so it went on and on…\n\nNobody knew why."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let openClasses = ["determiner", "preposition", "conjunction", "open-end"].map {
      context.wordClass($0)
    }
    let lastProse = document.blocks.lastIndex { $0.isProse && !$0.tokens.isEmpty }
    for (number, block) in document.blocks.enumerated() {
      guard let end = ellipsis(endOf: block, document), end > block.tokens.lowerBound else {
        continue
      }
      let last = end - 1
      let token = document.tokens[last]
      guard token.kind == .word || token.kind == .number || token.kind == .currency else {
        continue
      }
      let sentence = document.sentences[block.sentences].last
      let words = sentence.map { document.wordCount($0.tokens) } ?? 0
      let isLong = words >= 6 || block.sentences.count > 1
      let isSpaced = !document.isGlued(end)
      let isQuoted = context.pairs.isQuoted(end)
      var evidence: (Severity, Double, String)?
      if openClasses.contains(where: { context.isMember(last, of: $0) }),
        !context.isMember(last, of: context.wordClass("may-end")), words >= 4 || isLong,
        document.isPlainWord(last) || document.form(last) == "a"
      {
        evidence = (.warning, isQuoted ? 0.85 : 0.97, "after “\(document.text(last))”")
      } else if isLong, document.isPlainWord(last), isCutWord(last, context) {
        evidence = (.warning, 0.93, "in the middle of a word")
      } else if number == lastProse, isSpaced, !isQuoted, isLong {
        evidence = (.warning, 0.85, "at the end of the article")
      } else if number == lastProse, isLong {
        evidence = (.note, 0.4, "at the end of the article")
      }
      guard let (severity, confidence, place) = evidence else { continue }
      diagnostics.append(
        Diagnostic(
          description, token.range.union(document.tokens[end].range),
          "the text breaks off \(place)",
          severity: severity, confidence: confidence))
    }
  }

  /// The ellipsis that ends a block; backslashes and closing marks behind it are passed over.
  private func ellipsis(endOf block: Block, _ document: Document) -> Int? {
    for index in block.tokens.reversed() {
      switch document.mark(index) {
      case "…": return index
      case "\\", "”", "\"", "]", ")": continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether a small word is no word at all: the beginning of one.
  private func isCutWord(_ index: Int, _ context: LintContext) -> Bool {
    let form = Speller.normalized(context.document.form(index))
    guard form.unicodeScalars.allSatisfy(\.properties.isAlphabetic),
      context.document.tokens[index].flags.contains(.nonLatin)
        == context.language.speller.isNonLatin
    else { return false }
    return !context.language.speller.knows(form) && form.unicodeScalars.count >= 2
  }
}
