import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText
import Support
import Testing

@Suite struct FixerTests {
  private let linter: TestLinter
  private let rules: Linter
  private let language: Language

  init() throws {
    linter = try TestLinter()
    rules = linter.data.linter(linter.rules)
    language = linter.data.makeLanguage()
  }

  private func linted(_ source: SourceText) -> Linted {
    let document = DocumentFormat(path: source.path).read(
      source, abbreviations: linter.data.abbreviations)
    return Linted(document: document, diagnostics: rules.lint(document, language: language))
  }

  private func fixed(
    _ text: String, path: String = "a.txt", least: Applicability = .likely,
    select: [String] = []
  ) throws -> String {
    let options = Fixer.Options(
      least: least,
      selection: try RuleSelection(select: select, ignore: [], known: linter.rules))
    let report = Fixer(options, lint: linted).fix(SourceText(path: path, text: text))
    #expect(report.isSettled)
    #expect(SourceText(path: path, text: text).applying(report.edits) == report.fixed.bytes)
    return String(decoding: report.fixed.bytes, as: UTF8.self)
  }

  @Test func likelyFixesAreAskedFor() throws {
    let text = "The goverment fell , they said.\n"
    #expect(try fixed(text, least: .safe) == "The goverment fell, they said.\n")
    #expect(try fixed(text) == "The government fell, they said.\n")
    #expect(try fixed(text, select: ["misspelling"]) == "The government fell , they said.\n")
  }

  @Test func roundsGoOnUntilItSettles() throws {
    // The repetition is seen before the space.
    #expect(try fixed("They left  left , now.\n") == "They left, now.\n")
    #expect(try fixed("They recieve recieve it now.\n") == "They receive it now.\n")
  }

  @Test func whatTheTextPutsOutOfReachStays() throws {
    for text in [
      "The goverment [sic] fell.\n", "They recieve (sic) it.\n",
      "galley:ignore misspelling\nThe goverment fell.\n",
      "galley:off\n\nThe goverment fell.\n\ngalley:on\n",
    ] {
      #expect(try fixed(text) == text)
    }
    let markdown = """
      ---
      title: The goverment
      ---
      The `goverment` of [them](goverment.html "goverment") and https://goverment.example/recieve fell.

          goverment

      ```
      They recieve it , now.
      ```

      <div title="goverment">
      </div>

      """
    #expect(try fixed(markdown, path: "a.md") == markdown)
    #expect(try fixed("**The** goverment\nfell.\n", path: "a.md") == "**The** government\nfell.\n")
  }

  @Test func anEditNeverReachesIntoMarkup() throws {
    // Removing the repetition would take the mark of the emphasis with it.
    let text = "It is the *the* end of it.\n"
    let result = try fixed(text, path: "a.md")
    #expect(result == text || result == "It is the end of it.\n", "\(result)")
  }

