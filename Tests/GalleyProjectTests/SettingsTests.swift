import Foundation
import GalleyFormats
import GalleyProject
import GalleyReports
import GalleyRules
import Support
import Testing

@Suite struct SettingsTests {
  /// A project made of files, with a home of its own.
  private func project(
    _ files: [String: String], change: (inout WorkspaceOptions) -> Void = { _ in }
  )
    throws -> (workspace: Workspace, scratch: Scratch)
  {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(text.utf8, to: name) }
    var options = WorkspaceOptions(
      environment: ["HOME": scratch.url("home").path], workingDirectory: scratch.folder.path)
    change(&options)
    return (Workspace(options), scratch)
  }

  private func level(_ rule: String, _ path: String, _ workspace: Workspace) throws -> String? {
    let settings = try workspace.settings(for: path)
    let rule = try #require(LanguageData.allRules().first { $0.description.id == rule })
    return settings.resolved(rule.description).level.map { "\($0.value.name) \($0.origin)" }
  }

  @Test func withoutConfigurationNothingIsSet() throws {
    let (workspace, scratch) = try project([:])
    let settings = try workspace.settings(for: "a.md")
    #expect(settings.language == Setting("en", .builtIn))
    #expect(settings.format(of: "a.md") == Setting(.markdown, .builtIn))
    #expect(settings.failOn == Setting(.warning, .builtIn))
    #expect(workspace.configurationFiles(for: "a.md").isEmpty)
    _ = scratch
  }

  @Test func theNearestWinsKeyByKey() throws {
    let (workspace, scratch) = try project([
      "home/.config/galley/config.yml": "language: de\nfail-on: error\nencoding: latin1\n",
      ".galley.yml": "language: en_GB\nrules:\n  misspelling: error\n  spacing: note\n",
      "sub/.galley.yml": "rules:\n  misspelling: note\n",
    ])
    let settings = try workspace.settings(for: "sub/deep/a.txt")
    #expect(settings.language.value == "en_GB")
    #expect("\(settings.language.origin)" == ".galley.yml:1")
    #expect(settings.failOn.value == .error && settings.encoding.value == "latin1")
    #expect(
      "\(settings.failOn.origin)" == scratch.url("home/.config/galley/config.yml").path + ":2")
    #expect(try level("misspelling", "sub/a.txt", workspace) == "note sub/.galley.yml:2")
    #expect(try level("misspelling", "a.txt", workspace) == "error .galley.yml:3")
    #expect(try level("doubled-space", "sub/a.txt", workspace) == "note .galley.yml:4")
    #expect(try level("repeated-word", "sub/a.txt", workspace) == nil)
  }

  @Test func aRootStopsTheSearch() throws {
    let (workspace, scratch) = try project([
      "home/.config/galley/config.yml": "encoding: latin1\n", ".galley.yml": "language: de\n",
      "sub/.galley.yml": "root: true\nfail-on: note\n",
    ])
    let settings = try workspace.settings(for: "sub/x/a.txt")
    #expect(settings.language.value == "en" && settings.encoding.value == "utf-8")
    #expect(settings.failOn.value == .note)
    #expect(workspace.configurationFiles(for: "sub/x/a.txt") == ["sub/.galley.yml"])
    _ = scratch
  }

  @Test func xdgConfigHomeIsHonoured() throws {
    let (workspace, scratch) = try project(["xdg/galley/config.yml": "fail-on: error"]) {
      $0.environment["XDG_CONFIG_HOME"] = $0.workingDirectory + "/xdg"
    }
    #expect(try workspace.settings(for: "a.txt").failOn.value == .error)
    _ = scratch
  }

  @Test func anIdCountsBeforeItsCategoryAndTheNearerBeforeBoth() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": "rules: {misspelling: error, spelling: note, all: off}",
      "near/.galley.yml": "rules: {spelling: off}", "far/.galley.yml": "rules: {all: on}",
    ])
    #expect(try level("misspelling", "a.txt", workspace) == "error .galley.yml:1")
    #expect(try level("unknown-name", "a.txt", workspace) == "note .galley.yml:1")
    #expect(try level("repeated-word", "a.txt", workspace) == "off .galley.yml:1")
    #expect(try level("misspelling", "near/a.txt", workspace) == "off near/.galley.yml:1")
    #expect(try level("repeated-word", "far/a.txt", workspace) == "on far/.galley.yml:1")
    _ = scratch
  }

  @Test func overridesHoldForTheirFilesAndTheLaterWins() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": """
      fail-on: error
      overrides:
        - files: ["*.log", speech/]
          format: markdown
          fail-on: note
        - files: speech/**/old.txt
          fail-on: warning
      """,
      "speech/near/.galley.yml": "fail-on: error",
    ])
    func failOn(_ path: String) throws -> Severity {
      try workspace.settings(for: path).failOn.value
    }
    #expect(try failOn("a.txt") == .error && failOn("a.log") == .note)
    #expect(try failOn("speech/a.txt") == .note && failOn("speech/x/old.txt") == .warning)
    #expect(try failOn("speech/near/old.txt") == .error, "the nearer file wins")
    let settings = try workspace.settings(for: "sub/x.log")
    #expect("\(settings.format(of: "sub/x.log").origin)" == ".galley.yml:4")
    #expect(settings.format(of: "sub/x.log").value == .markdown)
    _ = scratch
  }

  @Test func optionsCountBeforeFiles() throws {
    let (workspace, scratch) = try project([".galley.yml": "language: de\nfail-on: error"]) {
      $0.language = "en_GB"
      $0.failOn = .note
      $0.format = .markdown
    }
    let settings = try workspace.settings(for: "a.txt")
    #expect(settings.language == Setting("en_GB", .option("--language")))
    #expect(settings.failOn.value == .note)
    #expect(settings.format(of: "a.txt") == Setting(.markdown, .option("--input-format")))
    _ = scratch
  }

  @Test func oneFileOrNoneInsteadOfThoseFound() throws {
    let files = [
      ".galley.yml": "language: de", "ci/strict.yml": "fail-on: note\nwords: {file: x}\n",
      "ci/other.yml": "fail-on: note\nexclude: [drafts/]\nwords: [{file: words.txt}, Borg]\n",
      "ci/words.txt": "", "drafts/a.txt": "", "b.txt": "",
    ]
    let (workspace, scratch) = try project(files) { $0.configuration = .file("ci/other.yml") }
    let settings = try workspace.settings(for: "drafts/a.txt")
    #expect(settings.language.value == "en" && settings.failOn.value == .note)
    #expect(
      settings.words.map(\.value) == [.file(scratch.url("ci/words.txt").path), .word("Borg")])
    let found = try workspace.files([scratch.folder.path]).files
    #expect(found.allSatisfy { !$0.contains("drafts") } && found.contains { $0.hasSuffix("b.txt") })
    let (bare, other) = try project(files) { $0.configuration = .none }
    #expect(try bare.settings(for: "a.txt").language.value == "en")
    let (broken, third) = try project(files) { $0.configuration = .file("nowhere.yml") }
    #expect(throws: ConfigurationError.self) { try broken.settings(for: "a.txt") }
    _ = (other, third)
  }

  @Test func wordsAndPacksAddUp() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": "words: [Hvidbjornia]\nrule-packs: packs\nformats: {RST: text}",
      "packs/x.yml": "", "sub/p.yml": "",
      "sub/.galley.yml": "words: Zorn\nrule-packs: [p.yml]\nformats: {.md: text}",
    ])
    let settings = try workspace.settings(for: "sub/a.md")
    #expect(settings.words.map(\.value) == [.word("Zorn"), .word("Hvidbjornia")])
    #expect(
      settings.rulePacks.map(\.value) == ["packs", "sub/p.yml"].map { scratch.url($0).path })
    #expect(settings.format(of: "sub/a.md").value == .text)
    #expect(settings.format(of: "sub/a.rst").value == .text)
  }

  @Test func everyMistakeIsReportedAtItsPlace() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": """
      langage: en
      rules:
        spelling: nte
        misspelling: {confidence: 3, severty: eror}
      exclude: ["[a"]
      overrides:
        - fail-on: wurst
          files: x
        - language: e n
      rule-packs: nowhere.yml
      root: maybe
      formats: {rst: txt}
      encoding: klingon-8
      words: {a: b}

      """
    ])
    let error = #expect(throws: ConfigurationError.self) { try workspace.settings(for: "a.txt") }
    #expect(
      error?.mistakes.map { "\($0.line):\($0.column): \($0.message)" } == [
        "1:1: unknown key “langage”; did you mean “language”?",
        "3:13: unknown severity “nte”; did you mean “note”?",
        "4:29: expected a number from 0 to 1",
        "4:32: unknown key “severty”; did you mean “severity”?",
        "5:11: the glob “[a” has an open “[” or a “\\” at its end",
        "7:14: expected one of note, warning, error",
        "9:5: the key “files” is missing: globs of the files that it is about",
        "9:15: “e n” is no language tag; expected one like “en”, “en_GB”, “de”",
        "10:13: “nowhere.yml” cannot be read; paths are relative to the folder of this file",
        "11:7: expected true or false",
        "12:16: expected one of text, markdown; did you mean “text”?",
        "13:11: no encoding is called “klingon-8”; `iconv -l` lists those of this system",
        "14:8: expected a list",
      ])
    #expect(error?.mistakes.allSatisfy { $0.path == ".galley.yml" } == true)
    _ = scratch
  }

  @Test func rulesAndOptionsThatDoNotExistAreMistakes() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": """
      rules:
        mispelling: off
        blank-lines: {alowed: 2, severity: note}
        doubled-space: {behind-stops: 3}
        spelling: {allowed: 2}
      """
    ])
    let error = #expect(throws: ConfigurationError.self) { try workspace.linter(for: "a.txt") }
    #expect(
      error?.mistakes.map(\.description) == [
        ".galley.yml:2:3: error: no rule or category is called “mispelling”; did you mean “misspelling”?",
        ".galley.yml:3:17: error: “blank-lines” has no option “alowed”; did you mean “allowed”?",
        ".galley.yml:4:19: error: “behind-stops” of “doubled-space” takes true or false",
        ".galley.yml:5:14: error: unknown key “allowed”; a category has “severity”, “confidence” and “fix”",
      ])
    _ = scratch
  }

  @Test func mistakesOfReadingHideNoneOfNames() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": """
      rules:
        mispelling: off
        spacing: {severity: hard, allowed: 2}
        house-style: warning
        house-stile: off
      fail-on: eror
      words: ["!a ->", fine/nosuchmodel]
      overrides:
        - files: [nowhere/]
          rules: {braken-sentence: off}
          rule-packs: house.yml
      """,
      "house.yml": "rules: [{id: house-style, mesage: x}]\n", "a.txt": "",
    ])
    let error = #expect(throws: ConfigurationError.self) {
      try workspace.files([scratch.folder.path])
    }
    #expect(
      error?.mistakes.map { "\($0.line):\($0.column): \($0.message)" } == [
        "2:3: no rule or category is called “mispelling”; did you mean “misspelling”?",
        "3:23: unknown severity “hard”; expected one of off, on, note, warning, error",
        "3:29: unknown key “allowed”; a category has “severity”, “confidence” and “fix”",
        "5:3: no rule or category is called “house-stile”; did you mean “house-style”?",
        "6:10: expected one of note, warning, error; did you mean “error”?",
        "7:9: nothing stands behind “->”; write what is meant, or “!a” alone",
        "7:18: “nosuchmodel” is no entry of the dictionary; name a word with the same forms",
        "10:13: no rule or category is called “braken-sentence”; did you mean “broken-sentence”?",
        // Of the pack, which no file uses.
        "1:1: the key “category” is missing",
        "1:27: unknown key “mesage”; did you mean “message”?",
      ])
  }

  @Test func whatIsNotYAMLIsAMistake() throws {
    for (text, line) in [("rules: [", 1), ("a: b\na: c\n", 1), ("- x\n", 1), ("x: \"\\q\"", 1)] {
      let (workspace, scratch) = try project([".galley.yml": text])
      let error = #expect(throws: ConfigurationError.self) { try workspace.settings(for: "a") }
      #expect(error?.mistakes.first?.line ?? 0 >= line, "\(text)")
      _ = scratch
    }
    for text in ["", "# nothing\n", "rules:\n", "overrides: []\n"] {
      let (workspace, scratch) = try project([".galley.yml": text])
      _ = try workspace.settings(for: "a.txt")
      _ = scratch
    }
    let (misnamed, scratch) = try project([".galley.yaml": ""])
    #expect(throws: ConfigurationError.self) { try misnamed.settings(for: "a.txt") }
    _ = scratch
  }

  @Test func filesWithEqualSettingsShareALinter() throws {
    let (workspace, scratch) = try project([
      ".galley.yml": "rules: {misspelling: error}", "sub/.galley.yml": "fail-on: note",
      "off/.galley.yml": "rules: {misspelling: off}",
    ])
    func rules(_ path: String) throws -> [String] {
      try workspace.linter(for: path).linter.rules.map(\.description.id)
    }
    #expect(try rules("sub/a.txt").contains("misspelling"))
    #expect(try !rules("off/a.txt").contains("misspelling"))
    let key = try workspace.linter(for: "a.txt").languageKey
    #expect(try workspace.linter(for: "off/a.txt").languageKey == key)
    _ = scratch
  }

  @Test func theTemplateIsValidAsItIsAndUncommented() throws {
    let (workspace, scratch) = try project([".galley.yml": ConfigurationTemplate.text])
    let settings = try workspace.settings(for: "a.txt")
    #expect(settings.layers.dropFirst().allSatisfy { $0.rules.isEmpty && $0.language == nil })
    #expect(try workspace.linter(for: "a.txt").linter.rules.count > 40)
    // Lines of prose have a capital after the mark, values have not.
    let lines = ConfigurationTemplate.text.split(separator: "\n", omittingEmptySubsequences: false)
    let values = lines.drop { !$0.hasPrefix("root") }.filter {
      $0.contains(":") || $0.hasPrefix("#   - ")
    }.filter { line in !line.dropFirst(2).prefix(1).contains { $0.isUppercase } }
    let full = values.map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
      .filter { !$0.hasPrefix("category") }.joined(separator: "\n")
    let (whole, other) = try project([
      ".galley.yml": full, "words.txt": "", "house.yml": "",
    ])
    let all = try whole.settings(for: "interviews/a.txt")
    #expect(all.language.value == "en_US" && all.words.count == 2 && all.rulePacks.count == 1)
    #expect(all.formats["rst"] != nil && all.encoding.value == "windows-1252")
    _ = (scratch, other)
  }

  @Test func theReportNamesTheOriginOfEachValue() throws {
    let (workspace, scratch) = try project([
      ".galley.yml":
        "language: en_US\nrules:\n  misspelling: {severity: error, confidence: 0.5, fix: choice}\n",
      "sub/.galley.yml": "rules:\n  spacing: off\n",
    ]) { $0.ignore = ["near-repetition"] }
    let text = try SettingsReport(of: "sub/a.md", in: workspace).text
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["language", "en_US", ".galley.yml:1"]))
    #expect(lines.contains(["format", "markdown", "default"]))
    #expect(lines.contains(["rules.misspelling", "error", ".galley.yml:3"]))
    #expect(lines.contains(["rules.misspelling.confidence", "0.5", ".galley.yml:3"]))
    #expect(lines.contains(["rules.misspelling.fix", "choice", ".galley.yml:3"]))
    #expect(lines.contains(["rules.doubled-space", "off", "sub/.galley.yml:2"]))
    #expect(text.contains("configuration: sub/.galley.yml, .galley.yml\n"))
    #expect(text.contains("rules.near-repetition"))
    _ = scratch
  }
}
