import GalleyRules
import Support
import Testing

@Suite struct DirectiveTests {
  private func found(_ text: String, path: String = "a.txt") throws -> [String] {
    let result = try TestLinter().lint(text, path: path)
    return result.diagnostics.filter { $0.severity >= .warning }
      .map { "\($0.rule): \(result.source.string($0.range))" }
  }

  @Test func whatSilencesSomethingIsUsed() throws {
    #expect(try found("galley:ignore misspelling\nThe goverment fell.\n").isEmpty)
    #expect(try found("galley:ignore spelling\nThe goverment fell.\n").isEmpty)
    #expect(try found("galley:ignore\nThe goverment fell.\n").isEmpty)
    #expect(try found("galley:off\n\nThe goverment fell.\n\ngalley:on\n").isEmpty)
  }

  @Test func whatSilencesNothingIsReported() throws {
    #expect(
      try found("galley:ignore misspelling\nThe government fell.\n")
        == ["unused-ignore: galley:ignore misspelling"])
    #expect(try found("galley:ignore\nThe government fell.\n") == ["unused-ignore: galley:ignore"])
    #expect(
      try found("galley:ignore misspelling, quotes\nThe goverment fell.\n")
        == ["unused-ignore: quotes"])
    #expect(
      try found("galley:off\n\nAll is well.\n\ngalley:on\n\nThe goverment fell.\n")
        == ["unused-ignore: galley:off", "misspelling: goverment"])
    #expect(try found("All is well.\n\ngalley:on\n") == ["unused-ignore: galley:on"])
    #expect(
      try found("All is well.\n\n<!-- galley:ignore misspelling -->\n", path: "a.md")
        == ["unused-ignore: <!-- galley:ignore misspelling -->"])
  }

  @Test func whereRulesDidNotRunItIsANote() throws {
    let linter = try TestLinter(rule: "unused-ignore")
    let result = linter.lint("galley:ignore misspelling\nThe goverment fell.\n")
    #expect(result.diagnostics.map(\.severity) == [.note])
    #expect(result.diagnostics.first?.message.hasSuffix("misspelling did not run") == true)
  }

  @Test func anUnknownNameIsAnErrorWithTheNearest() throws {
    let result = try TestLinter().lint("galley:ignore mispelling\nThe goverment fell.\n")
    let unknown = try #require(result.diagnostics.first { $0.rule == "unknown-ignore" })
    #expect(unknown.severity == .error)
    #expect(unknown.message.contains("did you mean “misspelling”?"))
    #expect(result.source.string(unknown.range) == "mispelling")
    #expect(!result.diagnostics.contains { $0.rule == "unused-ignore" }, "one finding is enough")
  }

  @Test func anUnknownWordIsAnErrorWithTheNearest() throws {
    for (path, text) in [
      ("a.txt", "galley:ingore misspelling\nThe goverment fell.\n"),
      ("a.md", "<!-- galley:ingore misspelling -->\n\nThe goverment fell.\n"),
    ] {
      let result = try TestLinter().lint(text, path: path)
      let unknown = try #require(result.diagnostics.first { $0.rule == "unknown-ignore" })
      #expect(unknown.severity == .error)
      #expect(unknown.message == "“galley:ingore” orders nothing; did you mean “ignore”?")
      #expect(result.source.string(unknown.range) == "ingore")
      #expect(result.diagnostics.contains { $0.rule == "misspelling" }, "it silences nothing")
    }
    let far = try TestLinter().lint("galley:proofread\nThe government fell.\n")
    #expect(far.diagnostics.first?.message.contains("galley:ignore, galley:off") == true)
    #expect(try found("galley: a kitchen at sea.\n\nIt was small.\n").isEmpty)
  }

  @Test func aReasonIsNoName() throws {
    #expect(
      try found("galley:ignore misspelling -- as spelled then\nThe goverment fell.\n").isEmpty)
  }

  @Test func theReportItselfCanBeSilenced() throws {
    #expect(
      try found("galley:off unused-ignore\n\ngalley:ignore misspelling\nThe government fell.\n")
        .isEmpty)
  }

  @Test func anIgnoreBehindItsParagraphIsAboutThat() throws {
    let mark = "<!-- galley:ignore misspelling -->"
    let next = "\n\nThe goverment is new.\n"
    #expect(
      try found("The goverment fell. \(mark)" + next, path: "a.md") == ["misspelling: goverment"])
    #expect(
      try found("The \(mark) goverment fell." + next, path: "a.md") == ["misspelling: goverment"])
    #expect(
      try found("- one\n- \(mark) the goverment\n- the goverment fell\n", path: "a.md")
        == ["unused-ignore: \(mark)", "misspelling: goverment"],
      "a line that begins with a comment is HTML, and the next item is another")
  }

  @Test func anIgnoreBeforeATableIsAboutAllOfIt() throws {
    let table = "| goverment | acommodation |\n|---|---|\n| goverment | acommodation |\n"
    #expect(
      try found("<!-- galley:ignore misspelling -->\n\(table)\nThe goverment fell.\n", path: "a.md")
        == ["misspelling: goverment"])
  }

  @Test func onEndsTheNamesThatItNames() throws {
    let text = "The goverment fell , it is.\n\n"
    #expect(
      try found("galley:off misspelling, spacing\n\(text)galley:on misspelling\n\(text)")
        == ["misspelling: goverment"])
    for off in ["", " spelling", " spacing, spelling"] {
      #expect(
        try found("galley:off\(off)\n\(text)galley:on misspelling\n\(text)galley:on\n")
          .filter { $0.hasPrefix("missp") } == ["misspelling: goverment"], "off\(off)")
    }
    #expect(
      try found("galley:off misspelling\n\(text)galley:on spelling\n\(text)")
        .filter { $0.hasPrefix("missp") } == ["misspelling: goverment"])
    #expect(
      try found("galley:off\n\(text)galley:on misspelling\n\(text)") == ["misspelling: goverment"],
      "all else stays off")
    #expect(
      try found("galley:off spacing\n\(text)galley:on quotes\n\(text)").last
        == "misspelling: goverment")
    #expect(
      try found("galley:off\n\(text)galley:on misspelling\n\ngalley:on misspelling\n\(text)")
        == ["unused-ignore: galley:on misspelling", "misspelling: goverment"], "it is on already")
  }

  @Test(arguments: [
    "<!-- galley:ignore misspelling -->", "# galley:ignore misspelling",
    "// galley:ignore misspelling -- as printed", "galley:ignore misspelling",
  ])
  func aDirectiveMayEndALineOfPlainText(_ mark: String) throws {
    let next = "\n\nThe goverment is new.\n"
    #expect(try found("The goverment fell. \(mark)" + next) == ["misspelling: goverment"])
    #expect(
      try found("The government fell. \(mark)" + next)
        == ["unused-ignore: \(mark)", "misspelling: goverment"])
    let fixed = try TestLinter().lint("The government fell. \(mark)\n").fixed
    #expect(fixed == "The government fell.\n", "no space is left behind")
    #expect(
      try found("One two. galley:ignore mispelling" + next).first
        == "unknown-ignore: mispelling")
  }

  @Test func aDirectiveInAHardWrappedParagraphIsAboutAllOfIt() throws {
    let lines = [
      "The goverment of the northern province fell after the vote of", "the assembly on",
      "the second Tuesday of the month, as the papers had predicted.",
    ]
    let text = "\(lines[0]) # galley:ignore misspelling\n\(lines[1...].joined(separator: " "))\n\n"
    #expect(try found(text + "The goverment is new.\n") == ["misspelling: goverment"])
    let result = try TestLinter().lint(text)
    #expect(result.diagnostics.filter { $0.severity >= .warning }.isEmpty)
  }

  @Test(arguments: [
    "They write galley:ignore misspelling.", "The word galley:ignore", "It has C# galley:on",
    "See galley:ignore, galley:off and galley:on for that.", "He said it. galley:wurst",
  ])
  func whatSpeaksOfDirectivesIsText(_ line: String) throws {
    #expect(
      try found("\(line)\n\nThe goverment fell.\n").filter { $0.hasSuffix("goverment") }
        == ["misspelling: goverment"])
    #expect(try found("\(line)\n\nAll is well.\n").filter { $0.contains("-ignore:") }.isEmpty)
  }

  @Test(arguments: [
    "# galley:ignore misspelling", "// galley:ignore misspelling", ".. galley:ignore misspelling",
    "% galley:ignore misspelling", "; galley:ignore misspelling", "Galley:ignore misspelling",
    "<!-- galley: ignore misspelling -->", "<!--Galley:ignore misspelling-->",
    "galley:ignore all", "galley:ignore misspelling; spacing",
    "galley:ignore misspelling — so written",
  ])
  func directivesAreUnderstoodAsTheyAreWrittenElsewhere(_ line: String) throws {
    #expect(
      try found("\(line)\nThe goverment fell , it is.\n").allSatisfy { !$0.hasPrefix("missp") })
  }

  @Test func theVerbOfAnotherLinterIsAnError() throws {
    let result = try TestLinter().lint("galley:ignore-next-line misspelling\nThe goverment fell.\n")
    #expect(
      result.diagnostics.first?.message
        == "“galley:ignore-next-line” orders nothing; did you mean “ignore”?")
  }
}
