import Foundation
import GalleyLanguage
import Support
import Testing

@Suite struct WordListTests {
  private static let files = try? TestLinter().data.dictionary

  private func list(_ text: String) throws -> WordList {
    var list = WordList()
    list.add(text, path: "words.txt", files: try #require(Self.files))
    return list
  }

  @Test func lettersSayWhichCasesAreRight() throws {
    let list = try list("gizmatic\nOnsbrug\n=eBird\n")
    for word in ["gizmatic", "Gizmatic", "GIZMATIC", "Onsbrug", "ONSBRUG", "eBird"] {
      #expect(list.acceptance(of: word) != nil, "\(word)")
    }
    for word in ["onsbrug", "EBIRD", "ebird", "gizmatics", "izmatic"] {
      #expect(list.acceptance(of: word) == nil, "\(word)")
    }
  }

  @Test func aModelGivesItsForms() throws {
    let list = try list("blorf/walk  # a verb of ours\n")
    for word in ["blorf", "blorfs", "blorfed", "blorfing", "Blorfing"] {
      #expect(list.acceptance(of: word) != nil, "\(word)")
    }
    #expect(list.acceptance(of: "blorfness") == nil)
    #expect(list.mistakes.isEmpty)
  }

  @Test func mistakesNameTheirLine() throws {
    let list = try list("# fine\ntwo words\nzork/nosuchmodel\n!bad ->\ngood\n")
    #expect(list.mistakes.map(\.line) == [2, 3, 4])
    #expect(list.mistakes[0].description.hasPrefix("words.txt:2:1: error: "))
    #expect(list.acceptance(of: "good") != nil)
  }

  @Test func linesAreWrittenAsTheyAreRead() throws {
    for line in ["word", "=Word", "word/model", "!foo -> bar baz", "!foo"] {
      #expect(try WordEntry.parse(line[...])?.line == line)
    }
    #expect(try WordEntry.parse("  # comment") == nil)
  }

  @Test func aForbiddenWordIsFoundAndReplaced() throws {
    let linter = try TestLinter(rule: "forbidden-word")
    let language = linter.data.makeLanguage()
    language.speller.words = try list("!utilise -> use\n")
    let result = linter.lint("We utilise it. Utilise it! They utilised it.", language: language)
    #expect(result.flagged() == ["utilise", "Utilise"])
    #expect(result.diagnostics.flatMap(\.fixes).map(\.edits.first?.replacement) == ["use", "Use"])
  }

  @Test func anAcceptedWordHidesNoOther() throws {
    let linter = try TestLinter(rule: "misspelling")
    let language = linter.data.makeLanguage()
    let text = "The configurtions and the gizmatic are new."
    #expect(linter.lint(text, language: language).flagged(.note) == ["configurtions", "gizmatic"])
    language.speller.words = try list("Ons\ngizmatic\n")
    #expect(linter.lint(text, language: language).flagged(.note) == ["configurtions"])
    language.speller.words = WordList()
    #expect(linter.lint(text, language: language).flagged(.note) == ["configurtions", "gizmatic"])
  }
}
