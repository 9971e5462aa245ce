import GalleyLanguage
import GalleyText

/// A sentence that begins in lower case after a full stop.
package struct BrokenSentence: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "broken-sentence", category: .splice,
    summary: "a sentence begins in lower case after a full stop",
    explanation: """
      No sentence of edited prose begins in lower case. Where one does, a sentence was broken in two, \
      words between the parts were lost, or two sentences were spliced: recognisers of speech put stops \
      where a speaker breathes, converters where a line ends. The fixes join the parts by a comma or a \
      space, or make a capital; the one that suits the word after the stop comes first. Where the language model \
      knows what the stop and the small words behind it took the place of, that comes before them.

      Abbreviations, initials, names that are written small (iPhone, eBay) and stops inside quotations \
      are no such places. A text that writes most of its sentences small is left alone.
      """,
    examples: [
      Example(
        "The bakery closed in March⟦. with⟧ forty people out of work.",
        fixed: "The bakery closed in March, with forty people out of work."),
      Example(
        "The council sold the mill⟦. its⟧ owners now plan a hotel.",
        fixed: "The council sold the mill. Its owners now plan a hotel."),
      Example(
        "The crew came from the port⟦. of⟧ Leith.", fixed: "The crew came from the port of Leith."),
      Example("The firm was founded by Mr. de Vries and J. van Dam in Jan. last year."),
      Example(
        "Acme Inc. said the deal, worth approx. four million, was off. iPhones were not part of it."
      ),
      Example(
        "“It is late.” he said. The U.S. government and St. John agreed at 5 p.m. on Monday."),
      Example("The recipe (see fig. below) is old... and good! or so they say."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let breaks = document.sentences.filter { isBreak(before: $0.tokens.lowerBound, context) }
    guard !breaks.isEmpty else { return }
    // Whoever writes small throughout (chats, verse) means it.
    let isHabit = breaks.count >= 4 && breaks.count * 4 > document.sentences.count
    for sentence in breaks {
      let word = sentence.tokens.lowerBound
      let stop = document.tokens[word - 1].range
      let range = stop.union(document.tokens[word].range)
      diagnostics.append(
        Diagnostic(
          description, range,
          "the sentence begins in lower case: broken in two, or spliced",
          severity: isHabit ? .note : .warning, confidence: isHabit ? 0.4 : 0.93,
          fixes: bridges(over: stop, context) + fixes(stop: stop, word: word, context)))
    }
  }

  /// Whether the token begins, in lower case, what a full stop before it has cut off.
  private func isBreak(before word: Int, _ context: LintContext) -> Bool {
    let document = context.document
    guard word >= 2, document.isLowerWord(word), document.isMark(word - 1, "."),
      document.isGlued(word - 1), !document.isGlued(word),
      document.tokens[word].flags.isDisjoint(with: .digit | .period),
      document.tokens[word].flags.contains(.nonLatin) == context.language.speller.isNonLatin,
      document.block(ofToken: word) == document.block(ofToken: word - 2)
    else { return false }
    let previous = document.tokens[word - 2]
    switch previous.kind {
    case .word:
      // A single letter is an initial; a short unknown word an abbreviation that no list has.
      guard !document.isSingleLetter(word - 2), !context.isAbbreviation(word - 2),
        previous.flags.contains(.nonLatin) == context.language.speller.isNonLatin
      else { return false }
      if document.form(word - 2).unicodeScalars.count <= 5,
        !context.language.speller.knows(document.form(word - 2)),
        !context.language.speller.knows(document.text(word - 2))
      {
        return false
      }
    case .number, .currency, .time, .date, .ordinal:
      // “1. first”, “Figure 2.1. the network”: an item of a list, a caption.
      let start = document.blocks[document.block(ofToken: word)].tokens.lowerBound
      guard !previous.flags.contains(.sentenceStart),
        word - 2 != start + 1 || document.tokens[start].kind != .word
      else { return false }
    default:
      return false
    }
    return !context.isMember(word, of: context.wordClass("small-start")) && !isName(word, context)
  }

  /// Whether a small word is the name of a program or the like, as far as a dictionary alone can tell: no word, or a
  /// letter that is none of the language's.
  private func isName(_ word: Int, _ context: LintContext) -> Bool {
    guard !context.language.speller.hasFrequencies else { return false }
    if context.document.isSingleLetter(word) {
      return !["determiner", "preposition", "conjunction"].contains {
        context.isMember(word, of: context.wordClass($0))
      }
    }
    return !context.language.speller.knows(Speller.normalized(context.document.text(word)))
  }

  /// What the language model puts in the place of a stop and the words behind it.
  private func bridges(over stop: TextRange, _ context: LintContext) -> [Fix] {
    context.corrections.filter {
      $0.kind == .bridge && $0.confidence >= Self.leastBridge
        && $0.corrections[0].range.start == stop.start
    }.map { found in
      let replacement = found.corrections[0].replacement
      return Fix(
        "Replace with “\(replacement.drop { $0 == " " })”", .choice, found.corrections[0].range,
        replacement)
    }
  }

  /// Confidence from which a bridge comes first: that the sentence is broken is known here, which the model does not
  /// count on.
  private static let leastBridge = 0.5

  private func fixes(stop: TextRange, word: Int, _ context: LintContext) -> [Fix] {
    let document = context.document
    let text = document.text(word)
    let token = document.tokens[word]
    let comma = Fix("Join with a comma", .choice, stop, ",")
    let space = Fix("Join without a mark", .choice, stop, "")
    let capital = Fix(
      "Begin with “\(text.capitalisedFirst)”", .choice, token.range, text.capitalisedFirst)
    if context.isMember(word, of: context.wordClass("joins-by-comma")) || text.hasSuffix("ing") {
      return [comma, capital, space]
    }
    if context.isMember(word, of: context.wordClass("joins-by-space")) {
      return [space, comma, capital]
    }
    return [capital, comma, space]
  }
}
