import GalleyProject
import GalleyRules
import GalleyText
import Support
import Testing

@Suite struct DocumentScoreTests {
  private func diagnostic(
    _ rule: String, _ start: Int, _ confidence: Double, _ category: Category = .spelling
  ) -> Diagnostic {
    let description = RuleDescription(
      id: rule, category: category, summary: "", explanation: "", examples: [])
    return Diagnostic(description, TextRange(start, start + 4), "", confidence: confidence)
  }

  private func score(_ diagnostics: [Diagnostic], words: Int) -> DocumentScore {
    DocumentScore(
      LintResult(
        source: SourceText(path: "t", text: String(repeating: "word ", count: words)),
        diagnostics: diagnostics, words: words))
  }

  @Test func confidencesAddUpPerThousandWords() {
    let found = [
      diagnostic("misspelling", 0, 0.9), diagnostic("unknown-name", 10, 0.9),
      diagnostic("missing-space", 20, 0.6, .splice),
    ]
    let score = score(found, words: 500)
    #expect(abs(score.damage - 3) < 1e-9, "a name is no damage")
    #expect(score.categories.map(\.category) == [.spelling, .splice])
    #expect(score.verdict(.init(doubtful: 3.1, damaged: 4)) == .clean)
    #expect(score.verdict(.init(doubtful: 2, damaged: 4)) == .doubtful)
    #expect(score.verdict(.init(doubtful: 2, damaged: 2.5)) == .damaged)
  }

  @Test func shortTextsNeedAWholeDamage() {
    #expect(score([diagnostic("misspelling", 0, 0.9)], words: 10).verdict(.init()) == .doubtful)
    #expect(score([diagnostic("misspelling", 0, 0.4)], words: 10).verdict(.init()) == .clean)
    #expect(score([], words: 0).verdict(.init()) == .clean)
  }

  @Test func improbableWordingIsDamage() {
    func wording(_ surprise: Double?, words: Int = 400) -> DocumentScore {
      DocumentScore(
        LintResult(
          source: SourceText(path: "t", text: ""), diagnostics: [], words: words,
          surprise: surprise))
    }
    #expect(wording(2.4).damage == 0, "many articles are so")
    #expect(wording(nil).damage == 0)
    #expect(wording(2.7).damage > 3 && wording(2.7).verdict(.init()) != .clean)
    #expect(wording(3.2).verdict(.init()) == .damaged)
    #expect(wording(2.7, words: 20).damage == 0, "few words say little")
  }

  @Test func theWorstPassageIsWhereDamageIsThickest() {
    let found = [0, 1000, 1100, 1150, 3000].map { diagnostic("misspelling", $0, 0.5) }
    let worst = score(found, words: 1000).worst
    #expect(worst?.range == TextRange(1000, 1154) && worst?.weight == 1.5)
    #expect(score([], words: 10).worst == nil)
  }
}
