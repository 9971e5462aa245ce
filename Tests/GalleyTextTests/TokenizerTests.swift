import GalleyText
import Testing

@Suite struct TokenizerTests {
  private func document(_ text: String) -> Document {
    let source = SourceText(path: "t", text: text)
    return Document(
      source: source, blocks: [Block(range: TextRange(0, source.bytes.count), kind: .paragraph)])
  }

  private func tokens(_ text: String) -> [String] {
    let document = document(text)
    return document.tokens.indices.map { document.text($0) }
  }

  private func kinds(_ text: String) -> [Token.Kind] { document(text).tokens.map(\.kind) }

  @Test(arguments: [
    ("Don't stop.", ["Don't", "stop", "."]),
    ("the dogs’ and John’s", ["the", "dogs", "’", "and", "John’s"]),
    ("nuclear-armed, pre-emptive", ["nuclear-armed", ",", "pre-emptive"]),
    ("two- and three-year-olds", ["two", "-", "and", "three-year-olds"]),
    ("the U.S. said", ["the", "U.S.", "said"]),
    ("a U.S.-led, U.N.'s", ["a", "U.S.-led", ",", "U.N.'s"]),
    ("at 5 p.m. on", ["at", "5", "p.m.", "on"]),
    ("a Ph.D. from", ["a", "Ph.D.", "from"]),
    ("the vote.The end", ["the", "vote", ".", "The", "end"]),
    ("AT&T and R&D", ["AT&T", "and", "R&D"]),
    ("wait... what?!", ["wait", "...", "what", "?", "!"]),
    ("one — two -- three", ["one", "—", "two", "--", "three"]),
    ("rock 'n' roll", ["rock", "'", "n", "'", "roll"]),
    ("(AP) [sic]", ["(", "AP", ")", "[", "sic", "]"]),
    ("דובר צה\"ל אמר \"לא\"", ["דובר", "צה\"ל", "אמר", "\"", "לא", "\""]),
    ("זה \"צה\"", ["זה", "\"", "צה", "\""]),
    ("هل يكفي ذلك؟ نعم، يكفي", ["هل", "يكفي", "ذلك", "؟", "نعم", "،", "يكفي"]),
    ("वह आया। फिर गया।", ["वह", "आया", "।", "फिर", "गया", "।"]),
    ("Seoul에서 왔다", ["Seoul", "에서", "왔다"]), ("ב-Galley ו-18", ["ב", "-", "Galley", "ו-18"]),
    ("בן 18-שנה, בן-דוד", ["בן", "18", "-", "שנה", ",", "בן-דוד"]),
    ("Սա տուն է։", ["Սա", "տուն", "է", "։"]),
  ])
  func words(_ text: String, _ expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("1,000.50", Token.Kind.number), ("1990s", .number), ("5m", .number), ("3D", .number),
    ("22nd", .ordinal), ("1st", .ordinal), ("$5", .currency), ("£1.2m", .currency),
    ("€4.50", .currency), ("10:30", .time), ("7:05pm", .time), ("10am", .time), ("9/11", .date),
    ("2023-09-13", .date), ("13.9.2023", .date), ("18-year-old", .word), ("COVID-19", .word),
    ("https://example.org/a_(b)?c=d", .url), ("www.example.org", .url), ("example.com/page", .url),
    ("desk@example.org", .email), ("@galley", .handle), ("#prose", .hashtag),
    ("report.pdf", .fileName), ("Node.js", .fileName), ("snake_case", .code), ("main()", .code),
    ("std::string", .code), ("/usr/share/dict", .code), ("👩‍🚀", .emoji), ("🇮🇪", .emoji),
    ("中文", .foreign), ("ภาษาไทย", .foreign), ("العربية", .word), ("עברית", .word),
    ("हिन्दी", .word), ("한국어", .word), ("русский", .word), ("१२३", .foreign),
    ("%", .symbol),
  ])
  func kind(_ text: String, _ expected: Token.Kind) {
    #expect(kinds(text) == [expected], "\(tokens(text))")
  }

  @Test func addressesEndBeforeTheSentenceDoes() {
    #expect(
      tokens("See https://example.org/a. Then") == ["See", "https://example.org/a", ".", "Then"])
    #expect(tokens("(www.example.org)") == ["(", "www.example.org", ")"])
    #expect(tokens("and/or") == ["and", "/", "or"])
  }

  @Test func caseIsFlagged() {
    let tokens = document("the The NATO iPhone McKay Éire É").tokens
    #expect(tokens[0].flags.isDisjoint(with: .anyCapital))
    #expect(tokens[1].flags.contains(.capitalised) && !tokens[1].flags.contains(.allCaps))
    #expect(tokens[2].flags.contains(.capitalised | .allCaps))
    #expect(tokens[3].flags.contains(.mixedCase) && !tokens[3].flags.contains(.capitalised))
    #expect(tokens[4].flags.contains(.capitalised | .mixedCase))
    #expect(tokens[5].flags.contains(.capitalised | .nonASCII))
    #expect(tokens[6].flags.contains(.capitalised))
  }

  @Test func formsAreFoldedAndCounted() {
    let document = document("Don’t don't DON'T naïve NAÏVE soft\u{AD}hyphen softhyphen")
    #expect(document.words.count == 3)
    #expect(document.form(0) == "don't")
    #expect(document.words.counts == [3, 2, 2])
    #expect(document.words.id(of: "naïve") == document.tokens[3].word)
    #expect(document.words.id(of: "absent") == nil)
  }

  @Test func hyphenatedWordsComeWholeAndInParts() {
    let document = document("mother‑in-law")
    #expect(document.tokens.count == 1)
    #expect(
      document.parts(of: document.tokens[0]).map(document.source.string) == ["mother", "in", "law"])
  }

  @Test func invalidBytesMakeAWordInvalid() {
    let source = SourceText(path: "t", bytes: Array("a caf".utf8) + [0xE9] + Array("s b".utf8))
    let document = Document(
      source: source, blocks: [Block(range: TextRange(0, 9), kind: .paragraph)])
    #expect(document.tokens.map(\.kind) == [.word, .invalid, .word])
    #expect(document.tokens[1].range == TextRange(2, 7))
  }

  @Test func tokensCoverEverythingButWhiteSpace() {
    let text = "“Well,” she said—it’s £5 (or so)… 日本 👍🏽 x\u{200B}y \u{301}z"
    let document = document(text)
    var end: UInt32 = 0
    for token in document.tokens {
      #expect(token.start >= end && token.end > token.start)
      let gap = document.source.string(TextRange(end, token.start))
      #expect(gap.allSatisfy { $0.isWhitespace })
      end = token.end
    }
    #expect(Int(end) == text.utf8.count)
  }

  @Test func aTokenIsSixteenBytes() {
    #expect(MemoryLayout<Token>.stride == 16)
  }
}
