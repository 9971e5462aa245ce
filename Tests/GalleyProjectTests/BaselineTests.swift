import Foundation
import GalleyProject
import GalleyRules
import GalleyText
import Support
import Testing

@Suite struct BaselineTests {
  private let scratch: Scratch
  private let linter: TestLinter

  init() throws {
    scratch = try Scratch()
    linter = try TestLinter()
  }

  private func lint(_ text: String, _ name: String = "a.txt") throws -> LintResult {
    let path = try scratch.write(text.utf8, to: name)
    var result = linter.lint(text, path: path)
    result.diagnostics.removeAll { $0.severity < .warning }
    return result
  }

  private var path: String { scratch.url(".galley-baseline").path }

  private func baseline(_ results: [LintResult]) -> Baseline {
    var update = BaselineUpdate(
      Baseline(), path: path, severity: .warning, prunes: false)
    for result in results { update.add(result) }
    return update.result
  }

  /// What is flagged of a text that the baseline does not know, and how many of its lines are left over.
  private func fresh(_ baseline: Baseline, _ result: LintResult) -> (words: [String], gone: Int) {
    var matcher = BaselineMatcher(baseline, path: path)
    let match = matcher.match(result)
    return (
      match.fresh.sorted().map { result.source.string(result.diagnostics[$0].range) },
      matcher.goneFindings.count
    )
  }

  private let first = "The goverment fell in the spring of that year, they say."
  private let second = "Nobody could recieve the letters that were sent."

  @Test func editsAboveAndMovedParagraphsAreKnown() throws {
    let known = baseline([try lint("\(first)\n\n\(second)\n")])
    #expect(known.count == 2)
    let edited = try lint("A new one stands here.\n\n\(second)\n\nAnd another.\n\n\(first)\n")
    #expect(fresh(known, edited).words.isEmpty && fresh(known, edited).gone == 0)
  }

  @Test func aWordBesideTheFindingMayChange() throws {
    let known = baseline([try lint("\(first)\n\n\(second)\n")])
    let edited = try lint("\(first)\n\nSomebody must recieve the letters that were sent.\n")
    #expect(fresh(known, edited).words.isEmpty)
  }

  @Test func theSameMistakeOnceMoreIsNew() throws {
    let known = baseline([try lint("\(first)\n\n\(first)\n\n\(second)\n")])
    #expect(known.count >= 3)
    let more = try lint("\(first)\n\n\(second)\n\nOur goverment is another matter.\n\n\(first)\n")
    #expect(fresh(known, more).words == ["goverment"])
  }

  @Test func whatIsMendedIsGone() throws {
    let known = baseline([try lint("\(first)\n\n\(second)\n")])
    let mended = fresh(known, try lint("\(first)\n"))
    #expect(mended.words.isEmpty && mended.gone == 1)
  }

  @Test func reflowedLinesAreKnown() throws {
    let text = """
      The ferry that leaves the town at nine in the morning was late again, and
      the passengers did not recieve an answer from the company, although they
      had asked for one at the office twice.
      """
    let known = baseline([try lint(text + "\n")])
    let reflowed = text.replacing("\n", with: " ").replacing("not recieve", with: "not\nrecieve")
    #expect(known.count == 1)
    #expect(fresh(known, try lint(reflowed + "\n")).words.isEmpty)
  }

  @Test func aRenamedFileTakesItsFindingsAlong() throws {
    let known = baseline([try lint("\(first)\n")])
    try FileManager.default.removeItem(at: scratch.url("a.txt"))
    let renamed = fresh(known, try lint("\(first)\n", "b/c.txt"))
    #expect(renamed.words.isEmpty && renamed.gone == 0)
  }

  @Test func aCopiedFileIsNew() throws {
    let known = baseline([try lint("\(first)\n")])
    #expect(fresh(known, try lint("\(first)\n", "b.txt")).words == ["goverment"])
  }

  @Test func theFileIsSortedAndIsReadBack() throws {
    let known = baseline([
      try lint("\(second)\n\n\(first)\n\n\(first)\n", "b.txt"), try lint("\(first)\n", "a.txt"),
    ])
    let lines = known.text.split(separator: "\n").drop { $0.hasPrefix("#") }.map(String.init)
    #expect(lines == lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(lines.allSatisfy { $0.split(separator: "\t").count == 5 })
    #expect(lines[0].hasPrefix("a.txt\tmisspelling\tgoverment\t"))
    try scratch.write(known.text.utf8, to: ".galley-baseline")
    let read = try Baseline(path: path)
    #expect(read.text == known.text && read.count == known.count)
  }

  @Test func brokenLinesAreReported() throws {
    try scratch.write("# x\n<<<<<<< ours\n".utf8, to: ".galley-baseline")
    let conflict = #expect(throws: InputFailure.self) { try Baseline(path: path) }
    #expect(conflict?.line == 2 && conflict?.message.contains("merge conflict") == true)
    try scratch.write("nonsense\n".utf8, to: ".galley-baseline")
    let nonsense = #expect(throws: InputFailure.self) { try Baseline(path: path) }
    #expect(nonsense?.message.contains("not a line of a baseline") == true)
  }

  @Test func pruningTakesOutAndNeverIn() throws {
    let known = baseline([try lint("\(first)\n\n\(second)\n")])
    var update = BaselineUpdate(
      known, path: path, severity: .warning, prunes: true)
    update.add(try lint("\(first)\n\nThey beleive it.\n"))
    #expect(update.result.count == 1 && update.removed == 1 && update.added == 0)
  }

  @Test func textsThatAreNotNamedStay() throws {
    let known = baseline([try lint("\(first)\n"), try lint("\(second)\n", "b.txt")])
    var update = BaselineUpdate(
      known, path: path, severity: .warning, prunes: false)
    update.add(try lint("All is well.\n"))
    #expect(update.result.findings.filter { !$0.value.isEmpty }.map(\.key) == ["b.txt"])
  }
}
