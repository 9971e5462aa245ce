import GalleyLanguage
import GalleyText

/// Two words run together.
package struct JoinedWords: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "joined-words", category: .splice, severity: .note,
    summary: "two words run together without a space",
    explanation: """
      Scrapers drop tags without putting a space in their place, so that a link's text runs into the word \
      beside it (“theRussian”, “saidthat”, “AffairsEli”). An unknown word is flagged that is a frequent \
      function word and another known word; and one with a capital inside, where both parts are words or \
      names that stand alone elsewhere in the article, or the first is a small word. The fix puts the space.

      It is a note: published news is full of such places, and not all of them are worth a failed build.

      Names with a capital inside (YouTube, McDonald, iPhone) are left alone, and so are compounds that \
      a dictionary lacks (“backlot”).
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
      Example("An iPhone, a YouTube film, Mr McDonald, DeSantis and macOS on the backlot."),
      Example("The therein and whereas of the whole notwithstanding, nevertheless inasmuch."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let unknown = context.unknownWords
    for place in unknown.places where !place.isPart && place.kind != .foreign {
      let token = context.document.tokens[place.token]
      guard token.flags.isDisjoint(with: .hyphen | .apostrophe | .nonASCII | .digit),
        unknown.counts[place.word.lowercased()] == 1,
        let length =
          token.flags.contains(.mixedCase)
          ? camelSplit(place.word, context)
          : Self.split(place.word, context.language.speller)
      else { continue }
      let middle = place.range.start + UInt32(length)
      let parts = [place.word.prefix(length), place.word.dropFirst(length)]
      diagnostics.append(
        Diagnostic(
          description, place.range,
          "“\(place.word)” is “\(parts.joined(separator: " "))” run together",
          confidence: 0.9, fixes: [Fix("Insert a space", .likely, TextRange(middle, middle), " ")]))
    }
  }

  /// Length of the first of two small words, one of them a frequent function word; nil for none.
  static func split(_ word: String, _ speller: Speller) -> Int? {
    let letters = Array(word.utf8)
    guard letters.count >= 5, letters.allSatisfy({ $0 &- 0x61 < 26 }) else { return nil }
    var best: (length: Int, score: Int)?
    for length in 1..<letters.count {
      let first = String(decoding: letters[..<length], as: UTF8.self)
      let second = String(decoding: letters[length...], as: UTF8.self)
      guard let one = speller.frequency(of: first), let two = speller.frequency(of: second) else {
        continue
      }
      // Of single letters only “a” is a word, and a frequent one beside any word proves little.
      guard length > 1 || first == "a" && two >= 45 && letters.count >= 7,
        letters.count - length > 1
      else { continue }
      let function = isFunction(first, one) || isFunction(second, two)
      let isLong = min(length, letters.count - length) >= 3 || max(one, two) >= 68
      guard function, isLong, min(one, two) >= 38 else { continue }
      let score = one + two
      if score > best?.score ?? 0 { best = (length, score) }
    }
    return best?.length
  }

  /// The commonest words: articles, prepositions, pronouns, auxiliaries.
  private static func isFunction(_ word: String, _ frequency: Int) -> Bool {
    frequency >= 62 && word.utf8.count >= 2
  }

  /// Length of the part before the capital, where both parts stand for themselves; nil for names.
  private func camelSplit(_ word: String, _ context: LintContext) -> Int? {
    let letters = Array(word.utf8)
    guard
      let length = letters.indices.dropFirst().first(where: {
        letters[$0] &- 0x41 < 26 && letters[$0 - 1] &- 0x61 < 26
      }), letters.count - length >= 2,
      letters[length...].dropFirst().allSatisfy({ $0 &- 0x61 < 26 })
    else { return nil }
    let first = String(decoding: letters[..<length], as: UTF8.self)
    let second = String(decoding: letters[length...], as: UTF8.self)
    let words = context.document.words
    func standsAlone(_ part: String) -> Bool { words.id(of: part.lowercased()) != nil }
    func isFrequent(_ part: String, _ frequency: Int) -> Bool {
      (context.language.speller.frequency(of: part.lowercased()) ?? 0) >= frequency
    }
    if letters[0] &- 0x61 < 26 {
      // A small word and a capitalised one.
      guard length >= 2 || first == "a" else { return nil }
      return isFrequent(first, length <= 3 ? 60 : 40)
        && (standsAlone(second)
          || length >= 3 && letters.count - length >= 3 && isFrequent(second, 30))
        ? length : nil
    }
    // Two capitalised ones: both must stand alone in the article, or the second begin a sentence.
    guard length >= 3 else { return nil }
    let starts = isFrequent(second, 62) && letters.count - length >= 2
    return standsAlone(first) && standsAlone(second) || starts && standsAlone(first) ? length : nil
  }
}
