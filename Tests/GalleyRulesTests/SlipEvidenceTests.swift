import GalleyProject
import GalleyRules
import Support
import Testing

/// What an unknown word is taken for, by its form, its place and its text.
@Suite struct SlipEvidenceTests {
  private static let linter = try? TestLinter(rule: "misspelling")

  private func lint(_ text: String) throws -> LintResult {
    try #require(Self.linter).lint(text)
  }

  @Test(arguments: [
    ("The carpenter mesured the door twice before he cut it.", "mesured"),
    ("We waited at the statoin until the last train had gone.", "statoin"),
    ("The nurse opened the windwo and let in some air.", "windwo"),
    ("They walked slowly trhough the empty market.", "trhough"),
  ])
  func aSlipInASentenceIsAWarning(_ sentence: String, _ slip: String) throws {
    let result = try lint(sentence)
    #expect(result.flagged() == [slip])
    #expect(result.diagnostics.allSatisfy { $0.confidence > 0.6 && $0.confidence < 0.95 })
  }

  @Test(arguments: [
    ("It was a breadless week for the garrison.", "breadless"),
    ("The lake lay fishless under the ice.", "fishless"),
    ("They lived in a rivery country of willows.", "rivery"),
    ("His clockish manner kept the guests away.", "clockish"),
  ])
  func aCoinageWithAProductiveEndingIsANote(_ sentence: String, _ word: String) throws {
    let result = try lint(sentence)
    #expect(result.flagged().isEmpty)
    #expect(result.flagged(.note).contains(word))
  }

  @Test(arguments: [
    // Neither “farm” nor “clean” doubles its last letter, and “success” takes no plain s.
    ("The old farmmer sold his horses in the spring.", "farmmer"),
    ("They cleanned the kitchen after the guests had left.", "cleanned"),
    ("Her successs surprised everybody in the village.", "successs"),
  ])
  func whatNoEndingMakesIsASlip(_ sentence: String, _ slip: String) throws {
    #expect(try lint(sentence).flagged() == [slip])
  }

  @Test func aSlipInQuotationMarksOrBesideAnotherIsAWarning() throws {
    #expect(
      try lint("The inspectors said that the firm had “carelesly” left the valves open.").flagged()
        == ["carelesly"])
    #expect(
      try lint("The new goverment mesures were welcomed by the unions and by the employers.")
        .flagged() == ["goverment", "mesures"])
  }

  @Test(arguments: [
    ("We hearn that the last train had been cancelled because of the snow.", "hearn"),
    ("She has lived in the village for three lears and knows everyone there.", "lears"),
  ])
  func whatIsKnownAsANameAloneIsJudgedByItsPlace(_ sentence: String, _ slip: String) throws {
    #expect(try lint(sentence).flagged() == [slip])
  }

  @Test(arguments: ["vob", "gub", "dax", "zod", "wug"])
  func threeLettersAreANote(_ word: String) throws {
    let result = try lint("They took the \(word) home on Monday.")
    #expect(result.flagged().isEmpty)
    #expect(result.flagged(.note) == [word])
  }

  @Test func aWordThatIsWrittenAgainIsLessOfASlip() throws {
    let sentence = "The potter fired a small crocle in the kiln."
    let once = try #require(lint(sentence).diagnostics.first).confidence
    let often = try #require(
      lint("\(sentence) Nobody bought the crocle. The crocle was sold at last.").diagnostics.first)
    #expect(often.confidence < once)
  }

  @Test func eachPieceOfEvidenceHasItsWeight() {
    let none = [Float](repeating: 0, count: SlipEvidence.names.count)
    let confidence = SlipEvidence.judge(none).confidence
    for index in none.indices {
      var evidence = none
      evidence[index] = 1
      #expect(SlipEvidence.judge(evidence).confidence != confidence, "\(SlipEvidence.names[index])")
    }
  }

  @Test func noConfidenceIsFull() {
    var evidence = [Float](repeating: 0, count: SlipEvidence.names.count)
    evidence[0] = 7
    evidence[3] = 7
    let (isSlip, confidence) = SlipEvidence.judge(evidence)
    #expect(isSlip && confidence > 0.8 && confidence < 1)
  }
}
