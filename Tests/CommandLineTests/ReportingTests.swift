import Foundation
import Support
import Testing

/// Reports, limits, tables and scores on the command line.
@Suite struct ReportingTests {
  private let damaged = Data("The goverment fell , and they recieve it.\n".utf8)

  @Test func severalReportsAtOnce() throws {
    let scratch = try Scratch()
    let result = try Command.run(
      ["--output", "sarif=r.sarif", "--output", "jsonl=r.jsonl", "--format", "compact", "-"],
      input: damaged, in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 3)
    let lines = try String(contentsOf: scratch.url("r.jsonl"), encoding: .utf8)
    #expect(lines.split(separator: "\n").count == 3)
    #expect(
      try JSONSerialization.jsonObject(with: Data(contentsOf: scratch.url("r.sarif")))
        is [String: Any])
    let out = try Command.run(["--output", "gitlab=-", "-"], input: damaged)
    #expect(out.output.hasPrefix("[\n{") && !out.output.contains("^~~~"))
  }

  @Test func badOutputsAreRefused() throws {
    for output in ["r.sarif", "word=r", "sarif="] {
      #expect(try Command.run(["--output", output, "-"], input: damaged).status == 2)
    }
    let twice = try Command.run(
      ["--output", "json=a", "--output", "sarif=a", "-"], input: damaged)
    #expect(twice.status == 2 && twice.errors.contains("two reports cannot both go to “a”"))
    let nowhere = try Command.run(["--output", "json=/nowhere/r.json", "-"], input: damaged)
    #expect(nowhere.status == 2 && nowhere.output.isEmpty)
  }

  @Test func warningsMayBeTolerated() throws {
    #expect(try Command.run(["--max-warnings", "3", "-"], input: damaged).status == 0)
    #expect(try Command.run(["--max-warnings", "2", "-"], input: damaged).status == 1)
    let invalid = Data("The ".utf8 + [0xFF] + " fell.\n".utf8)
    #expect(try Command.run(["--max-warnings", "9", "-"], input: invalid).status == 1, "an error")
  }

  @Test func tablesFollowTheReport() throws {
    let result = try Command.run(["--statistics", "--timings", "-"], input: damaged)
    #expect(result.output.contains("3 findings in 7 words"))
    #expect(result.output.contains("      2 misspelling\n"))
    #expect(result.output.contains("100% all") && result.output.contains("(reading)"))
    let json = try Command.run(["--statistics", "--format", "json", "-"], input: damaged)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    #expect(json.errors.contains("by category:"))
  }

  @Test func scoresOfFiles() throws {
    let scratch = try Scratch()
    try scratch.write(Data(contentsOf: Fixtures.url("harbour-ferry.txt")), to: "a.txt")
    try scratch.write(Data(contentsOf: Fixtures.url("harbour-ferry.clean.txt")), to: "b.txt")
    let result = try Command.run(["score", "."], in: scratch.folder)
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0 && lines.count == 2)
    #expect(lines[0].hasPrefix("./a.txt: damaged ") && lines[0].contains("worst at "))
    #expect(lines[1].hasPrefix("./b.txt: clean "))
    let only = try Command.run(["score", "--only", "clean", "."], in: scratch.folder)
    #expect(only.output.split(separator: "\n").count == 1)
    #expect(try Command.run(["score", "--only", "good", "."], in: scratch.folder).status == 2)
    #expect(try Command.run(["score", "--doubtful", "20", "."], in: scratch.folder).status == 2)
  }

  @Test func scoresOfRecords() throws {
    let input = """
      {"id":"a","text":"The goverment of the country recieved the monney and and fell."}
      {"id":7,"text":"All is well that ends well."}
      nonsense
      """
    let result = try Command.run(
      ["score", "--input-format", "jsonl", "--format", "jsonl", "-"], input: Data(input.utf8))
    #expect(result.status == 2 && result.errors.contains("<stdin>:3: error: not JSON"))
    let scores = try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(scores.map { $0["verdict"] as? String } == ["damaged", "clean"])
    #expect(scores[0]["id"] as? String == "a" && scores[1]["id"] as? Int == 7)
    #expect(scores[0]["words"] as? Int == 11 && scores[0]["worst"] is [String: Any])
    #expect(scores[1]["worst"] == nil && scores[1]["damage"] as? Double == 0)
  }

  @Test func theVersionNamesTheBuild() throws {
    let output = try Command.run(["--version"]).output
    #expect(output.hasPrefix("galley ") && output.contains("Swift 6."))
    #expect(output.contains("English model: format ") && output.contains("checksum "))
  }
}
