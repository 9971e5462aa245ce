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
    "color", "naïve", "o'clock",
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
    ("co‑op", "co-op"), ("plain", "plain"),
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

  @Test func aMissingDictionaryNamesItsPackage() {
    let locator = DictionaryLocator(folders: ["/nowhere"])
    do {
      _ = try locator.find("pt_BR")
      Issue.record("found a dictionary in a folder that does not exist")
    } catch {
      #expect(error == .missing(language: "pt_BR", searched: ["/nowhere"]))
      #expect(error.description.contains("apt-get install hunspell-pt-br"))
    }
  }
}

@Suite struct LexiconTests {
  @Test func looksUpByBinarySearch() {
    let lexicon = Lexicon([
      Array("a 70\nab 12\nabc 3\nb 9\n".utf8), Array("zebra 31 source\n".utf8),
    ])
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
