import Foundation
import GalleyProject
import GalleyReports
import GalleyRules
import Support
import Testing

@Suite struct ReporterTests {
  /// What a format prints of a text.
  private func report(_ text: String, _ format: String, columns: Int = 80) throws -> String {
    let scratch = try Scratch()
    try scratch.write([], to: "out")
    let handle = try FileHandle(forWritingTo: scratch.url("out"))
    let sink = ByteSink(descriptor: handle.fileDescriptor)
    var reporter = try #require(ReportFormat(rawValue: format)).makeReporter(
      ReportContext(style: TextStyle(isColoured: false, columns: columns)))
    var result = try TestLinter().lint(text)
    var summary = Summary()
    summary.add(result.diagnostics, shown: .warning)
    result.diagnostics.removeAll { $0.severity < .warning }
    reporter.begin(into: sink)
    reporter.report(result, into: sink)
    reporter.finish(summary, into: sink)
    sink.flush()
    return try String(contentsOf: scratch.url("out"), encoding: .utf8)
  }

  @Test func textShowsThePlaceAndTheFirstSuggestion() throws {
    #expect(
      try report("The goverment\nhas recieved it.", "text") == """
        test.txt:1:5: warning: “goverment” is in no dictionary; “government” is near [misspelling]
           1 │ The goverment
             │     ^~~~~~~~~ government
        test.txt:2:5: warning: “recieved” is in no dictionary; “received” is near [misspelling]
           2 │ has recieved it.
             │     ^~~~~~~~ received
        2 warnings in 1 text

        """)
  }

  @Test func longLinesAreCutByDisplayColumns() throws {
    let text =
      String(repeating: "日本語 ", count: 40) + "and the goverment "
      + String(repeating: "👍 ", count: 60)
    let lines = try report(text, "text", columns: 60).split(separator: "\n")
    let source = lines[1].dropFirst(7)
    let marker = lines[2].dropFirst(7)
    #expect(source.hasPrefix("…") && source.hasSuffix("…"))
    // Wide characters take two columns: the marker must stand below the word all the same.
    let before = try #require(source.range(of: "goverment")).lowerBound
    let columns = source[..<before].unicodeScalars.reduce(0) {
      $0 + ($1.value >= 0x3000 ? 2 : 1)
    }
    #expect(marker.prefix { $0 == " " }.count == columns)
  }

  @Test func repetitionsAreFolded() throws {
    let text = (0..<9).map { "Line \($0) ends ,here.\n" }.joined()
    let output = try report(text.replacing(" ,here", with: " , here"), "text")
    #expect(output.components(separatedBy: "space before “,”").count - 1 == 4)
    #expect(output.contains("└ and 6 more: space before “,”"))
    #expect(output.hasSuffix("9 warnings in 1 text\n"))
  }

  @Test func compactIsALineADiagnostic() throws {
    #expect(
      try report("The goverment.", "compact")
        == "test.txt:1:5: warning: “goverment” is in no dictionary; “government” is near [misspelling]\n"
    )
  }

  @Test func jsonLinesKeepTheContract() throws {
    let line = try report("\u{FEFF}👍 The goverment\nhas it.", "jsonl")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["path"] as? String == "test.txt")
    #expect(object["line"] as? Int == 1 && object["column"] as? Int == 7)
    #expect(object["endLine"] as? Int == 1 && object["endColumn"] as? Int == 16)
    #expect(object["startOffset"] as? Int == 7 && object["endOffset"] as? Int == 16)
    #expect(
      object["severity"] as? String == "warning" && object["rule"] as? String == "misspelling")
    #expect(object["category"] as? String == "spelling" && object["id"] == nil)
    let fixes = try #require(object["fixes"] as? [[String: Any]])
    #expect(fixes.first?["applicability"] as? String == "likely")
    let edits = try #require(fixes.first?["edits"] as? [[String: Any]])
    #expect(edits.first?["replacement"] as? String == "government")
    #expect(edits.first?["startOffset"] as? Int == 7)
  }

  @Test func jsonIsOneObject() throws {
    for text in ["The goverment has recieved it.", "All is well."] {
      let output = try report(text, "json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      let count = (object["diagnostics"] as? [Any])?.count
      #expect(count == (text.hasPrefix("All") ? 0 : 2))
      #expect((object["summary"] as? [String: Int])?["warnings"] == count)
    }
  }

  @Test func strangeCharactersCannotBreakJSON() throws {
    let output = try report("The goverment \"said\\\u{1}\u{2028}\" it ,\tthen left.", "jsonl")
    for line in output.split(separator: "\n") {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
    }
    #expect(!output.isEmpty)
  }
}
