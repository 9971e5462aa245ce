import GalleyProject
import GalleyRules
import GalleyText
import Support
import Testing

@Suite struct RulePacksTests {
  private static let sources = [
    RulePacks.Source(path: "Rules/en/house.yml", yaml: Array(house.utf8)),
    RulePacks.Source(path: "Rules/en/classes.yml", yaml: Array(classes.utf8)),
  ]

  private static let classes = """
    classes:
      colour: [red, blue]
    """

  private static let house = """
    category: spin
    languages: [en]
    rules:
      - id: house-style
        severity: note
        summary: a word that the house does not use
        message: "“{match}” is not house style"
        why: The style book has a shorter word for it.
        confidence: 0.75
        overrides: [other]
        override: true
        outside-quotation: true
        scope: sentence
        unless: ["<sentence-start> <lower>+"]
        near: [paint]
        patterns: ["x:(=Bonded|~glue)? <colour>{1,3} .* tape"]
        fix: {replace: "{x} it", applicability: safe}
        exempt: {list-item: It is a list itself.}
        examples:
          flagged: [{text: "⟦Bonded red tape⟧", fixed: "it"}]
          allowed: ["“Red tape.”", "Tape."]
    """

  private func compiled(_ bytes: [UInt8], of sources: [RulePacks.Source]) -> RulePacks? {
    bytes.withUnsafeBytes { RulePacks(compiled: $0, of: sources) }
  }

  @Test func theCompiledFormHoldsWhatWasWritten() throws {
    let parsed = try RulePacks(parsing: Self.sources)
    let bytes = parsed.compiled(of: Self.sources)
    let read = try #require(compiled(bytes, of: Self.sources))
    #expect("\(read.rules)" == "\(parsed.rules)")
    #expect(read.vocabulary.count == parsed.vocabulary.count)
    #expect(read.compiled(of: Self.sources) == bytes)
    // The words are found again, and new ones get ids of their own.
    var vocabulary = read.vocabulary
    let red = vocabulary.insert("red")
    #expect(vocabulary.count == parsed.vocabulary.count)
    #expect(vocabulary.isMember(red, of: try #require(vocabulary.wordClass("colour"))))
    #expect(vocabulary.insert("unheard") == UInt32(parsed.vocabulary.count))
  }

  @Test func whatIsCompiledOfOtherSourcesIsNotUsed() throws {
    let bytes = try RulePacks(parsing: Self.sources).compiled(of: Self.sources)
    var changed = Self.sources
    changed[0].yaml.append(0x0A)
    #expect(compiled(bytes, of: changed) == nil)
    changed = Self.sources
    changed[1].path = "Rules/de/classes.yml"
    #expect(compiled(bytes, of: changed) == nil)
  }

  @Test func damageIsNoticed() throws {
    let bytes = try RulePacks(parsing: Self.sources).compiled(of: Self.sources)
    for count in bytes.indices {
      #expect(compiled(Array(bytes[..<count]), of: Self.sources) == nil)
    }
    // Whatever a byte becomes, nothing traps.
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var damaged = bytes
      damaged[Int.random(in: 8..<bytes.count, using: &generator)] = .random(
        in: 0...255, using: &generator)
      _ = compiled(damaged, of: Self.sources)
    }
  }

  @Test func allThatIsBuiltInIsCompiled() throws {
    let compiled = try BuiltInPacks.packs(for: "en")
    let sources = EmbeddedFiles.paths.filter { BuiltInPacks.isPack($0, for: "en") }.map {
      RulePacks.Source(path: $0, yaml: EmbeddedFiles.bytes($0) ?? [])
    }
    let raw = try #require(EmbeddedFiles.raw(BuiltInPacks.compiled("en")))
    let parsed = try RulePacks(parsing: sources)
    #expect(
      Array(raw) == parsed.compiled(of: sources), "stale: run `swift run galley-dev generate`")
    #expect(compiled.rules.count == parsed.rules.count)
    // A language without packs of its own has those for any language, if there are any.
    #expect(try BuiltInPacks.packs(for: "fr").rules.allSatisfy(\.description.languages.isEmpty))
  }
}
