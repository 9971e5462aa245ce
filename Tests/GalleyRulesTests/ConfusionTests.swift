import GalleyText
import Support
import Testing

/// What the language model's rules see beyond their examples.
@Suite struct ConfusionTests {
  private static let match = """
    The club has won nine matches in a row, and its striker scored twice on Saturday. The goalkeeper saved a \
    penalty in the second half, and the crowd of forty thousand sang until the whistle.

    The season ends in May. The coach said that the team had waited all year for these WORD, and that the league \
    table showed it.
    """

  @Test func whatIsPointedToHasBeenSpokenOf() throws {
    let linter = try TestLinter()
    let wrong = linter.lint(Self.match.replacing("WORD", with: "goats"))
    #expect(wrong.flagged() == ["goats"])
    #expect(wrong.diagnostics.first?.fixes.first?.edits.first?.replacement == "goals")
    #expect(linter.lint(Self.match.replacing("WORD", with: "goals")).flagged().isEmpty)
    let farm =
      "The farm keeps sheep, cows and pigs, and sells cheese. The herd grazes on the hill, and the farmer said that "
      + "he had waited all year for these goats."
    #expect(linter.lint(farm).flagged().isEmpty)
  }

  @Test func whatAStopTookThePlaceOfComesFirst() throws {
    let result = try TestLinter().lint(
      "The company wants to build the factory on a hill near the coast. it is South Africa, where it has a port."
    )
    let found = try #require(result.diagnostics.first { $0.severity == .warning })
    #expect(["broken-sentence", "garbled-phrase"].contains(found.rule))
    #expect(found.fixes.first?.edits.first?.replacement.hasPrefix(" ") == true)
  }

  @Test func theArticleIsMendedOnlyWhereItIsOne() throws {
    let linter = try TestLinter(rule: "article-form")
    // “And” may be meant: the word behind is likelier after it than after “a”.
    let result = linter.lint("They live an work in the north, and it was an beautiful day.")
    #expect(result.flagged() == ["an", "an"])
    #expect(result.diagnostics.map { $0.fixes[0].applicability } == [.choice, .likely])
  }

  @Test func whatOnlyAWrongWordBesideItMakesUnlikelyIsLeftAlone() throws {
    let found = try TestLinter().lint(
      "Asked what the committee should do at its next meeting, he raid: “We have not yet decided.”")
    #expect(found.flagged() == ["raid"])
  }

  @Test func whatOnlyDictionariesKnowIsDoubted() throws {
    let linter = try TestLinter(rule: "confused-word")
    // A machine that presses cloth.
    let wrong = linter.lint("She marked the date on the calender in the kitchen.")
    #expect(wrong.flagged(.note) == ["calender"])
    #expect(wrong.diagnostics.first?.fixes.first?.edits.first?.replacement == "calendar")
    for meant in [
      "The old calender stood in the mill. The calender pressed the cloth until it shone.",
      "The old calender stood in the mill. The calender’s rollers pressed the cloth.",
      // As Britain writes what the model knows as “cognizant”.
      "The board was cognisant of the claim.",
    ] {
      #expect(linter.lint(meant).flagged(.note).isEmpty, "\(meant)")
    }
  }

  @Test func aCapitalHidesNoSlip() throws {
    let linter = try TestLinter(rule: "confused-word")
    let found = linter.lint(
      "The spokesman of the White Hose said on Friday that the law would be signed.")
    #expect(found.flagged() == ["Hose"])
    #expect(found.diagnostics.first?.fixes.first?.edits.first?.replacement == "House")
    #expect(
      linter.lint("Mr Hose, a farmer from Kent, said that Mrs Winter was late.").flagged().isEmpty)
  }

  @Test func whatTheModelIsSureOfIsTheFirstFix() throws {
    // Of the rules that speak of “to gave” one has “to give”.
    let found = try TestLinter().lint(
      "For years very little seems to gave been done to address the concerns of the community.")
    let first = try #require(found.diagnostics.first)
    #expect(first.rule == "to-past")
    #expect(first.fixes.map { $0.edits[0].replacement }.prefix(2) == ["have", "to give"])
    let misread = try TestLinter().lint(
      "The incident nas one of a growing number of attacks on aircraft.")
    #expect(misread.diagnostics.first?.fixes.first?.edits.first?.replacement == "was")
  }

  @Test func whatTheSentenceIsSureOfIsSuggestedFirst() throws {
    let result = try TestLinter(rule: "misspelling").lint(
      "She used the long tool zo open the tin that stood on the shelf.")
    #expect(result.flagged() == ["zo"])
    #expect(result.diagnostics.first?.fixes.first?.edits.first?.replacement == "to")
  }

  @Test func aLetterTwoPlacesOffIsSeen() throws {
    let result = try TestLinter(rule: "confused-word").lint(
      "The bridge is begin repaired by the council, and the road is closed until the spring.")
    #expect(result.flagged() == ["begin"])
    #expect(result.diagnostics.first?.fixes.first?.edits.first?.replacement == "being")
  }
}
