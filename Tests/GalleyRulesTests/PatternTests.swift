import GalleyRules
import Testing

@Suite struct PatternTests {
  /// Reads a pack of one rule with a pattern, and gives the mistake.
  private func mistake(_ yaml: String) -> String? {
    var vocabulary = Vocabulary()
    do {
      _ = try RulePack(yaml: yaml, path: "p.yml", vocabulary: &vocabulary)
      return nil
    } catch {
      return error.description
    }
  }

  private func pack(pattern: String, extra: String = "") -> String {
    """
    category: splice
    rules:
      - id: a-rule
        summary: s
        message: m
        why: w
        patterns: ["\(pattern)"]
        examples: {flagged: ["⟦x⟧"], allowed: [a, b]}\(extra)
    """
  }

  @Test(arguments: [
    "a b c", "(a|b c)? d", "a <number>{0,3} b", "first:(a|b) =Word", "\\\\( a \\\\)", "a … b",
  ])
  func patternsParse(_ pattern: String) {
    #expect(mistake(pack(pattern: pattern)) == nil)
  }

  @Test(arguments: [
    ("(a b", "expected “)”"), ("a )", "closes nothing"), ("a? b?", "matches nothing"),
    ("a <nubmer>", "did you mean <number>?"), ("a{2,1}", "expected a count"),
    ("* a", "repeats nothing"), ("~(a|b)", "expected a word behind “~”"),
  ])
  func mistakesInPatternsAreNamed(_ pattern: String, _ expected: String) throws {
    let message = try #require(mistake(pack(pattern: pattern)))
    #expect(message.contains(expected), "\(message)")
    #expect(message.hasPrefix("p.yml:7:"), "\(message)")
  }

  @Test func mistakesInKeysHaveTheirPlace() throws {
    let unknown = try #require(mistake(pack(pattern: "a", extra: "\n    sevrity: note")))
    #expect(unknown.hasPrefix("p.yml:9:5: error: unknown key “sevrity”; did you mean “severity”?"))
    let missing = try #require(mistake("category: splice\nrules:\n  - id: x\n"))
    #expect(missing.contains("p.yml:3:5: error: the key “summary” is missing"))
    let category = try #require(mistake("category: splcie\nrules: []\n"))
    #expect(category.contains("p.yml:1:11: error: expected one of spelling"))
    let yaml = try #require(mistake("rules: [\n"))
    #expect(yaml.contains("p.yml:2:1: error: not YAML"))
  }

  @Test func everyMistakeOfAPackIsReported() {
    var vocabulary = Vocabulary()
    let yaml = """
      category: splice
      rules:
        - id: a-rule
          sumary: s
          message: m
          why: w
          scope: phrse
          patterns: ["(a", "b", "c )"]
          examples: {flagged: [x], allowed: [a]}
        - id: good-rule
          summary: s
          message: m
          why: w
          patterns: [x]
          examples: {flagged: ["⟦x⟧"], allowed: [a, b]}
        - id: last-rule
          message: m
          why: w
          patterns: [x]
          outside-quotation: perhaps
          message: n
          examples: {flagged: [{text: "⟦x⟧"}], allowed: [a, b]}
      """
    let read = RulePack.read(yaml, path: "p.yml", vocabulary: &vocabulary)
    #expect(read.pack.rules.map(\.description.id) == ["good-rule"])
    #expect(
      Set(read.mistakes.map { "\($0.line):\($0.column) \($0.message)" }) == [
        "4:5 unknown key “sumary”; did you mean “summary”?",
        "7:12 expected one of phrase, sentence, paragraph, ending; did you mean “phrase”?",
        "8:19 in the pattern of “a-rule”: expected “)”",
        "8:30 in the pattern of “a-rule”: “)” closes nothing; write “\\)” for the mark itself",
        "9:15 at least two allowed examples are needed: near misses that must pass",
        "9:26 a flagged example needs ⟦marks⟧ around what is flagged",
        "16:5 the key “summary” is missing", "20:24 expected true or false",
        "21:5 the key “message” stands here twice", "22:26 the key “fixed” is missing",
      ])
  }

  @Test func examplesAreRequired() throws {
    let text = pack(pattern: "a").replacing("allowed: [a, b]", with: "allowed: [a]")
    #expect(try #require(mistake(text)).contains("at least two allowed examples"))
    let unmarked = pack(pattern: "a").replacing("⟦x⟧", with: "x")
    #expect(try #require(mistake(unmarked)).contains("⟦marks⟧"))
  }
}
