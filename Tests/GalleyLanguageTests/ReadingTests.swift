import GalleyText
import Testing

@testable import GalleyLanguage

@Suite struct ReadingTests {
  private static let words = ["", "", "", "hit", "run", "long-term", "a", "of", "mother", "law"]

  private func reading(_ text: String) -> (Reading, Document) {
    let source = SourceText(path: "text", text: text)
    let document = Document(
      source: source, blocks: [Block(range: TextRange(0, source.bytes.count), kind: .paragraph)],
      abbreviations: Abbreviations())
    let lexer = Reading.Lexer { form, _ in
      ModelWord(100 + (Self.words.firstIndex(of: String(decoding: form, as: UTF8.self)) ?? -100))
    }
    return (Reading(document, lexer: lexer), document)
  }

  @Test func partsOfHyphenatedWordsAreReadApart() {
    let (reading, document) = reading("a hit-and-run of long-term")
    let dash = ModelVocabulary.Class.dash.rawValue
    let unknown = ModelVocabulary.Class.unknown.rawValue
    let boundary = ModelVocabulary.Class.boundary.rawValue
    #expect(
      reading.words == [boundary, 106, 103, dash, unknown, dash, 104, 107, 105, boundary])
    let places = [2, 4, 6].map { document.source.string(reading.range(of: $0, in: document)) }
    #expect(places == ["hit", "and", "run"])
    #expect(reading.parts.count == 3, "a whole word of the model is no parts")
  }

  @Test func aPossessiveEndingIsNoPart() {
    let (reading, document) = reading("a mother-in-law's")
    #expect(reading.words.dropLast().last == ModelVocabulary.Class.possessive.rawValue)
    let last = reading.words.count - 3
    #expect(document.source.string(reading.range(of: last, in: document)) == "law")
  }
}
