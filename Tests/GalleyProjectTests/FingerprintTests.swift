import GalleyProject
import GalleyRules
import Support
import Testing

@Suite struct FingerprintTests {
  private let linter: TestLinter

  init() throws { linter = try TestLinter(rule: "misspelling") }

  private func fingerprints(_ text: String) -> [String] { linter.lint(text).fingerprints() }

  @Test func editsElsewhereChangeNothing() {
    let paragraph = "Early in the month of May the goverment fell over a plan for the river."
    let before = fingerprints(paragraph)
    #expect(before.count == 1)
    #expect(fingerprints("A new paragraph.\n\nAnother one.\n\n" + paragraph) == before)
    #expect(fingerprints("It was said: " + paragraph + " Nobody knew why.").first == before.first)
    #expect(fingerprints(paragraph.replacing(" ", with: "  ")) == before)
  }

  @Test func otherWordsAndOtherSurroundingsAreOthers() {
    let one = fingerprints("In May the goverment fell over a plan.")
    #expect(fingerprints("In May the goverment stayed in office.") != one)
    #expect(fingerprints("In May the govermment fell over a plan.") != one)
  }

  @Test func alikeFindingsAreNumbered() {
    let names = fingerprints("The goverment fell.\n\nThe goverment fell.\n\nThe goverment fell.\n")
    #expect(Set(names).count == 3 && names[1] == names[0] + ":2" && names[2] == names[0] + ":3")
  }
}
