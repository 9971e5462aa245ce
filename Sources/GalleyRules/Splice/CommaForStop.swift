import GalleyText

/// A comma before a word that begins the next sentence.
package struct CommaForStop: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "comma-for-stop", category: .splice,
    summary: "a comma where a sentence ends",
    explanation: """
      Print recognition reads a stop as a comma, and careless editing leaves one where two sentences were one. The \
      next sentence shows it by its capital: a pronoun or a word of grammar has none inside a sentence. The fix puts \
      the stop.

      Titles (“the song, If You Go Away”), words of others without quotation marks (“he asked, What is it?”), verse and \
      what is written in capitals are left alone.
      """,
    languages: ["en"],
    examples: [
      Example(
        "The mill is remarkable⟦, Nobody⟧ else has one like it.",
        fixed: "The mill is remarkable. Nobody else has one like it."),
      Example(
        "Turn it when the edges lift⟦, If⟧ you have done it right, it puffs.",
        fixed: "Turn it when the edges lift. If you have done it right, it puffs."),
      Example("The band played its song, If You Go Away, and the film, It, was shown."),
      Example("The mayor asked, What is it for? He said, It is late."),
      Example("The roof leaks,\nIt is old,\nThey wait for rain."),
      Example("The mill, If, and the film, They, were sold, but It is a film as well."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let verb = context.wordClass("speech-verb")
    for index in document.tokens.indices.dropFirst(Self.leastBefore + 1) {
      let token = document.tokens[index]
      guard token.kind == .word, token.flags.contains(.capitalised),
        token.flags.isDisjoint(with: .lineBefore | .allCaps | .sentenceStart),
        document.isMark(index - 1, ","), document.isGlued(index - 1), !document.isGlued(index),
        Self.words.contains(document.text(index)), index + 1 < document.tokens.count,
        document.isLowerWord(index + 1),
        case let sentence = document.sentence(ofToken: index).tokens,
        index - sentence.lowerBound > Self.leastBefore, sentence.contains(index + 1),
        !(index - 3..<index - 1).contains(where: {
          context.isMember($0, of: verb) || Self.opening.contains(document.form($0))
        }),
        // In a title, or in a text that writes them large for reverence, others have one as well.
        document.isLowerWord(index - 2) || document.tokens[index - 2].kind != .word
      else { continue }
      let comma = document.tokens[index - 1].range
      diagnostics.append(
        Diagnostic(
          description, comma.union(token.range), "a comma stands where a sentence ends",
          confidence: 0.9, fixes: [Fix("End with a full stop", .likely, comma, ".")]))
    }
  }

  /// Tokens of the sentence before the comma: what is shorter may be an address or a heading.
  private static let leastBefore = 3

  /// What else the words of others follow.
  private static let opening: Set<String> = ["say", "saying", "ask", "asking", "think", "thought"]

  /// Words that have a capital at the beginning of a sentence only, and are seldom names.
  private static let words: Set<String> = [
    "If", "It", "She", "They", "We", "But", "This", "That", "These", "Those", "There", "When",
    "Because", "Although", "However", "Nobody", "Somebody", "Someone", "Everyone", "Everybody",
    "Nothing", "Yet", "Its", "Their", "Some", "Many", "Most", "While", "Until", "Unless", "Since",
    "Meanwhile", "Instead", "Still", "After", "Before", "During",
  ]
}
