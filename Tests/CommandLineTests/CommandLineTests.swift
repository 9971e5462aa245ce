import Foundation
import Support
import Testing

@Suite struct CommandLineTests {
  private let clean = Data("All is well that ends well.\n".utf8)
  private let damaged = Data("The goverment fell.\n".utf8)

  @Test func theStatusSaysWhatWasFound() throws {
    #expect(try Command.run(["-"], input: clean).status == 0)
    #expect(try Command.run(["lint", "-"], input: damaged).status == 1)
    #expect(try Command.run(["--frobnicate"]).status == 2)
    #expect(try Command.run(["/nowhere/at/all.txt"]).status == 2)
    #expect(try Command.run([]).status == 2)
    #expect(try Command.run(["--help"]).status == 0)
  }

  @Test func standardInputHasAName() throws {
    let plain = try Command.run(["--format", "compact", "-"], input: damaged)
    #expect(plain.output.hasPrefix("<stdin>:1:5: warning:"))
    let named = try Command.run(
      ["--format", "compact", "--stdin-filename", "a.txt", "-"], input: damaged)
    #expect(named.output.hasPrefix("a.txt:1:5: warning:"))
  }

  @Test func severityIsWhatIsShown() throws {
    let text = Data("The goverment of Hvidbjornia fell.\n".utf8)
    #expect(try !Command.run(["-"], input: text).output.contains("Hvidbjornia”"))
    #expect(
      try Command.run(["--severity", "note", "-"], input: text).output.contains("Hvidbjornia”"))
    let errors = try Command.run(["--severity", "error", "-"], input: text)
    #expect(!errors.output.contains("goverment") && errors.status == 1, "hidden, but it counts")
  }

  @Test func rulesAreSelectedAndIgnored() throws {
    let text = Data("The goverment fell , then then rose.\n".utf8)
    func rules(_ arguments: [String]) throws -> [String] {
      try Command.run(arguments + ["--format", "compact", "-"], input: text).output
        .split(separator: "\n").compactMap {
          $0.split(separator: "[").last.map { String($0.dropLast()) }
        }
    }
    #expect(try rules([]) == ["misspelling", "space-before-punctuation", "repeated-word"])
    #expect(try rules(["--select", "spelling"]) == ["misspelling"])
    #expect(try rules(["--ignore", "misspelling,duplication"]) == ["space-before-punctuation"])
    let unknown = try Command.run(["--ignore", "mispelling", "-"], input: text)
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean “misspelling”?"))
  }

  @Test func aMissingDictionaryIsNamedWithTheInstalledOnes() throws {
    let result = try Command.run(["--language", "xx_YY", "-"], input: clean)
    #expect(result.status == 2)
    #expect(result.errors.contains("xx_YY.dic"))
    #expect(result.errors.contains("en_US"))
    #expect(result.errors.contains("apt-cache search"))
  }

  @Test func aBrokenDictionaryIsReported() throws {
    let scratch = try Scratch()
    try scratch.write("SET klingon-8\n".utf8, to: "xx_YY.aff")
    try scratch.write("1\nword\n".utf8, to: "xx_YY.dic")
    let result = try Command.run(
      ["--language", "xx_YY", "-"], input: clean, environment: ["DICPATH": scratch.folder.path])
    #expect(result.status == 2 && result.errors.contains("klingon-8"))
  }

  @Test func oneUnreadableFileDoesNotStopTheOthers() throws {
    let scratch = try Scratch()
    let good = try scratch.write(damaged, to: "good.txt")
    let binary = try scratch.write([1, 0, 2], to: "binary.txt")
    let result = try Command.run(["/nowhere.txt", binary, good])
    #expect(result.status == 2)
    #expect(
      result.errors.contains("/nowhere.txt: error: cannot be read: no such file or directory"))
    #expect(result.errors.contains("binary.txt: error: not text: a NUL byte at byte 1"))
    #expect(result.output.contains("good.txt:1:5: warning:"))
    #expect(result.output.contains("1 warning in 1 text; 2 could not be linted"))
  }

  @Test func encodingsAreHonoured() throws {
    let scratch = try Scratch()
    let latin = try scratch.write(
      Array("The caf".utf8) + [0xE9] + Array(" of the goverment.".utf8), to: "l.txt")
    let asUTF8 = try Command.run(["--format", "compact", latin])
    #expect(asUTF8.output.contains("l.txt:1:8: error: not UTF-8: 0xE9 at byte 7 [invalid-utf8]"))
    let named = try Command.run(["--encoding", "windows-1252", "--format", "compact", latin])
    #expect(
      named.output
        == "\(latin):1:17: warning: “goverment” is in no dictionary; “government” is near [misspelling]\n"
    )
    #expect(try Command.run(["--encoding", "klingon-8", latin]).status == 2)
  }

  @Test func jsonLinesGoInAndOut() throws {
    let input = """
      {"id":"a","text":"The goverment fell."}
      nonsense

      {"id":5,"text":"All is well.\\nThey recieve it."}
      {"text":"The the end of it."}
      """
    let result = try Command.run(
      ["--input-format", "jsonl", "--format", "jsonl", "-"], input: Data(input.utf8))
    #expect(result.status == 2)
    #expect(result.errors.contains("<stdin>:2: error: not JSON"))
    let objects = try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 3)
    #expect(objects[0]["id"] as? String == "a" && objects[0]["recordLine"] as? Int == 1)
    #expect(objects[1]["id"] as? Int == 5 && objects[1]["recordLine"] as? Int == 4)
    #expect(objects[1]["line"] as? Int == 2 && objects[1]["startOffset"] as? Int == 18)
    #expect(
      objects[2]["id"] as? Int == 5 && objects[2]["recordLine"] as? Int == 5,
      "its number in the input")
  }

  @Test func manyRecordsKeepTheirOrder() throws {
    let lines = (1...5000).map {
      "{\"id\":\($0),\"text\":\"Number \($0) of the goverment. \(String(repeating: "It is so. ", count: 20))\"}"
    }
    let result = try Command.run(
      ["--input-format", "jsonl", "--format", "jsonl", "-"],
      input: Data(lines.joined(separator: "\n").utf8))
    let ids = result.output.split(separator: "\n").compactMap { line in
      line.firstRange(of: "\"id\":").flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
    }
    #expect(ids == Array(1...5000))
  }

  @Test func aClosedPipeIsNoCrash() throws {
    let scratch = try Scratch()
    let text = String(repeating: "The goverment fell , then then rose.\n", count: 20_000)
    let path = try scratch.write(text.utf8, to: "big.txt")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "'\(Command.binary.path)' --format compact '\(path)' | head -1; echo ${PIPESTATUS[0]}",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2 && lines.last == "1")
  }

  @Test func colourIsForTerminals() throws {
    #expect(try !Command.run(["-"], input: damaged).output.contains("\u{1B}"))
    #expect(
      try Command.run(["--color", "always", "-"], input: damaged).output.contains("\u{1B}[1;35m"))
  }

  @Test func rulesAndExplanations() throws {
    let rules = try Command.run(["rules"])
    #expect(rules.status == 0 && rules.output.contains("broken-sentence"))
    let explained = try Command.run(["explain", "broken-sentence"])
    #expect(explained.output.contains("Flagged:") && explained.output.contains("Allowed:"))
    let unknown = try Command.run(["explain", "broken-sentense"])
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean “broken-sentence”?"))
  }

  @Test func theRuleReferenceIsFresh() throws {
    let written = try String(
      contentsOf: Fixtures.package.appendingPathComponent("Rules/README.md"), encoding: .utf8)
    #expect(
      try Command.run(["rules", "--markdown"]).output == written,
      "run `swift run galley rules --markdown > Rules/README.md`")
  }

  @Test func packsAreCheckedAndUsed() throws {
    let scratch = try Scratch()
    let pack = """
      category: spin
      rules:
        - id: house-style
          summary: a word that the house does not use
          message: "“{match}” is not house style"
          why: The style book of this house, which is longer than one line, has another word for it.
          patterns: ["~utilise"]
          fix: {replace: use}
          examples:
            flagged: [{text: "They ⟦utilise⟧ it.", fixed: "They use it."}]
            allowed: ["They use it.", "Utility is another word."]
      """
    let path = try scratch.write(pack.utf8, to: "house.yml")
    let checked = try Command.run(["check-rules", path])
    #expect(checked.status == 0 && checked.output == "1 rules, 3 examples, 0 failures in 1 files\n")
    let text = Data("They UTILISE it.\n".utf8)
    let used = try Command.run(["--rules", path, "--format", "compact", "-"], input: text)
    #expect(used.output == "<stdin>:1:6: warning: “UTILISE” is not house style [house-style]\n")
    let broken = try scratch.write(
      pack.replacing("They use it.\"}", with: "They used it.\"}").utf8, to: "b/house.yml")
    let failed = try Command.run(["check-rules", broken])
    #expect(failed.status == 1)
    #expect(failed.output.contains("house.yml:10:"), "\(failed.output)")
    let clash = try scratch.write(
      pack.replacing("house-style", with: "misspelling").utf8, to: "c.yml")
    let refused = try Command.run(["--rules", clash, "-"], input: text)
    #expect(refused.status == 2 && refused.errors.contains("“misspelling” is a built-in rule"))
    let invalid = try scratch.write("rules: [".utf8, to: "d.yml")
    #expect(try Command.run(["--rules", invalid, "-"], input: text).status == 2)
  }

  @Test func markdownIsReadByItsEnding() throws {
    let scratch = try Scratch()
    let text = """
      ---
      title: The goverment
      ---
      # The `goverment` and [it](goverment.html)

      - The **goverment** fell.

      <!-- galley:ignore misspelling -->
      Another goverment rose &mdash; and fell.

      They recieve [sic] it.
      """
    let path = try scratch.write(text.utf8, to: "a.md")
    let result = try Command.run(["--format", "compact", path])
    #expect(
      result.output
        == "\(path):6:9: warning: “goverment” is in no dictionary; “government” is near [misspelling]\n"
    )
  }

  @Test func derivedFilesAreFresh() throws {
    let process = Process()
    process.executableURL = Command.binary.deletingLastPathComponent().appendingPathComponent(
      "galley-dev")
    process.arguments = ["generate", "--check"]
    process.currentDirectoryURL = Fixtures.package
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "run `swift run galley-dev generate`")
  }

  @Test func aLanguageOfWhichNothingIsKnownIsLinted() throws {
    let scratch = try Scratch()
    // A dictionary is all that it needs.
    try scratch.write("SET UTF-8\n".utf8, to: "pl_PL.aff")
    try scratch.write("2\nbudowę\nplan\n".utf8, to: "pl_PL.dic")
    let passage =
      "Mieszkańcy miasta czekają na most od wielu lat, ale rząd nie miał pieniędzy na jego budowę. Teraz "
      + "pieniądze są, a prace rozpoczną się w maju i potrwają dwa lata."
    try scratch.write(
      """
      \(passage)

      \(passage)

      Most stoi na rzece i i na skarpie, powoli powoli.

      Mieszkańcy czekają od wielu lat, ale rząd nie miał pieniędzy na jego budowę, a teraz pieniądze są, \
      prace rozpoczną się w maju i potrwają dwa
      """.utf8, to: "a.txt")
    let result = try Command.run(
      ["--language", "pl", "--format", "compact", "a.txt"], environment: ["DICPATH": "."],
      in: scratch.folder)
    #expect(result.output.contains("[repeated-passage]"))
    #expect(result.output.contains("“i” is repeated"))
    #expect(result.output.contains("[missing-end]"))
    // It may be said twice by right.
    #expect(!result.output.contains("“powoli” is repeated"))
  }
}
