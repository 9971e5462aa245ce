import Foundation
import GalleyLanguage
import Support
import Testing

@Suite struct SpellerTests {
  private func speller(_ language: String = "en") throws -> Speller {
    try TestLinter(language: language).data.makeLanguage().speller
  }

  @Test(arguments: [
    "don't", "re-examine", "Paris", "NATO", "escalatory", "denuclearization", "cryptocurrency",
    "colour",
    "color", "naïve", "o'clock", "oedema", "Oedema", "swivelled", "Americanise",
    "cognisant", "realisable",
  ])
  func knows(_ word: String) throws {
    let speller = try speller()
    #expect(speller.knows(word))
    #expect(speller.knows(word), "the cached verdict is the same")
  }

  @Test(arguments: ["goverment", "recieve", "seperate", "Hrdlicka", "teh", ""])
  func doesNotKnow(_ word: String) throws {
    #expect(try !speller().knows(word))
  }

  @Test func americanEnglishKnowsNoBritishSpelling() throws {
    let speller = try speller("en_US")
    #expect(!speller.knows("oedema") && speller.regionalForm(of: "oedema") == "edema")
    #expect(speller.regionalForm(of: "swivelled") == "swiveled")
  }

  @Test(arguments: [
    ("goverment", "government"), ("recieve", "receive"), ("teh", "the"), ("occured", "occurred"),
    ("untill", "until"), ("wich", "which"), ("beleive", "believe"), ("tommorow", "tomorrow"),
  ])
  func theLikeliestSuggestionComesFirst(_ word: String, _ expected: String) throws {
    #expect(try speller().suggestions(for: word).first?.word == expected)
  }

  @Test func suggestionsAreFewAndDifferent() throws {
    let found = try speller().suggestions(for: "wrod", limit: 5).map(\.word)
    #expect(found.count <= 5)
    #expect(Set(found).count == found.count)
    #expect(found.first == "word")
  }

  @Test func slowSuggestionsAreCapped() throws {
    let speller = try speller()
    speller.beginDocument()
    // Two letters are missing: only Hunspell finds the word.
    #expect(speller.suggestions(for: "acomodate").first?.word == "accommodate")
    for number in 1..<Speller.slowSuggestions { _ = speller.suggestions(for: "qxzvkq\(number)w") }
    #expect(speller.suggestions(for: "embarasment").isEmpty, "the document's share is used up")
    speller.beginDocument()
    #expect(speller.suggestions(for: "comitee").first?.word == "committee")
  }

  @Test(arguments: [
    ("don’t", "don't"), ("ﬁnd", "find"), ("soft\u{AD}hyphen", "softhyphen"),
    ("nai\u{308}ve", "naïve"),
    ("co‑op", "co-op"), ("plain", "plain"), ("бо́льшим", "большим"), ("и\u{306}од", "йод"),
    ("καλημε\u{301}ρα", "καλημέρα"),
  ])
  func wordsAreNormalised(_ word: String, _ expected: String) {
    #expect(Array(Speller.normalized(word).unicodeScalars) == Array(expected.unicodeScalars))
  }
}

@Suite struct DictionaryTests {
  /// A dictionary of a few words in an encoding of its own.
  private func dictionary(encoding: String, words: [UInt8]) throws -> (Scratch, DictionaryFiles) {
    let scratch = try Scratch()
    let affixes = try scratch.write("SET \(encoding)\n".utf8, to: "xx_YY.aff")
    return (
      scratch, DictionaryFiles(affixes: affixes, words: try scratch.write(words, to: "xx_YY.dic"))
    )
  }

  @Test func theEncodingOfADictionaryIsHonoured() throws {
    let (scratch, files) = try dictionary(
      encoding: "ISO8859-1", words: Array("2\nhouse\nna".utf8) + [0xEF] + Array("ve\n".utf8))
    defer { withExtendedLifetime(scratch) {} }
    let dictionary = try HunspellDictionary(files)
    #expect(dictionary.contains("naïve"))
    #expect(!dictionary.contains("naive"))
    #expect(!dictionary.contains("日本"), "what the encoding cannot write is not in it")
    #expect(dictionary.suggestions(for: "naïv") == ["naïve"])
  }

