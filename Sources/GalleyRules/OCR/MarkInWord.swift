import GalleyLanguage
import GalleyText

/// A mark that was read for a letter inside a word.
package struct MarkInWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mark-in-word", category: .ocr,
    summary: "a mark that was read for a letter inside a word",
    explanation: """
      A broken l or i is read as “!” or “|”, a worn letter as “~”, “#” or “*”: “on!y”, “wi|l”, “f~om”. A mark \
      between letters is flagged where a letter in its place makes a frequent word, while the parts are none. \
      The fix puts the letter.

      Masked words (“b*tch”, “sh!t”), code and addresses are left alone, and so are two words with a mark \
      between them (“and/or”, “yes!no”).
      """,
    languages: ["en"],
    overrides: ["misread-word", "misspelling", "unknown-name", "missing-space"],
    examples: [
      Example("It was ⟦on!y⟧ late.", fixed: "It was only late."),
      Example("They ⟦wi|l⟧ come ⟦f~om⟧ Cork.", fixed: "They will come from Cork."),
      Example(
        "Yahoo! and AT&T said that f#ck and sh!t, the b*tch, are masked; a|b and x~y are not."),
      Example("He said yes!and left; wait, what?no. The ratio is 3:4, and/or so."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for index in document.tokens.indices.dropFirst().dropLast() {
      guard let letters = letters(for: document.mark(index)),
        document.tokens[index].range.count == 1, document.isGlued(index),
        document.isGlued(index + 1),
        document.tokens[index - 1].kind == .word, document.isLowerWord(index + 1),
        document.tokens[index - 1].flags.isDisjoint(with: .digit | .hyphen | .apostrophe | .period),
        document.tokens[index + 1].flags.isDisjoint(with: .digit | .hyphen | .apostrophe | .period),
        index + 2 == document.tokens.count || !document.isGlued(index + 2)
          || document.isMark(index + 2, ".") || document.isMark(index + 2, ","),
        !document.isGlued(index - 1) || document.isOpenerMark(max(index - 2, 0)),
        let meant = word(index, letters, context)
      else { continue }
      let range = document.tokens[index - 1].range.union(document.tokens[index + 1].range)
      diagnostics.append(
        Diagnostic(
          description, range, "“\(document.source.string(range))” is “\(meant)” misread",
          confidence: 0.92, fixes: [Fix("Replace with “\(meant)”", .likely, range, meant)]))
    }
  }

  /// What a mark may have been.
  private func letters(for mark: Unicode.Scalar?) -> [UInt8]? {
    switch mark {
    case "!", "|": Array("li".utf8)
    case "~", "^", "#", "*": Array("abcdefghijklmnopqrstuvwxyz".utf8)
    default: nil
    }
  }

  /// The most frequent word that a letter in the mark's place makes.
  private func word(_ index: Int, _ letters: [UInt8], _ context: LintContext) -> String? {
    let document = context.document
    let speller = context.language.speller
    let (first, second) = (document.form(index - 1), document.form(index + 1))
    guard first.utf8.count + second.utf8.count >= 3 else { return nil }
    // A mark between two words, and not in one.
    if first.utf8.count > 1, second.utf8.count > 1, speller.knows(first), speller.knows(second) {
      return nil
    }
    let isMasked = Array("aeiou".utf8).contains { letter in
      Self.masked.contains(first + String(decoding: [letter], as: UTF8.self) + second)
    }
    if isMasked { return nil }
    let found = letters.compactMap { letter -> (word: String, frequency: Int)? in
      let word = first + String(decoding: [letter], as: UTF8.self) + second
      return speller.frequency(of: word).map { (word, $0) }
    }
    guard let best = found.max(by: { $0.frequency < $1.frequency }), best.frequency >= 38 else {
      return nil
    }
    // Any letter may be masked by a star; where several words fit, which one is a guess.
    if letters.count > 2, found.count(where: { $0.frequency + 10 > best.frequency }) > 1 {
      return nil
    }
    return document.tokens[index - 1].flags.contains(.capitalised)
      ? best.word.capitalisedFirst : best.word
  }

  /// Words that writers mask.
  private static let masked: Set<String> = [
    "bitch", "bitches", "shit", "shits", "shitty", "damn", "dick", "piss", "pissed", "bullshit",
    "hell",
    "kill", "killed", "killing", "fuck", "fucked", "fucking", "rape", "raped", "porn", "cunt",
    "cock", "crap",
    "sex", "dead", "death", "suicide", "nigger", "whore", "slut", "bastard", "racist", "nazi",
    "drugs",
  ]
}
