import GalleyRules
import GalleyText
import Support
import Testing

/// What examples cannot show: order, exclusion, bytes that are no text, and bugs that were fixed.
@Suite struct RuleTests {
  @Test func diagnosticsComeInTheOrderOfTheText() throws {
    let result = try TestLinter().lint(
      "They recieve the the goverment ,it said. with it.\n\nSo it is.")
    let starts = result.diagnostics.map(\.range.start)
    #expect(starts == starts.sorted())
    #expect(result.diagnostics.count >= 4)
  }

  @Test func lintingIsDeterministic() throws {
    let text = try Fixtures.text("harbour-ferry.txt")
    let linter = try TestLinter()
    let first = linter.lint(text).diagnostics.map { "\($0)" }
    #expect(first == linter.lint(text).diagnostics.map { "\($0)" })
  }

  @Test func oneDamageIsOneDiagnostic() throws {
    let linter = try TestLinter()
    // A cut word is not a misspelling as well.
    let cut = linter.lint(
      "The roof leaked for years. The town will look for the cause and repai...")
    #expect(cut.diagnostics.map(\.rule) == ["truncated-text"])
  }

  @Test func invalidBytesAreNamedWithTheirPlace() throws {
    let bytes = Array("The caf".utf8) + [0xE9, 0xE8] + Array("s are full of teh guests.".utf8)
    let result = try TestLinter().lint(SourceText(path: "t", bytes: bytes))
    let found = try #require(result.diagnostics.first)
    #expect(found.rule == "invalid-utf8" && found.severity == .error)
    #expect(found.range == TextRange(7, 9))
    #expect(found.message.contains("0xE9 0xE8") && found.message.contains("byte 7"))
    #expect(result.diagnostics.map(\.rule).contains("misspelling"), "the rest is linted")
  }

  @Test func namesAreNeverWarnings() throws {
    let result = try TestLinter().lint(
      """
      Szczepański met Mr Nguyễn of the ICBMs committee at Hvidbjørnen. The vostochny base, called Vostochny, \
      is old; so are the Kyrgyzstani’s McWhirters and the NGOs’ iPrintly. Hwasong-18 was Jae-yong’s.
      """)
    #expect(result.flagged().isEmpty)
    #expect(result.flagged(.note).contains("Szczepański"))
  }

  @Test func quotationsOverParagraphsAreKnown() throws {
    let linter = try TestLinter(rule: "unmatched-quote")
    let open = "“One,” he said. “Two.\n\n“Three.\n\n“Four.”\n\nFive."
    #expect(linter.lint(open).flagged().isEmpty)
    // Not reopened: it ended with its paragraph, and its mark is lost.
    let ended = open.replacing("“Three", with: "Three")
    #expect(linter.lint(ended).flagged() == ["“"])
    // Where marks are straight, many a quotation goes on without them.
    let straight = linter.lint(ended.replacing("“", with: "\"").replacing("”", with: "\""))
    #expect(straight.flagged().isEmpty && straight.flagged(.note) == ["\""])
    // “He said” inside shows that it ended before.
    let said = "“One, said the mayor. Two.\n\nThree."
    #expect(linter.lint(said).flagged() == ["“"])
  }

