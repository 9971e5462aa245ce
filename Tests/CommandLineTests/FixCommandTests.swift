import Foundation
import Support
import Testing

@Suite struct FixCommandTests {
  private let scratch: Scratch
  private let damaged = "The goverment fell , they said.\n"

  init() throws { scratch = try Scratch() }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: scratch.url(name), encoding: .utf8)
  }

  private func fix(_ arguments: [String], input: String = "") throws -> Command {
    try Command.run(["fix"] + arguments, input: Data(input.utf8), in: scratch.folder)
  }

  @Test func filesAreFixedAndASecondRunIsIdle() throws {
    try scratch.write(damaged.utf8, to: "a.txt")
    let safe = try fix(["a.txt"])
    #expect(safe.status == 0)
    #expect(try read("a.txt") == "The goverment fell, they said.\n")
    #expect(
      safe.output == "a.txt: space-before-punctuation\n1 fix in 1 of 1 text; 1 finding is left\n")
    #expect(try fix(["--likely", "a.txt"]).status == 0)
    #expect(try read("a.txt") == "The government fell, they said.\n")
    let again = try fix(["--likely", "a.txt"])
    #expect(again.output == "0 fixes in 0 of 1 text; nothing is left\n")
  }

  @Test func theDiffChangesNothingAndIsWhatIsDone() throws {
    try scratch.write(damaged.utf8, to: "a.txt")
    let diff = try fix(["--likely", "--diff", "a.txt"])
    #expect(diff.status == 1)
    #expect(
      diff.output
        == "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-The goverment fell , they said.\n+The government fell, they said.\n"
    )
    #expect(try read("a.txt") == damaged)
    try scratch.write("All is well.\n".utf8, to: "a.txt")
    let none = try fix(["--diff", "a.txt"])
    #expect(none.status == 0 && none.output.isEmpty)
  }

  @Test func editorsGetTheTextFromStandardOutput() throws {
    let fixed = try fix(["--likely", "-"], input: damaged)
    #expect(fixed.status == 0 && fixed.output == "The government fell, they said.\n")
    let named = try fix(["--stdin-filename", "a.md", "-"], input: "`it , is` it , is\n")
    #expect(named.output == "`it , is` it, is\n")
    try scratch.write(damaged.utf8, to: "a.txt")
    #expect(try fix(["--stdout", "--likely", "a.txt"]).output == fixed.output)
    #expect(try read("a.txt") == damaged)
  }

  @Test func whatCannotBeFixedComesBackUnchanged() throws {
    let bytes = Data("The goverment ".utf8) + [0xFF] + Data(" fell , now.\n".utf8)
    try scratch.write(bytes, to: "a.txt")
    let file = try fix(["--likely", "a.txt"])
    #expect(
      file.status == 2
        && file.errors.contains("a.txt:1: error: not fixed: it has bytes that are not"))
    #expect(try Data(contentsOf: scratch.url("a.txt")) == bytes)
    let piped = try Command.run(["fix", "--likely", "-"], input: Data([1, 0, 2]))
    #expect(piped.status == 2 && piped.output == "\u{1}\0\u{2}")
    // A byte that is no UTF-8 does not forbid an encoding fix that is asked for.
    try scratch.write(
      Data("They don".utf8) + Data("â€™t ".utf8) + [0xFF] + Data(" know , now.\n".utf8), to: "b.txt"
    )
    #expect(try fix(["--likely", "--select", "mojibake", "b.txt"]).status == 0)
    #expect(
      try Data(contentsOf: scratch.url("b.txt"))
        == Data("They don’t ".utf8) + [0xFF] + Data(" know , now.\n".utf8))
  }

  @Test func otherEncodingsAreWrittenBack() throws {
    let text = "The café of the goverment.\r\n"
    let utf16 = try #require(("\u{FEFF}" + text).data(using: .utf16LittleEndian))
    try scratch.write(utf16, to: "a.txt")
    #expect(try fix(["--likely", "a.txt"]).status == 0)
    #expect(
      try String(data: Data(contentsOf: scratch.url("a.txt")), encoding: .utf16LittleEndian)
        == "\u{FEFF}The café of the government.\r\n")
    let latin = try #require(text.data(using: .isoLatin1))
    try scratch.write(latin, to: "b.txt")
    #expect(try fix(["--likely", "--encoding", "iso-8859-1", "b.txt"]).status == 0)
    #expect(
      try Data(contentsOf: scratch.url("b.txt"))
        == "The café of the government.\r\n".data(using: .isoLatin1))
  }

  @Test func aCharacterThatTheEncodingHasNotIsRefused() throws {
    let bytes = Data("They don&rsquo;t know it.\n".utf8)
    try scratch.write(bytes, to: "a.txt")
    let result = try fix([
      "--likely", "--select", "html-entity", "--encoding", "iso-8859-1", "a.txt",
    ])
    #expect(result.status == 2 && result.errors.contains("iso-8859-1 has no “’”"))
    #expect(try Data(contentsOf: scratch.url("a.txt")) == bytes)
  }

  @Test func answersComeFromAPipe() throws {
    let text = "The goverment fell.\n\nThey recieve it , now.\n\nA goverment rose , they beleive.\n"
    try scratch.write(text.utf8, to: "a.txt")
    let result = try fix(["--interactive", "--no-config", "a.txt"], input: "?\nn\n2\ny\nv\nq\n")
    #expect(result.status == 0)
    #expect(
      try read("a.txt")
        == "The goverment fell.\n\nThey received it, now.\n\nA goverment rose , they beleive.\n")
    #expect(result.output.contains("They recieve it , now."), "the context is shown")
    try scratch.write(text.utf8, to: "a.txt")
    _ = try fix(["--interactive", "--no-config", "a.txt"], input: "a\nn\n")
    #expect(
      try read("a.txt")
        == "The government fell.\n\nThey receive it , now.\n\nA government rose , they beleive.\n",
      "all of this rule; the end of the answers is the end of the questions")
    try scratch.write(text.utf8, to: "a.txt")
    _ = try fix(["--interactive", "--no-config", "a.txt"], input: "v\ny\nn\ny\ny\n")
    #expect(
      try read("a.txt")
        == "The goverment fell.\n\nThey receive it , now.\n\nA goverment rose, they believe.\n",
      "never this word")
  }

  @Test func whatIsFoundByAFixIsAskedNext() throws {
    try scratch.write("They recieve recieve it now.\n".utf8, to: "a.txt")
    _ = try fix(["--interactive", "a.txt"], input: "y\ny\ny\n")
    #expect(try read("a.txt") == "They receive it now.\n")
  }

  @Test func wordsThatAreRightGoToTheWordList() throws {
    let text = "The goverment met Mr Hvidbjornia.\n\nA goverment , the Goverment.\n"
    try scratch.write(text.utf8, to: "d/a.txt")
    let result = try fix(
      ["--interactive", "--severity", "note", "d/a.txt"], input: "v\nv\ny\n")
    #expect(result.status == 0)
    #expect(try read("d/a.txt") == text.replacing("goverment ,", with: "goverment,"))
    #expect(try read(".galley/words.txt") == "goverment\nHvidbjornia\n")
    #expect(result.output.contains("“goverment” is on .galley/words.txt now"))
    // It is the list of the file's project, and nothing else is written to it.
    try scratch.write("They recieve it , now now.\n".utf8, to: "p/e/a.txt")
    try scratch.write("zebu\n".utf8, to: "p/.galley/words.txt")
    _ = try fix(["--interactive", "p/e/a.txt"], input: "v\nv\nv\n")
    #expect(try read("p/.galley/words.txt") == "recieve\nzebu\n")
    try scratch.write("They recieve it.\n".utf8, to: "q/a.txt")
    try FileManager.default.removeItem(at: scratch.url(".galley"))
    _ = try fix(["--interactive", "--no-config", "q/a.txt"], input: "v\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.url(".galley").path))
  }

  @Test func aPersonMayTypeTheirOwnAndLeaveARule() throws {
    try scratch.write("The goverment fell , and the council , too.\n".utf8, to: "a.txt")
    _ = try fix(["--interactive", "a.txt"], input: "e\nGovernment\ns\n")
    #expect(try read("a.txt") == "The Government fell , and the council , too.\n")
  }

  @Test func aConfigurationSaysHowFarFixesAreTrusted() throws {
    func trust(_ rules: String) throws {
      try scratch.write("rules: {\(rules)}\n".utf8, to: ".galley.yml")
      try scratch.write(damaged.utf8, to: "a.txt")
    }
    try trust("misspelling: {fix: safe}, spacing: {fix: choice}")
    #expect(try fix(["a.txt"]).status == 0)
    #expect(try read("a.txt") == "The government fell , they said.\n")
    try trust("misspelling: {fix: always}")
    let mistake = try fix(["a.txt"])
    #expect(
      mistake.status == 2
        && mistake.errors.contains(".galley.yml:1:28: error: expected one of choice, likely, safe"))
  }

  @Test func usageIsChecked() throws {
    for arguments in [
      [], ["--diff", "--stdout", "a.txt"], ["-", "a.txt"], ["--interactive", "-"],
      ["--stdout", "a.txt", "b.txt"], ["--select", "mispelling", "a.txt"], ["none.txt"],
    ] {
      #expect(try fix(arguments).status == 2, "\(arguments)")
    }
  }

  @Test func oneFileThatCannotBeFixedDoesNotStopTheOthers() throws {
    try scratch.write(damaged.utf8, to: "d/a.txt")
    try scratch.write([0xFF, 0x20, 0x41], to: "d/b.txt")
    try scratch.write(damaged.utf8, to: "d/c.txt")
    let result = try fix(["--likely", "d"])
    #expect(result.status == 2)
    #expect(try read("d/a.txt") == read("d/c.txt"))
    #expect(try read("d/a.txt") == "The government fell, they said.\n")
  }

  @Test func unusedIgnoresAreTakenAway() throws {
    let text = "One.\n\n<!-- galley:ignore misspelling -->\nThe government fell.\n"
    try scratch.write(text.utf8, to: "a.md")
    #expect(try fix(["a.md"]).status == 0)
    #expect(try read("a.md") == "One.\n\nThe government fell.\n")
  }
}
