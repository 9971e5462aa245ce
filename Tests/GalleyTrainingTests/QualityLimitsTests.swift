import Foundation
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

  private func limits(
    alarms: Double = 0.5, rules: [String: Double] = [:], found: Int = 3, marked: Int = 5,
    loosened: (limit: String, value: Double)? = nil
  ) throws -> QualityLimits {
    let rules = rules.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    let declared =
      loosened.map {
        ", \"loosened\": [{\"limit\": \"\($0.limit)\", \"value\": \($0.value), \"reason\": \"r\"}]"
      } ?? ""
    let json = """
      {"prose": {"words": 1000, "alarms": \(alarms), "anyOtherRule": 0.02, "rules": {\(rules)}},
       "damaged": {"alarms": 0, "kinds": {"cut": {"found": \(found), "marked": \(marked)}}}\(declared)}
      """
    return try JSONDecoder().decode(QualityLimits.self, from: Data(json.utf8))
  }

  @Test func aLimitMayNeverBeLooserThanBefore() throws {
    let past = [
      (name: "a", limits: try limits(alarms: 0.4, rules: ["spin": 0.1, "gone": 0.03])),
      (name: "b", limits: try limits(alarms: 0.6, rules: ["spin": 0.05])),
    ]
    #expect(try limits(alarms: 0.4, rules: ["spin": 0.05]).looser(than: past).isEmpty)
    #expect(
      try limits(alarms: 0.5, rules: ["spin": 0.07, "new": 0.03]).looser(than: past) == [
        "prose.alarms is 0.5, and was 0.4 (a)",
        "prose.rules.new is 0.03, and was 0.02 (a)",
        "prose.rules.spin is 0.07, and was 0.05 (b)",
      ])
    #expect(
      try limits(alarms: 0.4, found: 2).looser(than: past) == [
        "damaged.kinds.cut is 2, and was 3 (a)"
      ])
    for marked in [2, 7] {
      #expect(try limits(alarms: 0.4, found: 2, marked: marked).looser(than: past).count == 1)
    }
    #expect(try limits(alarms: 0.4, found: 3, marked: 3).looser(than: past).isEmpty)
  }

  @Test func whatIsRecordedIsNeverLooser() throws {
    let old = try limits(alarms: 0.4, rules: ["spin": 0.01, "gone": 0.05])
    let silent = Quality(least: .warning)
    let recorded = QualityLimits(keeping: silent, silent, tightening: old)
    #expect(recorded.prose.rules == ["spin": 0.01], "not the 0.02 of any other rule")
    #expect(recorded.prose.alarms == 0)
    var same = recorded
    same.damaged = old.damaged
    #expect(same.looser(than: [("a", old)]).isEmpty)
  }

  @Test func aLimitIsLoosenedOnlyAloudAndToAValue() throws {
    let past = [(name: "a", limits: try limits(alarms: 0.4))]
    let declared = (limit: "prose.alarms", value: 0.5)
    #expect(try limits(alarms: 0.5, loosened: declared).looser(than: past).isEmpty)
    #expect(try limits(alarms: 0.6, loosened: declared).looser(than: past).count == 1)
  }

  @Test func errorsThatWerePublishedAreNoFalseAlarms() throws {
    let errors = try PublishedErrors(
      "# read in their place\n\nÜber ⟦the the|the|doubled⟧ sea\n", name: "errors.txt")
    let record = GoldSet.Record(
      id: .integer(1), text: "Ö. Über the the sea and the the land.", edits: [])
    let marked = errors.marking(record)
    #expect(marked.edits.map(\.start) == [8] && marked.edits.map(\.end) == [15])
    let text = Array(record.text.utf8)
    var quality = Quality(least: .warning)
    quality.add(
      marked,
      LintResult(
        source: SourceText(path: "a.txt", bytes: text),
        diagnostics: [TextRange(10, 17), TextRange(26, 33)].map {
          Diagnostic(RepeatedWord().description, $0, "found", confidence: 1)
        }))
    #expect(quality.alarms == ["repeated-word": 1] && quality.total.detected == 1)
    let mistake = #expect(throws: MarkedText.Failure.self) {
      try PublishedErrors("fine ⟦a|b|c⟧\nnothing here\n", name: "errors.txt")
    }
    #expect(mistake?.description == "errors.txt:2: error: nothing is marked ⟦…⟧")
  }
}