  @Test func lineEndsAndTheLastOneStay() throws {
    #expect(
      try fixed("The goverment fell.\r\n\r\n\r\n\r\nThey left.\r\n")
        .allSatisfy { $0 != "\n" })
    #expect(try fixed("The goverment fell.") == "The government fell.")
    let ending = "They left the harbour at nine in the morning.\n\nLeave a Reply\n"
    #expect(try fixed(ending).hasSuffix(".\n"))
  }

  @Test func aByteOrderMarkStays() throws {
    #expect(try fixed("\u{FEFF}The goverment fell.\n") == "\u{FEFF}The government fell.\n")
  }

  @Test func invalidBytesAllowEncodingFixesByNameAlone() throws {
    let bytes =
      Array("The goverment \u{C3}\u{A9} don".utf8) + Array("â€™".utf8) + Array("t ".utf8)
      + [0xFF] + Array(" know.\n".utf8)
    let source = SourceText(path: "a.txt", bytes: bytes)
    func report(_ names: [String]) throws -> FixReport {
      let selection = try RuleSelection(select: names, ignore: [], known: linter.rules)
      return Fixer(Fixer.Options(least: .likely, selection: selection), lint: linted).fix(source)
    }
    #expect(try !report([]).isChanged)
    #expect(try !report(["misspelling"]).isChanged)
    let mended = try report(["encoding"]).fixed.bytes
    #expect(mended.contains(0xFF) && mended.count < bytes.count)
  }

  @Test func whatMayBeSomebodysWordsIsNotTakenAway() throws {
    // What a rule names word by word is furniture; a person decides where it takes other words along.
    let story = "The bridge was opened on Monday, and it was late.\n\n"
    #expect(try fixed(story + "Leave a Reply\n") == story.dropLast())
    for line in [
      "Sign up for the swimming class at the library on Monday.",
      "The information may not be used in court against him.",
      "We use cookies from the corner shop for the base.",
    ] {
      let text = story + line + "\n"
      #expect(try fixed(text) == text)
    }
  }

  @Test func halfATagIsNotMade() throws {
    // Decoded, it is a tag: a new finding.
    let text = "The firm &lt;a href=\"x.html\"&gt;Norby&lt;/a&gt; fell.\n"
    #expect(try fixed(text) == text)
    #expect(try fixed("The firm &lt;NRB.O&gt; fell.\n") == "The firm <NRB.O> fell.\n")
  }

  @Test func nobodyMendsTheWordsOfATemplate() throws {
    let text =
      "[caption id=\"a\" align=\"alignright\" width=\"300\"] The house on the hill.[/caption]\n"
    #expect(try fixed(text) == text)
  }

  // MARK: Rules made for these tests

  /// Says that words of a list are wrong and what to put instead.
  private func lint(
    _ words: [(word: String, replacement: String, confidence: Double)]
  ) -> (SourceText) -> Linted {
    let rule = RuleDescription(
      id: "listed", category: .spelling, summary: "", explanation: "", examples: [])
    return { source in
      let document = DocumentFormat.text.read(source, abbreviations: Abbreviations(""))
      let text = String(decoding: source.bytes, as: UTF8.self)
      var diagnostics: [Diagnostic] = []
      for (word, replacement, confidence) in words {
        for range in text.ranges(of: word) {
          let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
          let place = TextRange(start, start + word.utf8.count)
          diagnostics.append(
            Diagnostic(
              rule, place, "wrong", confidence: confidence,
              fixes: [Fix("Put \(replacement)", .safe, place, replacement)]))
        }
      }
      return Linted(document: document, diagnostics: diagnostics.sorted { $0.range < $1.range })
    }
  }

  private func run(
    _ text: String, _ words: [(word: String, replacement: String, confidence: Double)]
  ) -> FixReport {
    Fixer(lint: lint(words)).fix(SourceText(path: "a.txt", text: text))
  }

  @Test func aFixThatMakesANewFindingIsLeftOut() {
    let words = [("bad", "worse", 0.9), ("worse", "", 0.9), ("ill", "well", 0.9)]
    let report = run(
      "a bad day\n\nan ill day, a bad one, ill as well\n", words.map { ($0, $1, $2) })
    #expect(
      String(decoding: report.fixed.bytes, as: UTF8.self)
        == "a bad day\n\nan well day, a bad one, well as well\n")
    #expect(report.refused.map(\.title) == ["Put worse", "Put worse"])
    #expect(report.isSettled)
  }

  @Test func twoFixesThatAreOnlyWrongTogetherAreNotBothApplied() {
    let report = run("b x b", [("b", "c", 0.9), ("c x c", "", 0.9)])
    #expect(String(decoding: report.fixed.bytes, as: UTF8.self) == "c x b")
  }

  @Test func overlappingFixesAreTakenWholeInAFixedOrder() {
    // The earlier one first; of two at one place the surer one.
    let report = run("one two three", [("two three", "2 3", 0.9), ("one two", "1 2", 0.5)])
    #expect(String(decoding: report.fixed.bytes, as: UTF8.self) == "1 2 three")
    let equal = run("two three", [("two", "2", 0.5), ("two", "zwei", 0.8)])
    #expect(String(decoding: equal.fixed.bytes, as: UTF8.self) == "zwei three")
  }

  @Test func touchingFixesWaitForTheNextRound() {
    let report = run("ab", [("a", "1", 0.9), ("b", "2", 0.9)])
    #expect(String(decoding: report.fixed.bytes, as: UTF8.self) == "12")
    #expect(report.rounds == 2 && report.edits == [Edit(TextRange(0, 2), "12")])
  }

  @Test func whatNeverSettlesIsStopped() {
    // A rule without end: each fix takes one finding away and makes no new one until ten rounds are over.
    let rule = RuleDescription(
      id: "long", category: .spacing, summary: "", explanation: "", examples: [])
    let report = Fixer(lint: { source in
      let document = DocumentFormat.text.read(source, abbreviations: Abbreviations(""))
      let place = TextRange(0, 1)
      return Linted(
        document: document,
        diagnostics: source.bytes.count < 2
          ? []
          : [Diagnostic(rule, place, "long", confidence: 1, fixes: [Fix("Cut", .safe, place, "")])])
    }).fix(SourceText(path: "a.txt", text: String(repeating: "x", count: 50)))
    #expect(report.rounds <= Fixer.maximumRounds)
  }

  /// Says “first” of a leading “a”, which “b” mends, and something else of what stands at `place`: “second”
  /// before the fix, “third” after it.
  private func fixWithAChangeOfRule(at place: TextRange, grown: TextRange) -> FixReport {
    func rule(_ id: String) -> RuleDescription {
      RuleDescription(id: id, category: .spelling, summary: "", explanation: "", examples: [])
    }
    return Fixer { source in
      let isBad = source.bytes.first == 0x61
      let first = TextRange(0, 1)
      let found =
        isBad
        ? [
          Diagnostic(
            rule("first"), first, "wrong", confidence: 1, fixes: [Fix("Put b", .safe, first, "b")])
        ] : []
      return Linted(
        document: DocumentFormat.text.read(source, abbreviations: Abbreviations("")),
        diagnostics: found + [
          Diagnostic(
            rule(isBad ? "second" : "third"), isBad ? place : grown, "odd", confidence: 1)
        ])
    }.fix(SourceText(path: "a.txt", text: "a c d"))
  }

  @Test func anotherRuleMaySpeakForTheSameWordsAlone() {
    let word = TextRange(2, 3)
    #expect(fixWithAChangeOfRule(at: word, grown: word).isChanged)
    #expect(!fixWithAChangeOfRule(at: word, grown: TextRange(2, 5)).isChanged, "more words")
    #expect(!fixWithAChangeOfRule(at: word, grown: TextRange(4, 5)).isChanged, "others")
    let edited = TextRange(0, 3)
    #expect(!fixWithAChangeOfRule(at: edited, grown: edited).isChanged, "what a fix has written")
  }

  @Test func aNewWarningForbidsAFixOfAnError() {
    let rule = RuleDescription(
      id: "listed", category: .spelling, summary: "", explanation: "", examples: [])
    let report = Fixer(Fixer.Options(severity: .error)) { source in
      let isBad = source.bytes.first == 0x61
      let place = TextRange(0, 1)
      return Linted(
        document: DocumentFormat.text.read(source, abbreviations: Abbreviations("")),
        diagnostics: [
          Diagnostic(
            rule, place, "wrong", severity: isBad ? .error : .warning, confidence: 1,
            fixes: isBad ? [Fix("Put b", .safe, place, "b")] : [])
        ])
    }.fix(SourceText(path: "a.txt", text: "a"))
    #expect(!report.isChanged)
  }

  // MARK: Properties

  @Test(arguments: [(Applicability.safe, Severity.note), (.likely, .warning)])
  func noFixMakesANewFinding(_ least: Applicability, _ severity: Severity) throws {
    let text =
      try Fixtures.text("harbour-ferry.txt") + "\n\n" + Fixtures.text("river-library.txt")
    let properties = FixProperties(
      SourceText(path: "a.txt", text: text), Fixer.Options(least: least, severity: severity),
      lint: linted)
    #expect(properties.failures.isEmpty)
    #expect(properties.report.isChanged)
  }

  @Test func cleanTextsStayAsTheyAre() throws {
    for name in ["harbour-ferry.clean.txt", "river-library.txt", "glacier-survey.txt"] {
      let text = try Fixtures.text(name)
      #expect(try fixed(text) == text, "\(name)")
    }
  }

  @Test func everyExampleHasTheProperties() throws {
    // What all rules mend, together a text of every damage there is.
    let texts = linter.rules.flatMap(\.description.examples).filter { $0.fixed != nil }.map(\.plain)
    for start in stride(from: 0, to: texts.count, by: 100) {
      let text = texts[start..<min(start + 100, texts.count)].joined(separator: "\n\n") + "\n"
      let properties = FixProperties(
        SourceText(path: "examples.txt", text: text), Fixer.Options(least: .likely), lint: linted)
      #expect(properties.failures.isEmpty)
    }
  }
}
