import Foundation
import Galley
import Support
import Testing

@Suite struct LibraryTests {
  /// The example of the README, which must be this one.
  @Test func theExampleOfTheREADME() throws {
    // example
    let linter = try Linter()
    let text = "The goverment fell , it is said."
    for finding in linter.lint(text) {
      print("\(finding.line):\(finding.column): \(finding.message) [\(finding.rule)]")
      print("  ", text[finding.range], "→", finding.fixes.first?.title ?? "no fix")
    }
    print(linter.fix(text, applying: .likely))
    // end of the example
    #expect(linter.fix(text, applying: .likely) == "The government fell, it is said.")
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = source.components(separatedBy: "    // example\n")[1]
      .components(separatedBy: "    // end of")[0]
      .split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n")
    let readme = try String(
      contentsOf: Fixtures.package.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains("```swift\nimport Galley\n\n\(lines)\n```"))
    #expect(lines.split(separator: "\n").count + 1 <= 10)
  }

  private let linter: Linter

  init() throws { linter = try Linter() }

  @Test func rangesAreThoseOfTheString() throws {
    let text = "👩‍🚀 Café: the goverment fell.\r\nAnd it rose."
    let finding = try #require(linter.lint(text).first)
    #expect(text[finding.range] == "goverment")
    #expect(finding.rule == "misspelling" && finding.category == "spelling")
    #expect(finding.severity == .warning && finding.line == 1 && finding.column == 15)
    let fix = try #require(finding.fixes.first)
    #expect(fix.applicability == .likely)
    #expect(fix.applied(to: text) == text.replacing("goverment", with: "government"))
  }

  @Test func fixesAreAppliedAsFarAsTheyAreTrusted() {
    let text = "The goverment fell , it is said."
    #expect(linter.fix(text) == "The goverment fell, it is said.")
    let fixed = linter.fix(text, applying: .likely)
    #expect(fixed == "The government fell, it is said.")
    #expect(linter.fix(fixed, applying: .likely) == fixed && linter.lint(fixed).isEmpty)
  }

  @Test func notesAreShownWhenAskedFor() {
    let text = "The mayor of Hvidbjornia spoke."
    #expect(linter.lint(text).isEmpty)
    #expect(linter.lint(text, from: .note).map(\.rule) == ["unknown-name"])
  }

  @Test func markdownIsReadAsSuch() throws {
    let text = "# The `goverment`\n\nIt fell.\n"
    #expect(try Linter(format: .markdown).lint(text).isEmpty)
    #expect(linter.lint("").isEmpty && linter.fix("").isEmpty)
  }

  @Test func wordsHaveCorrections() throws {
    #expect(linter.knows("government") && !linter.knows("goverment"))
    #expect(linter.corrections(of: "goverment").first == "government")
    #expect(linter.corrections(of: "Goverment", limit: 1) == ["Government"])
    #expect(linter.corrections(of: "hte", in: "We saw hte ferry.").first == "the")
    #expect(
      linter.corrections(of: "").isEmpty && linter.corrections(of: "xqzzvwk", limit: 0).isEmpty)
    let suggested = try Command.run(["suggest", "--no-config", "--limit", "3", "goverment"]).output
    let found = linter.corrections(of: "goverment", limit: 3).joined(separator: ", ")
    #expect(suggested == "goverment: \(found)\n")
  }

  @Test func theCommandLineFindsTheSame() throws {
    let path = Fixtures.package.appendingPathComponent("Tests/Fixtures/harbour-ferry.txt").path
    let command = try Command.run(["--no-config", "--format", "compact", path])
    let found = linter.lint(try String(contentsOfFile: path, encoding: .utf8)).map {
      "\(path):\($0.line):\($0.column): \($0.severity): \($0.message) [\($0.rule)]"
    }
    #expect(found == command.output.split(separator: "\n").map(String.init))
    #expect(found.count > 10)
  }

  @Test func theCommandLineFixesTheSame() throws {
    let path = Fixtures.package.appendingPathComponent("Tests/Fixtures/harbour-ferry.txt").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let command = try Command.run(["fix", "--no-config", "--likely", "--stdout", path])
    #expect(command.output == linter.fix(text, applying: .likely) && command.output != text)
  }

  @Test func aLanguageWithoutDictionaryIsAnError() {
    let error = #expect(throws: LinterError.self) { try Linter(language: "xx_YY") }
    #expect(error?.message.contains("apt-cache search") == true)
  }

  @Test func severalTasksMayShareALinter() async {
    let texts = (0..<20).map { "Number \($0) of the goverment fell." }
    let found = await withTaskGroup(of: Int.self) { group in
      for text in texts { group.addTask { self.linter.lint(text).count } }
      return await group.reduce(0, +)
    }
    #expect(found == 20)
  }

  @Test(arguments: [
    "The goverment goverment fell.", "Goverment goverment fell.", "The occured occured region.",
    "The recieve recieve policy failed.",
  ])
  func aMisspellingTwiceInARowEndsAsOneRightWord(_ text: String) {
    let fixed = linter.fix(text, applying: .likely)
    let word = text.split(separator: " ")[1]
    #expect(
      !fixed.contains(word)
        && fixed.split(separator: " ").count == text.split(separator: " ").count - 1)
  }
}