  @Test func anEncodingThatTheSystemLacksIsAnError() throws {
    let (scratch, files) = try dictionary(encoding: "klingon-8", words: Array("1\nhouse\n".utf8))
    defer { withExtendedLifetime(scratch) {} }
    #expect(throws: DictionaryError.unknownEncoding(path: files.affixes, encoding: "klingon-8")) {
      try HunspellDictionary(files)
    }
  }

  @Test func dictionariesThatComeAndGoTakeNothingFromOthers() throws {
    let (scratch, files) = try dictionary(encoding: "UTF-8", words: Array("1\nété\n".utf8))
    let (other, latin) = try dictionary(encoding: "ISO8859-1", words: Array("1\nhouse\n".utf8))
    defer { withExtendedLifetime((scratch, other)) {} }
    let dictionary = try HunspellDictionary(files)
    #expect(dictionary.contains("ÉTÉ"))
    for _ in 0..<100 { _ = try HunspellDictionary(latin) }
    #expect(dictionary.contains("ÉTÉ"), "Hunspell’s table of capitals is still there")
  }

  @Test func dictionariesComeAndGoOnManyThreads() async throws {
    let (scratch, files) = try dictionary(encoding: "UTF-8", words: Array("1\nété\n".utf8))
    defer { withExtendedLifetime(scratch) {} }
    let right = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<2000).count { _ in
            (try? HunspellDictionary(files))?.contains("ÉTÉ") == true
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(right == 8000)
  }

  @Test func dictionariesAreFoundByLanguage() throws {
    let scratch = try Scratch()
    for name in ["xx_AA", "xx_BB", "yy"] {
      try scratch.write([], to: "\(name).aff")
      try scratch.write([], to: "\(name).dic")
    }
    let locator = DictionaryLocator.system(environment: [
      "DICPATH": "/nowhere:\(scratch.folder.path)"
    ])
    #expect(try locator.find("xx_BB").words.hasSuffix("/xx_BB.dic"))
    #expect(try locator.find("xx-BB").words.hasSuffix("/xx_BB.dic"))
    #expect(try locator.find("xx").words.hasSuffix("/xx_AA.dic"), "any country will do")
    #expect(try locator.find("yy").words.hasSuffix("/yy.dic"))
  }

  @Test func aBareLanguageTakesTheWordsOfAllCountries() throws {
    let scratch = try Scratch()
    for (name, word) in [("xx_XX", "one"), ("xx_AA", "two"), ("yy_YY", "three")] {
      try scratch.write("SET UTF-8\n".utf8, to: "\(name).aff")
      try scratch.write("1\n\(word)\n".utf8, to: "\(name).dic")
    }
    let folder = scratch.folder
    for ending in ["aff", "dic"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("xx_BB.\(ending)"),
        withDestinationURL: folder.appendingPathComponent("xx_AA.\(ending)"))
    }
    let locator = DictionaryLocator(folders: [folder.path])
    let main = try locator.find("xx")
    let others = locator.others(of: "xx", than: main)
    #expect(others.map(\.words) == [folder.path + "/xx_AA.dic"], "each file once")
    #expect(locator.others(of: "xx_XX", than: main).isEmpty)
    let speller = Speller(files: main, others: others, lexicon: Lexicon([]))
    #expect(speller.knows("one") && speller.knows("two"))
    #expect(!speller.knows("three"))
  }

  @Test func aMissingDictionaryIsNamedWithWhatThereIs() throws {
    let scratch = try Scratch()
    for name in ["de_BE", "de_DE", "en_GB", "en_US", "fr", "hyph_it_IT"] {
      if !name.hasPrefix("hyph") { try scratch.write([], to: "\(name).aff") }
      try scratch.write([], to: "\(name).dic")
    }
    let folder = scratch.folder.path
    func message(_ tag: LanguageTag) -> String {
      do {
        return try DictionaryLocator(folders: ["/nowhere", folder]).find(tag).words
      } catch {
        return error.description
      }
    }
    #expect(
      message("de-at") == """
        no Hunspell dictionary for “de_AT” (de_AT.aff and de_AT.dic) in /nowhere, \(folder); \
        installed are de_BE, de_DE, en_GB, en_US, fr; the nearest is “de_DE”; \
        install it (apt-get install hunspell-de-at), or name its folder in DICPATH
        """)
    #expect(message("en_AU").contains("“en_GB”;"), "the nearest spells alike")
    #expect(message("en_CA").contains("“en_US”;"))
    #expect(message("fr_FR").contains("“fr”;"))
    #expect(message("dr_DE").contains("“de_DE”;"))
    #expect(message("xx_YY").contains("apt-cache search"), "Debian has no such package")
    #expect(!message("xx_YY").contains("nearest"))
    #expect(message("fr").hasSuffix("/fr.dic"))
    let empty = MissingDictionary(tag: "it", folders: ["/nowhere"], installed: [])
    #expect(empty.description.contains("none is installed"))
  }

  @Test(arguments: [
    ("en", "hunspell-en-us"), ("en_AU", "hunspell-en-au"), ("en_IE", "hunspell-en-us"),
    ("de_CH", "hunspell-de-ch"), ("pt", "hunspell-pt-pt"), ("pt-BR", "hunspell-pt-br"),
    ("es_MX", "hunspell-es"), ("el_GR", "hunspell-el"), ("nb_NO", "hunspell-no"),
    ("et", "myspell-et"), ("xx", nil),
  ])
  func theDebianPackageOfALanguage(_ tag: String, _ expected: String?) {
    let missing = MissingDictionary(tag: LanguageTag(tag), folders: [], installed: [])
    #expect(missing.package == expected)
  }

  @Test(arguments: [
    ("en", "en", nil, "en"), ("en-gb", "en", "GB", "en_GB"), ("PT_br", "pt", "BR", "pt_BR"),
    ("sr_Latn_RS", "sr", "Latn_RS", "sr_Latn_RS"), ("kmr", "kmr", nil, "kmr"), ("", "", nil, ""),
  ])
  func aTagHasALanguageAndPerhapsACountry(
    _ text: String, _ language: String, _ region: String?, _ name: String
  ) {
    let tag = LanguageTag(text)
    #expect(tag.language == language)
    #expect(tag.region == region)
    #expect(tag.description == name)
  }
}

@Suite struct LexiconTests {
  @Test func looksUpByBinarySearch() {
    let lists = ["a 70\nab 12\nabc 3\nb 9\n", "zebra 31 source\n"]
    let lexicon = Lexicon(lists.map { StoredBytes(copying: Array($0.utf8)) })
    #expect(lexicon.frequency(of: "a") == 70)
    #expect(lexicon.frequency(of: "ab") == 12)
    #expect(lexicon.frequency(of: "abc") == 3)
    #expect(lexicon.frequency(of: "zebra") == 31)
    for absent in ["", "aa", "abcd", "zebras", "zz", "0", "ä"] {
      #expect(lexicon.frequency(of: absent) == nil)
    }
    #expect(Lexicon([]).frequency(of: "a") == nil)
  }

  @Test func theEmbeddedLexiconIsSorted() throws {
    let text = try String(
      contentsOf: Fixtures.package.appendingPathComponent("Dictionaries/en/lexicon.txt"),
      encoding: .utf8)
    let words = text.split(separator: "\n").map { Array($0.prefix { $0 != " " }.utf8) }
    #expect(words.count > 40_000)
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }
}
