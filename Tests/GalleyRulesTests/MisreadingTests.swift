import Support
import Testing

/// Print recognition: how badly a text was read, and what is flagged in it.
@Suite struct MisreadingTests {
  @Test func textThatWasMisreadThroughoutIsFlaggedThroughout() throws {
    let linter = try TestLinter(rule: "misread-word")
    let text =
      "The prioe of bread was iixed by the couneil on Monday, and it oalled all the bakers to tbe hall."
    #expect(linter.lint(text).flagged() == ["prioe", "iixed", "couneil", "oalled", "tbe"])
    // A sentence in another language is not misread English.
    let mixed = "According to him, sab log yahan aaye hain aur khana kha rahe hain in the house."
    #expect(linter.lint(mixed).flagged().isEmpty)
  }

  @Test func wordsRunTogetherAreNamedAsTheyAreReadApart() throws {
    let linter = try TestLinter(rule: "misread-word")
    let text =
      "The prioe of bread was iixed by the couneil inthe spring, and it oalled all the bakers to tbe hall."
    let joined = linter.lint(text).diagnostics.filter { $0.message.contains("inthe") }
    #expect(joined.map(\.message) == ["“inthe” was misread; it looks like “in the”"])
    #expect(joined.allSatisfy { $0.fixes.first?.edits.first?.replacement == " " })
  }

  /// Clean texts with many words that dictionaries lack.
  @Test(arguments: [
    // Names.
    "Present were Szymczak, Obrecht, Fjeldstad, Mbappe, Oyelaran, Tshabalala, Vukotic and Hrdlicka of Brno.",
    // Other languages.
    "“Il ne faut pas vendre la peau de l’ours avant de l’avoir tué”, as the French say.",
    "De burgemeester wilde gisteren niet zeggen wie de nieuwe brug gaat betalen.",
    "Kal raat hum sab ghar par hi rahe aur khana bhi wahin khaya, she wrote on Sunday.",
    // Dialect.
    "“Th’ owd lass is deein’,” he said, “an’ they’re ha’in’ some trouble wi’ her nobbut last neet.”",
    // Terms of a trade.
    "The mafic and ultramafic suites were intruded by granodiorite dykes of the peraluminous kind.",
    "It comes without systemd, and WebRTC, GitHub and TikTok are blocked on CentOS by the sysadmin.",
    // Forum chat.
    "lol idk bro thats so sus, ngl u r gonna luv it tbh",
    "i dont no why but i definately recomend it, thier staff at the glasgow shop are freindly",
  ])
  func cleanTextIsNotMisread(_ text: String) throws {
    let linter = try TestLinter(rule: "misread-word")
    #expect(linter.lint(text).flagged().isEmpty)
  }

  @Test func aSingleRareWordDoesNotMakeATextMisread() throws {
    let linter = try TestLinter(rule: "misread-word")
    #expect(linter.lint("The chef served a crudo of tuna to Mr Oyelaran.").flagged().isEmpty)
    #expect(linter.lint("They visited Penge, and the goverment paid for it.").flagged().isEmpty)
  }

  @Test(arguments: [
    ("The tirne of tbe meeting.", "The time of the meeting."),
    ("He clid what the cornmittee said.", "He did what the committee said."),
    ("The vvitness was heard.", "The witness was heard."),
    (
      "He took poffeffion of the houfe of hif father.",
      "He took possession of the house of his father."
    ),
    ("They walked unti1 the l8th.", "They walked until the 18th."),
  ])
  func shapesAreReadBack(_ text: String, _ expected: String) throws {
    #expect(try TestLinter().lint(text).fixed == expected)
  }

  @Test func aDividedWordIsPutTogetherAcrossALineEnd() throws {
    let linter = try TestLinter(rule: "line-end-hyphen")
    let text = """
      The plan was put before the council in the spring of that year, and the govern-
      ment fell over it in the autumn, as the papers had said it would from the start.
      """
    #expect(linter.lint(text).flagged() == ["govern-\nment"])
    #expect(linter.lint(text).fixed.contains("the government fell"))
    #expect(linter.lint("It was a non- permanent seat.").fixed == "It was a non-permanent seat.")
  }

  @Test func aNameOfSomebodyElseIsNoVariant() throws {
    let linter = try TestLinter(rule: "name-variant")
    let frequent =
      "Sergei Shoigu spoke. Nobody else than Sergei Shoigu came, but Sergei Shoigu did."
    #expect(linter.lint("\(frequent) Later Andrei Shoygu left.").flagged().isEmpty)
    #expect(linter.lint("\(frequent) Later Sergei Shoygu left.").flagged() == ["Shoygu"])
  }
}