  @Test func aTextThatLostItsSpacesIsToldFromALoneJoin() throws {
    let linter = try TestLinter()
    let lone = "The vote inthe council was close,and the mayor left.(AP Photo) It was late."
    // One that is no word and two that belong together is damage by itself.
    #expect(linter.lint(lone).flagged() == ["inthe"])
    #expect(linter.lint(lone).flagged(.note) == ["inthe", ",and", ".(AP"])
    let glued = linter.lint(
      "\(lone) It endedon Monday.The Norwayand talks in Norway wereseen ofthe end.")
    #expect(
      glued.flagged() == ["inthe", ",and", "endedon", ".The", "Norwayand", "wereseen", "ofthe"])
    #expect(glued.diagnostics.allSatisfy { $0.severity == .note || $0.confidence >= 0.95 })
  }

  @Test func aSentenceRunIntoTheNextIsAWarningAlone() throws {
    let linter = try TestLinter(rule: "missing-space")
    #expect(linter.lint("They lost the vote.The chairman left.").flagged() == [".The"])
    #expect(linter.lint("The index.SPX fell, and BBC.Hawkins spoke.").flagged().isEmpty)
    #expect(linter.lint("1.The mill. It closes on May 11.The mayor left.").flagged() == [".The"])
  }

  @Test func mojibakeThatLostBytesIsOne() throws {
    let linter = try TestLinter(rule: "mojibake")
    let result = linter.lint(
      "As pessoas serÃ£o vetadas âš\u{A0}ï¸\u{FFFD} atÃ© 16h ðŸ“\u{FFFD} fim.")
    #expect(result.flagged().count == 4)
    #expect(linter.lint("A T E N Ç Ã O").flagged().isEmpty)
  }

  @Test func anExcerptMayBeginOrEndInsideAQuotation() throws {
    let linter = try TestLinter(rule: "unmatched-quote")
    #expect(linter.lint("We were late,” he said, and left.").flagged().isEmpty)
    #expect(linter.lint("“We were late,” he said. “It was dark.").flagged().isEmpty)
    #expect(linter.lint("He called it “old” and left.”").flagged() == ["”"])
  }

  @Test func aQuotationMarkLeftAtALineEndIsANote() throws {
    let linter = try TestLinter(rule: "unmatched-quote")
    let result = linter.lint("It was late.\"\nWe left early,\" he said.\nThat was all.")
    #expect(result.flagged().isEmpty)
    #expect(result.flagged(.note) == ["\""])
  }

  @Test func brokenSentencesNeedAHabitToBeExcused() throws {
    let linter = try TestLinter(rule: "broken-sentence")
    #expect(
      linter.lint("it is small. so is this. and this. nobody minds. it goes on.").flagged().isEmpty)
    #expect(
      linter.lint("It is late. nobody minds. They sleep. They wake. They go.").flagged() == [
        ". nobody"
      ])
  }

  @Test func aWordUsedOftenIsMeant() throws {
    let linter = try TestLinter(rule: "misspelling")
    #expect(linter.lint("The vendeur is here.").flagged().isEmpty)
    #expect(linter.lint("The fradge is here.").flagged(.note) == ["fradge"])
    #expect(linter.lint("The garten is here.").flagged() == ["garten"])
    #expect(
      linter.lint("The garten is here. A garten is there. No garten is far.").flagged().isEmpty)
    // However often it is written, “goverment” is no word.
    let three = "The goverment is here. A goverment is there. No goverment is far."
    #expect(linter.lint(three).flagged().count == 3)
  }

  @Test(arguments: [
    "peaker", "fosterer", "rewilded", "microplant", "theorise", "catalysed", "backlot", "gettin",
    "wickless",
  ])
  func derivedWordsAreNoWarnings(_ word: String) throws {
    #expect(
      try TestLinter(rule: "misspelling").lint("They saw the \(word) on Monday.").flagged().isEmpty)
  }

  @Test(arguments: ["begining", "occuring", "stoped"])
  func misspellingsThatLookDerivedAreWarnings(_ word: String) throws {
    #expect(
      try TestLinter(rule: "misspelling").lint("They were \(word) on Monday.").flagged() == [word])
  }

  @Test func aRepeatedParagraphIsAWarning() throws {
    let linter = try TestLinter(rule: "repeated-passage")
    let paragraph =
      "The bridge was opened on Monday by the mayor of Cork. It cost four million and took ten years to build."
    let result = linter.lint(
      "It was late.\n\n\(paragraph)\n\nNobody came.\n\n\(paragraph)\n\nThe end.")
    #expect(result.flagged() == [paragraph])
    #expect(result.fixed == "It was late.\n\n\(paragraph)\n\nNobody came.\n\nThe end.")
  }

  @Test func mojibakeIsRestoredHoweverOftenItWasMade() throws {
    let linter = try TestLinter(rule: "mojibake")
    // A text that is misread as Windows-1252 again and again.
    let once = "“café” â€œno”".replacing("“café” ", with: "")
    #expect(linter.lint("He said \(once) to it.").fixed == "He said “no” to it.")
    #expect(linter.lint("It isnÃ¢â‚¬â„¢t.").fixed == "It isn’t.")
    #expect(linter.lint("VOCÊ… NESTLÉ® 5×£35 AHÅ™").diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("It isnâ€™t so.", "Windows-1252"), ("Слово п÷я─п╦п╡п╣я┌ здесь.", "KOI8-R"),
    ("The word РџСЂРёРІРµС‚ here.", "Windows-1251"),
  ])
  func mojibakeIsNamed(_ text: String, _ charset: String) throws {
    let found = try TestLinter(rule: "mojibake").lint(text).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.message.hasSuffix("was UTF-8 and decoded as \(charset)") == true)
  }
}
