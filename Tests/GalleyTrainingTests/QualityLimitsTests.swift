import GalleyProject
import GalleyRules
import GalleyText
import GalleyTraining
import Testing

@Suite struct QualityLimitsTests {
  private func quality(_ marked: String, finding ranges: [TextRange] = []) throws -> Quality {
    let record = try MarkedText(marked, name: "a.txt").record
    var quality = Quality(least: .warning)
    quality.add(
      record,
      LintResult(
        source: SourceText(path: "a.txt", text: record.text),
        diagnostics: ranges.map {
          Diagnostic(RepeatedWord().description, $0, "found", confidence: 1)
        }))
    return quality
  }

  @Test func marksAreRead() throws {
    let record = try MarkedText("Ü ⟦a a|a|doubled⟧ b ⟦c|cut⟧", name: "a.txt").record
    #expect(record.text == "Ü a a b c")
    #expect(record.edits.map(\.start) == [2, 8])
    #expect(record.edits.map(\.end) == [5, 9])
    #expect(record.edits.map(\.replacement) == ["a", nil])
    #expect(record.edits.map(\.kind) == ["doubled", "cut"])
  }

  @Test(arguments: [
    ("one\n⟦two|2", "a.txt:2: error: “⟦” has no “⟧”"),
    ("⟦two⟧", "a.txt:1: error: not ⟦damaged|right|kind⟧"),
  ])
  func badMarksAreNamed(_ text: String, _ message: String) {
    do {
      _ = try MarkedText(text, name: "a.txt")
      Issue.record("it is read")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func worseFailsAndBetterTightens() throws {
    let prose = try quality(String(repeating: "word ", count: 100_000))
    let article = "⟦a a|a|doubled⟧ ⟦b b|b|doubled⟧ ⟦c c|c|doubled⟧"
    let none = try quality(article)
    let all = try quality(article, finding: [TextRange(0, 3), TextRange(4, 7), TextRange(8, 11)])
    let strict = QualityLimits(keeping: prose, all, tightening: nil)
    #expect(strict.failures(prose, all).isEmpty)
    #expect(strict.failures(prose, none) == ["doubled: 0 of 3 found, at least 3"])
    let loose = QualityLimits(keeping: prose, none, tightening: nil)
    #expect(loose.improvements(all) == ["doubled: 3 found, 0 when it was recorded"])
    #expect(
      loose.failures(prose, all).isEmpty && loose.outdated(all).isEmpty, "better is no failure")
    #expect(
      loose.outdated(try quality("⟦a a|a|doubled⟧")) == [
        "doubled: 1 marked, 3 when it was recorded"
      ])
    #expect(QualityLimits(keeping: prose, none, tightening: strict) == strict, "never looser")
    #expect(QualityLimits(keeping: prose, all, tightening: loose) == strict)
    #expect(strict.failures(none, all).first?.hasPrefix("only ") == true, "too little prose")
    #expect(!strict.failures(try quality("a b c", finding: [TextRange(0, 1)]), all).isEmpty)
  }
}
