import Foundation
import Support
import Testing

@Suite struct ConfigurationCommandTests {
  private let text = "The goverment of Hvidbjornia fell , then then rose.\n"

  private func compact(_ arguments: [String], in scratch: Scratch, input: String = "") throws
    -> (lines: [String], status: Int32, errors: String)
  {
    let result = try Command.run(
      ["--format", "compact"] + arguments, input: Data(input.utf8), in: scratch.folder)
    // Path, line, severity and rule.
    let lines = result.output.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 4).map(String.init)
      return
        "\(parts[0]) \(parts[3].dropFirst()) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
    return (lines, result.status, result.errors)
  }

  @Test func eachFileIsLintedWithTheSettingsThatApplyToIt() throws {
    let scratch = try Scratch()
    for name in ["a.txt", "sub/b.txt", "sub/c.log"] { try scratch.write(text.utf8, to: name) }
    try scratch.write(
      """
      rules:
        misspelling: error
        unknown-name: warning
        spacing: off
      formats: {log: text}
      overrides:
        - files: "*.log"
          rules: {all: off, repeated-word: on}
      """.utf8, to: ".galley.yml")
    try scratch.write("rules: {duplication: note}\nfail-on: error\n".utf8, to: "sub/.galley.yml")
    let found = try compact(["."], in: scratch)
    #expect(
      found.lines == [
        "./a.txt error misspelling", "./a.txt warning unknown-name",
        "./a.txt warning repeated-word", "./sub/b.txt error misspelling",
        "./sub/b.txt warning unknown-name",
      ])
    #expect(found.status == 1)
    #expect(try compact(["sub/c.log"], in: scratch).status == 0, "a note, where errors fail")
    #expect(
      try compact(["--no-config", "--ignore", "spacing", "a.txt"], in: scratch).lines.count == 2)
    let selected = try compact(["--select", "space-before-punctuation", "a.txt"], in: scratch)
    #expect(
      selected.lines == ["a.txt warning space-before-punctuation"],
      "an id that is named counts before the configuration")
    let named = try compact(["--stdin-filename", "sub/x.txt", "-"], in: scratch, input: text)
    #expect(named.lines == ["sub/x.txt error misspelling", "sub/x.txt warning unknown-name"])
  }

  @Test func failOnSaysWhatFails() throws {
    let scratch = try Scratch()
    try scratch.write("They came from Hvidbjornia.\n".utf8, to: "a.txt")
    try scratch.write(text.utf8, to: "b.txt")
    #expect(try compact(["a.txt"], in: scratch).status == 0)
    #expect(try compact(["--fail-on", "note", "a.txt"], in: scratch).status == 1)
    #expect(try compact(["--fail-on", "error", "b.txt"], in: scratch).status == 0)
    #expect(try compact(["--fail-on", "wurst", "b.txt"], in: scratch).status == 2)
  }

  @Test func mistakesStopTheRunBeforeItBegins() throws {
    let scratch = try Scratch()
    try scratch.write(text.utf8, to: "a.txt")
    try scratch.write(text.utf8, to: "sub/b.txt")
    try scratch.write("rules: {mispelling: off}\n".utf8, to: "sub/.galley.yml")
    try scratch.write("fail_on: error\n".utf8, to: ".galley.yml")
    let result = try Command.run(["."], in: scratch.folder)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(
      result.errors == """
        .galley.yml:1:1: error: unknown key “fail_on”; did you mean “fail-on”?
        sub/.galley.yml:1:9: error: no rule or category is called “mispelling”; did you mean “misspelling”?

        """)
    try scratch.write("fail-on: error\n".utf8, to: ".galley.yml")
    try scratch.write("language: xx_YY\n".utf8, to: "sub/.galley.yml")
    let third = try Command.run(["sub"], in: scratch.folder)
    #expect(third.status == 2 && third.errors.hasPrefix("sub/.galley.yml:1:1: error: no Hunspell"))
  }

  @Test func mistakesOfAllFilesAreReportedTogether() throws {
    let scratch = try Scratch()
    for name in ["a.txt", "broken/b.txt", "twice/c.txt"] { try scratch.write(text.utf8, to: name) }
    try scratch.write(
      "root: true\nlanguge: de\noverrides:\n  - files: [none/]\n    language: xx\n".utf8,
      to: ".galley.yml")
    try scratch.write("rules: {spelling: of\nwords: [a\n".utf8, to: "broken/.galley.yml")
    try scratch.write(
      "rules:\n  spelling: of\nrule-packs: [p.yml]\nrules:\n- off\nlangage: de\n".utf8,
      to: "twice/.galley.yml")
    try scratch.write("category: spn\nrules: [{id: a}]\n".utf8, to: "twice/p.yml")
    let result = try Command.run(["."], in: scratch.folder)
    #expect(result.status == 2 && result.output.isEmpty)
    let places = result.errors.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(3).joined(separator: ":")
    }
    #expect(
      places == [
        ".galley.yml:2:1", ".galley.yml:5:5", "broken/.galley.yml:2:6", "twice/.galley.yml:2:13",
        "twice/.galley.yml:4:1", "twice/.galley.yml:6:1", "twice/p.yml:1:11", "twice/p.yml:2:9",
        "twice/p.yml:2:9", "twice/p.yml:2:9", "twice/p.yml:2:9",
      ], "\(result.errors)")
    #expect(result.errors.contains("the key “rules” stands here twice"))
    let shown = try Command.run(["config", "--show", "a.txt"], in: scratch.folder)
    #expect(shown.status == 2 && shown.errors.contains(".galley.yml:5:5: error: no Hunspell"))
  }

  @Test(arguments: [
    ("rules: {spelling: off, spin: note, spelling: note}\n", [(1, 36, "spelling")]),
    ("rules:\n  misspelling: {fix: safe,\n    severity: note, 'fix': safe}\n", [(3, 21, "fix")]),
    ("rules: {é: off, spelling: off, \"spelling\" : note}\n", [(1, 32, "spelling"), (1, 9, "")]),
    (
      "words: [a]\nlanguage: en\nwords: [b]\r\nlanguage: de\n",
      [(3, 1, "words"), (4, 1, "language")]
    ),
    ("root: true\nroot: true\nroot: true\n", [(2, 1, "root"), (3, 1, "root")]),
    (
      "overrides:\n  - files: [a]\n    rules: {spin: off}\n    files: [b]\n  - {files: c, files: d}\n",
      [(4, 5, "files"), (5, 16, "files")]
    ),
  ])
  func aKeyThatStandsTwiceIsNamedWhereItStandsAgain(
    _ configuration: String, _ places: [(line: Int, column: Int, key: String)]
  ) throws {
    let scratch = try Scratch()
    try scratch.write(text.utf8, to: "a.txt")
    try scratch.write(configuration.utf8, to: ".galley.yml")
    let result = try Command.run(["a.txt"], in: scratch.folder)
    #expect(result.status == 2 && result.output.isEmpty)
    for place in places {
      let wanted =
        place.key.isEmpty
        ? "no rule or category is called" : "the key “\(place.key)” stands here twice"
      #expect(
        result.errors.contains(".galley.yml:\(place.line):\(place.column): error: \(wanted)"),
        "\(result.errors)")
    }
    #expect(result.errors.split(separator: "\n").count == places.count, "\(result.errors)")
  }

  @Test func repeatedKeysAreToldWhereTheRestIsNoYAML() throws {
    let scratch = try Scratch()
    try scratch.write(text.utf8, to: "a.txt")
    try scratch.write("rules: {spin: off, spin: note}\nwords: [a\n".utf8, to: ".galley.yml")
    let broken = try Command.run(["a.txt"], in: scratch.folder)
    #expect(broken.status == 2)
    #expect(
      broken.errors.contains(
        ".galley.yml:1:9: error: the key “spin” stands twice in the mapping that it is in")
        && broken.errors.contains("not YAML"), "\(broken.errors)")
    // What cannot be told apart letter for letter is told once.
    try scratch.write("? [a]\n: 1\n? [a]\n: 2\n".utf8, to: ".galley.yml")
    let odd = try Command.run(["a.txt"], in: scratch.folder)
    #expect(odd.status == 2 && odd.errors.contains("stands twice in the mapping"), "\(odd.errors)")
  }

  @Test func whatAnOverrideNamesIsCheckedThoughNoFileFallsUnderIt() throws {
    let scratch = try Scratch()
    try scratch.write(text.utf8, to: "a.txt")
    try scratch.write(
      """
      overrides:
        - files: ["none/"]
          rule-packs: [p.yml]
          words: [{file: w.txt}, two words]
      """.utf8, to: ".galley.yml")
    try scratch.write("category: spn\nrules: []\n".utf8, to: "p.yml")
    try scratch.write("right\nnot right\n".utf8, to: "w.txt")
    let result = try Command.run(["a.txt"], in: scratch.folder)
    #expect(result.status == 2 && result.output.isEmpty)
    let places = result.errors.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(3).joined(separator: ":")
    }
    #expect(places == [".galley.yml:4:28", "p.yml:1:11", "w.txt:2:1"], "\(result.errors)")
    // A pack of a folder above may define what one below asks for.
    try scratch.write("classes: {vessel: [ship, boat]}\n".utf8, to: "classes.yml")
    try scratch.write("rule-packs: [classes.yml]\n".utf8, to: ".galley.yml")
    try scratch.write(text.utf8, to: "sub/b.txt")
    try scratch.write(
      "overrides: [{files: none/, rule-packs: [own.yml]}]\n".utf8, to: "sub/.galley.yml")
    try scratch.write(
      """
      category: spin
      rules:
        - id: house-style
          summary: a vessel
          message: m
          why: w
          patterns: ["the <vessel>"]
          examples: {flagged: ["on ⟦the ship⟧"], allowed: [a, b]}
      """.utf8, to: "sub/own.yml")
    let sound = try Command.run(["."], in: scratch.folder)
    #expect(sound.status == 1 && !sound.errors.contains("error:"), "\(sound.errors)")
  }

  @Test func namesOfAPackThatCannotBeReadAreNotDenied() throws {
    let scratch = try Scratch()
    try scratch.write(text.utf8, to: "a.txt")
    try scratch.write(
      "rules: {house-style: off, qotes: off}\nrule-packs: [p.yml]\n".utf8, to: ".galley.yml")
    try scratch.write("rules: [\n".utf8, to: "p.yml")
    let result = try Command.run(["a.txt"], in: scratch.folder)
    #expect(
      result.errors == """
        .galley.yml:1:27: error: no rule or category is called “qotes”; did you mean “quotes”?
        p.yml:2:1: error: not YAML: did not find expected node content

        """)
  }

  @Test func packsAndOptionsOfTheConfigurationAreUsed() throws {
    let scratch = try Scratch()
    let pack = """
      category: spin
      rules:
        - id: house-style
          summary: a word that the house does not use
          message: "“{match}” is not house style"
          why: The style book has another word for it.
          patterns: ["~utilise"]
          fix: {replace: use}
          examples:
            flagged: [{text: "They ⟦utilise⟧ it.", fixed: "They use it."}]
            allowed: ["They use it.", "Utility is another word."]
      """
    try scratch.write(pack.utf8, to: "packs/house.yml")
    try scratch.write(
      "rule-packs: packs\nrules: {house-style: error, blank-lines: {allowed: 3, severity: warning}}\n"
        .utf8, to: ".galley.yml")
    try scratch.write(
      "They utilise it.\n\n\n\nAll is well.\n\n\n\n\nIt is.\n".utf8, to: "sub/a.txt")
    let found = try compact(["sub"], in: scratch)
    #expect(found.lines == ["sub/a.txt error house-style", "sub/a.txt warning blank-lines"])
    try scratch.write(pack.replacing("why:", with: "wy:").utf8, to: "packs/house.yml")
    let broken = try compact(["sub"], in: scratch)
    #expect(broken.status == 2)
    #expect(broken.errors == "packs/house.yml:6:5: error: unknown key “wy”; did you mean “why”?\n")
    try scratch.write(
      pack.replacing("house-style", with: "misspelling").utf8, to: "packs/house.yml")
    let clash = try compact(["--rules", "packs", "sub"], in: scratch)
    #expect(clash.status == 2 && clash.errors.contains("“misspelling” is a built-in rule"))
    #expect(
      clash.errors.hasPrefix(".galley.yml:2:9: error: no rule or category is called “house-style”"))
  }

  @Test func filesComeFromListsAndAreForcedOut() throws {
    let scratch = try Scratch()
    for name in ["a.txt", "b c.txt", "old/d.txt"] { try scratch.write(text.utf8, to: name) }
    try scratch.write("old/\n".utf8, to: ".galleyignore")
    let arguments = ["--select", "misspelling", "--files-from", "-"]
    let lines = try compact(arguments, in: scratch, input: "b c.txt\nold/d.txt\n")
    #expect(lines.lines == ["b c.txt warning misspelling", "old/d.txt warning misspelling"])
    let forced = try compact(
      arguments + ["-0", "--force-exclude"], in: scratch, input: "b c.txt\0old/d.txt\0")
    #expect(forced.lines == ["b c.txt warning misspelling"])
    #expect(try compact(arguments, in: scratch).status == 0, "an empty list is no mistake")
    #expect(try compact(arguments + ["-"], in: scratch).status == 2)
    #expect(try compact(["--null", "a.txt"], in: scratch).status == 2)
    let hidden = try compact(
      ["--force-exclude", "--stdin-filename", "old/x.txt", "-"], in: scratch, input: text)
    #expect(hidden.lines.isEmpty && hidden.status == 0)
  }

  @Test func initWritesAFileThatIsValid() throws {
    let scratch = try Scratch()
    try scratch.write("All is well.\n".utf8, to: "a.txt")
    #expect(try Command.run(["init"], in: scratch.folder).status == 0)
    let written = try String(contentsOf: scratch.url(".galley.yml"), encoding: .utf8)
    #expect(written.contains("# rules:"))
    #expect(try compact(["a.txt"], in: scratch).status == 0)
    try scratch.write("language: en\n".utf8, to: ".galley.yml")
    let refused = try Command.run(["init"], in: scratch.folder)
    #expect(refused.status == 2 && refused.errors.contains("--force"))
    #expect(try String(contentsOf: scratch.url(".galley.yml"), encoding: .utf8) == "language: en\n")
    #expect(try Command.run(["init", "--force", "."], in: scratch.folder).status == 0)
    #expect(try String(contentsOf: scratch.url(".galley.yml"), encoding: .utf8) == written)
    #expect(try Command.run(["init", "nowhere"], in: scratch.folder).status == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
        == [".galley.yml", "a.txt"])
  }

  @Test func configShowsWhatApplies() throws {
    let scratch = try Scratch()
    try scratch.write("rules:\n  spelling: note\n".utf8, to: ".galley.yml")
    try scratch.write("*.log\n".utf8, to: ".galleyignore")
    let shown = try Command.run(["config", "--show", "x.log"], in: scratch.folder)
    #expect(shown.status == 0 && shown.output.hasPrefix("x.log (left out of folders)\n"))
    #expect(shown.output.contains("rules.misspelling"))
    #expect(shown.output.contains(".galley.yml:2\n"))
    let folder = try Command.run(["config", "--show", "."], in: scratch.folder)
    #expect(folder.output.hasPrefix(".\nconfiguration: .galley.yml\n"))
    try scratch.write("nonsense\n".utf8, to: ".galley.yml")
    #expect(try Command.run(["config", "--show", "a.txt"], in: scratch.folder).status == 2)
  }
}
