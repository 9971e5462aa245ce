import Foundation
import GalleyProject
import Support
import Testing

@testable import GalleyLanguage

@Suite struct SuggesterTests {
  private static let data = try? TestLinter().data

  private func find(_ word: String, in sentence: String? = nil) throws -> [String] {
    let data = try #require(Self.data)
    return Corrections.find(
      word, sentence: sentence, language: data.makeLanguage(), abbreviations: data.abbreviations,
      limit: 5)
  }

  @Test(arguments: [
    ("nashional", "national"), ("fisical", "physical"), ("acomodate", "accommodate"),
    ("rithm", "rhythm"), ("nowledge", "knowledge"), ("liesure", "leisure"), ("febuary", "February"),
    ("dont", "don't"), ("inteligence", "intelligence"),
  ])
  func whatSoundsAlikeIsFound(_ word: String, _ meant: String) throws {
    #expect(try find(word).contains(meant))
  }

  @Test(arguments: [
    ("teached", "taught"), ("catched", "caught"), ("thinked", "thought"), ("layed", "laid"),
    ("runned", "ran"), ("childs", "children"),
  ])
  func aFormMadeByRuleIsTheIrregularOne(_ word: String, _ meant: String) throws {
    #expect(try find(word).prefix(2).contains(meant))
  }

  @Test(arguments: [
    // An e that is not heard; a name is seldom written small, but a colour is; British forms are there.
    ("returne", "return"), ("paintere", "painter"), ("borwn", "brown"),
    ("haemmorhage", "haemorrhage"),
  ])
  func theLikeliestIsFirst(_ word: String, _ meant: String) throws {
    #expect(try find(word).first == meant)
  }

  @Test(arguments: [("rnileage", "mileage"), ("cornpany", "company"), ("clistant", "distant")])
  func lettersThatPrintRecognitionSplitArePutTogether(_ word: String, _ meant: String) throws {
    #expect(try find(word).first == meant)
  }

  @Test func letterCaseAndApostropheAreCarriedOver() throws {
    #expect(try find("Goverment").first == "Government")
    #expect(try find("GOVERMENT").first == "GOVERNMENT")
    #expect(try find("could’nt").first == "couldn’t")
  }

  @Test func aSentenceDecides() throws {
    #expect(try find("stor", in: "We bought the bread at the stor on the corner.").first == "store")
    #expect(try find("stor", in: "He told the children a long stor about a fox.").first == "story")
  }

  @Test(arguments: [
    ("The coach of the football club said that three of his best pryers were ill.", "players"),
    ("The imam of the mosque said that the evening pryers were over.", "prayers"),
  ])
  func whatTheSentenceIsAboutDecides(_ sentence: String, _ meant: String) throws {
    #expect(try find("pryers", in: sentence).first == meant)
  }

  @Test func aNarrowSearchFindsAllThatIsCheap() throws {
    let lines = try #require(EmbeddedFiles.bytes("Dictionaries/en/lexicon.txt"))
    let forms = CandidateForms(
      files: nil, lexicon: Lexicon([StoredBytes(copying: lines)]), vocabulary: nil)
    let model = ErrorModel(sounds: EmbeddedFiles.text("Dictionaries/en/sounds.txt"))
    for word in ["goverment", "acomodate", "teh", "competion", "wich", "fisical", "nolwedge"] {
      var search = CandidateSearch(LetterCodes.codes(of: word), model: model)
      func costs(_ bound: Float) -> [Int: Float] {
        search.matches(in: forms, within: bound).reduce(into: [:]) { $0[$1.form] = $1.cost }
      }
      let wide = costs(9).filter { $0.value <= 4 }
      #expect(!wide.isEmpty && costs(4) == wide, "\(word)")
    }
  }

  @Test func atMostFiveAndAllDifferent() throws {
    let found = try find("hte")
    #expect(found.count <= 5 && Set(found).count == found.count)
  }

  @Test func whatIsNoWordAtAllIsHarmless() throws {
    for word in ["", " ", "…", "12", String(repeating: "x", count: 500), "日本", "a\u{300}\u{301}"] {
      _ = try find(word)
    }
  }

  @Test func theTableOfFormsReadsBackAsItWasWritten() throws {
    let lexicon = Lexicon([
      StoredBytes(copying: Array("ferry 41\nharbour 45\nharbours 38\n".utf8))
    ])
    let forms = CandidateForms(files: nil, lexicon: lexicon, vocabulary: nil)
    let table = forms.table
    #expect(forms.count == 3)
    #expect(CandidateForms(table: table)?.table == table)
    #expect(CandidateForms(table: Array(table.dropLast())) == nil)
    #expect(CandidateForms(table: []) == nil)
  }

  @Test func aPageOfUnknownWordsIsBounded() throws {
    let speller = try #require(Self.data).makeLanguage().speller
    speller.beginDocument()
    // Too long to be searched for, which keeps the test quick, but asked for all the same.
    for number in 1...Speller.searches {
      _ = speller.corrections(for: String(repeating: "zq", count: 20 + number))
    }
    #expect(speller.corrections(for: "goverment").isEmpty, "the document's share is used up")
    speller.beginDocument()
    #expect(speller.corrections(for: "goverment").first?.word == "government")
  }
}
