import Foundation
import GalleyProject
import GalleyReports
import GalleyRules
import Support
import Testing

@Suite struct ArticleTests {
  /// The whole output for an article, notes included.
  private func output(_ name: String) throws -> String {
    let scratch = try Scratch()
    try scratch.write([], to: "out")
    let handle = try FileHandle(forWritingTo: scratch.url("out"))
    let sink = ByteSink(descriptor: handle.fileDescriptor)
    var reporter = ReportFormat.text.makeReporter(
      ReportContext(style: TextStyle(isColoured: false, columns: 100)))
    let result = try TestLinter().lint(try Fixtures.text(name), path: name)
    var summary = Summary()
    summary.add(result.diagnostics, shown: .note)
    reporter.begin(into: sink)
    reporter.report(result, into: sink)
    reporter.finish(summary, into: sink)
    sink.flush()
    return try String(contentsOf: scratch.url("out"), encoding: .utf8)
  }

  @Test(arguments: ["harbour-ferry", "river-library", "glacier-survey"])
  func wholeOutput(_ name: String) throws {
    try Snapshot.expect(try output("\(name).txt"), is: "\(name).out")
  }

  @Test(arguments: ["harbour-ferry.clean.txt", "river-library.txt", "glacier-survey.txt"])
  func cleanArticlesHaveNoWarnings(_ name: String) throws {
    #expect(try TestLinter().lint(try Fixtures.text(name)).flagged().isEmpty)
  }

  @Test func theSampleIsUnderstood() throws {
    // Of its real words that are wrong, the model is sure of some only.
    try check(Fixtures.url("harbour-ferry.gold.json"), leavingOut: ["confused-word"])
  }

  @Test(.enabled(if: Fixtures.shared != nil, "the shared article is not here"))
  func theFirstArticleIsUnderstood() throws {
    let shared = try #require(Fixtures.shared)
    try check(shared.appendingPathComponent("article/kim-putin-spaceport.gold.json"))
  }

  /// Every marked damage that must be found is found, nothing else is a warning.
  ///
  /// - Parameter types: types of damage that need not be found.
  private func check(_ url: URL, leavingOut types: Set<String> = []) throws {
    let gold = try Gold.read(url)
    let text = try String(
      contentsOf: url.deletingLastPathComponent().appendingPathComponent(gold.textFile),
      encoding: .utf8)
    let result = try TestLinter().lint(text)
    let ranges = result.diagnostics.filter { $0.severity >= .warning }.map { diagnostic in
      (
        start: result.source.scalarOffset(at: Int(diagnostic.range.start)),
        end: result.source.scalarOffset(at: Int(diagnostic.range.end)), diagnostic
      )
    }
    func isSeen(_ start: Int, _ end: Int) -> Bool {
      ranges.contains { $0.start < end && start < $0.end }
    }
    for damage in gold.damage where damage.must && !types.contains(damage.type) {
      let places = [(damage.start, damage.end)] + (damage.also ?? []).map { ($0.start, $0.end) }
      #expect(
        places.contains { isSeen($0.0, $0.1) },
        "missed at \(damage.line):\(damage.column): \(damage.original) (\(damage.type))")
    }
    for range in ranges {
      let isMarked = gold.damage.contains { damage in
        let places = [(damage.start, damage.end)] + (damage.also ?? []).map { ($0.start, $0.end) }
        return places.contains { range.start < $0.1 && $0.0 < range.end }
      }
      #expect(isMarked, "false alarm: \(result.source.string(range.2.range)) [\(range.2.rule)]")
    }
    for name in gold.clean {
      #expect(!result.flagged().contains(name), "\(name) is no damage")
    }
  }
}
