import GalleyLanguage
import GalleyText

/// A digit read for a letter, or a letter for a digit.
package struct DigitInWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "digit-in-word", category: .ocr,
    summary: "a digit that was read for a letter, or a letter for a digit",
    explanation: """
      “c0urt”, “0f”, “1n”, “l8th”: 0 and O, 1, l and I, 5 and S have much the same outline in print. A word is \
      flagged whose digits make a frequent word when each is read as the letter it looks like; an ordinal whose first \
      character is a letter that looks like a digit; and a year with such letters (“20l7”). The fix restores it.

      Names of models and units (“mp3”, “CO2”, “4x4”, “5s”), names spelled with digits for style and \
      abbreviations of chat (“gr8”, “b4”) are left alone.
      """,
    languages: ["en"],
    overrides: ["misread-word", "misspelling", "unknown-name"],
    examples: [
      Example("The ⟦c0urt⟧ met.", fixed: "The court met."),
      Example("The end ⟦0f⟧ it ⟦1n⟧ Cork.", fixed: "The end of it in Cork."),
      Example("On the ⟦l8th⟧ of May.", fixed: "On the 18th of May."),
      Example(
        "It was built in ⟦l9O4⟧ and sold in ⟦20l7⟧.",
        fixed: "It was built in 1904 and sold in 2017."),
      Example(
        "The ⟦vil1ages⟧ near the ⟦cathedra1⟧ ⟦wi11⟧ play.",
        fixed: "The villages near the cathedral will play."),
      Example("See level5, wheel11, node11 and the tabs1 of release1 in data5."),
      Example("An mp3 of CO2 on a 4x4 with 5s and 1990s, B1 and gr8 h1n1 on 1s and 0s."),
      Example("The 18th of May, 101 of them, 2nd at 10am in room 1a; it was l33t, a n00b wrote."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for index in document.tokens.indices where document.tokens[index].flags.contains(.digit) {
      let token = document.tokens[index]
      if let (range, year) = year(index, document) {
        diagnostics.append(diagnostic(range, is: year, document))
        continue
      }
      guard token.kind == .word || token.kind == .number, token.range.count <= 24,
        token.flags.isDisjoint(with: .hyphen | .apostrophe | .nonASCII),
        let meant = word(index, context) ?? ordinal(index, context)
      else { continue }
      diagnostics.append(diagnostic(token.range, is: meant, document))
    }
  }

  private func diagnostic(_ range: TextRange, is meant: String, _ document: Document) -> Diagnostic
  {
    Diagnostic(
      description, range, "“\(document.source.string(range))” is “\(meant)” misread",
      confidence: 0.93, fixes: [Fix("Replace with “\(meant)”", .likely, range, meant)])
  }

  /// The word that a token is when each digit is read as a letter.
  private func word(_ index: Int, _ context: LintContext) -> String? {
    let text = context.document.text(index)
    let digits = text.utf8.count(where: Tokenizer.isDigit)
    let letters = text.utf8.count - digits
    // “wi11”: two that are alike are read alike.
    let isDouble = text.hasSuffix("11") && digits == 2 && (2...4).contains(letters)
    guard digits <= max(1, text.utf8.count / 3) || isDouble, letters >= 1 else { return nil }
    let lower = text.lowercased()
    // Two characters: only the commonest words, and “0” or a “1” that no plural follows.
    if text.utf8.count == 2, !["0f", "0n", "0r", "t0", "n0", "1n", "1f"].contains(text) {
      return nil
    }
    // “v1”, “level5”: a digit behind a word names a version; one among capitals a model.
    let stem = String(lower.prefix { !$0.isNumber })
    let isInside = stem.utf8.count + digits < text.utf8.count
    guard letters >= 3 || text.utf8.count == 2 || isDouble,
      text.dropFirst().allSatisfy({ !$0.isUppercase }),
      text.utf8.count == 2 || isInside || letters >= 4 || isDouble
    else { return nil }
    let readings = lower.utf8.reduce(into: [[]] as [[UInt8]]) { found, byte in
      let shapes = Self.shapes(of: byte)
      found = found.flatMap { start in shapes.map { start + [$0] } }
    }
    let speller = context.language.speller
    let best = readings.compactMap { reading -> (word: String, frequency: Int)? in
      let word = String(decoding: reading, as: UTF8.self)
      return speller.frequency(of: word).map { (word, $0) }
    }
    .max { $0.frequency < $1.frequency }
    guard let best, best.frequency >= Self.neededFrequency(letters: letters) else { return nil }
    // “cathedra1” is no edition of a word that hardly anybody writes.
    if text.utf8.count > 2, !isInside {
      let isKnown = speller.knows(stem)
      guard !isKnown || (speller.frequency(of: stem) ?? 0) + 15 <= best.frequency else {
        return nil
      }
    }
    return text.first?.isUppercase == true ? best.word.capitalisedFirst : best.word
  }

  /// How frequent the word must be, in tenths of Zipf: the more letters it has, the less it is one by chance.
  private static func neededFrequency(letters: Int) -> Int {
    switch letters {
    case ...3: 42
    case 4: 38
    default: 30
    }
  }

  /// “l8th” and “I7th”: an ordinal that begins with a letter.
  private func ordinal(_ index: Int, _ context: LintContext) -> String? {
    let text = context.document.text(index)
    guard let first = text.first, "lIO".contains(first),
      let ending = text.lastIndex(where: \.isNumber)
    else { return nil }
    let number = text[...ending].map { "lI".contains($0) ? "1" : $0 == "O" ? "0" : $0 }
    guard number.first == "1", number.count == 2, number.allSatisfy(\.isNumber),
      text[text.index(after: ending)...] == "th"
    else { return nil }
    return String(number) + "th"
  }

  /// “20l7” and “l9O4”: a year in which letters stand for digits; “20l” is a token of its own, as litres are.
  private func year(_ index: Int, _ document: Document) -> (range: TextRange, year: String)? {
    var range = document.tokens[index].range
    if index + 1 < document.tokens.count, document.tokens[index + 1].kind == .number,
      document.isGlued(index + 1)
    {
      range = range.union(document.tokens[index + 1].range)
    }
    guard range.count == 4 else { return nil }
    let text = document.source.string(range)
    guard text.utf8.count(where: Tokenizer.isDigit) >= 2 else { return nil }
    let digits = String(text.map { "lI".contains($0) ? "1" : $0 == "O" ? "0" : $0 })
    guard digits != text, let year = Int(digits), Self.years.contains(year) else { return nil }
    return (range, digits)
  }

  /// Years that prose tells of.
  private static let years = 1500...2099

  private static func shapes(of byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "0"): [UInt8(ascii: "o")]
    case UInt8(ascii: "1"): [UInt8(ascii: "l"), UInt8(ascii: "i")]
    case UInt8(ascii: "5"): [UInt8(ascii: "s")]
    case UInt8(ascii: "6"): [UInt8(ascii: "b")]
    case UInt8(ascii: "8"): [UInt8(ascii: "s"), UInt8(ascii: "a"), UInt8(ascii: "b")]
    case UInt8(ascii: "9"): [UInt8(ascii: "g")]
    case UInt8(ascii: "3"): [UInt8(ascii: "e")]
    default: Tokenizer.isDigit(byte) ? [] : [byte]
    }
  }
}
