import GalleyLanguage
import GalleyText
import Support
import Testing

@Suite struct TermMatcherTests {
  /// What is found in a text, best first: the phrase and the term.
  private func found(_ text: String) throws -> [(phrase: String, term: String)] {
    let table = try #require(TestLinter(language: "en").data.terms)
    let bytes = Array(text.utf8)
    let document = Document(
      source: SourceText(path: "test", bytes: bytes),
      blocks: [Block(range: TextRange(0, bytes.count), kind: .paragraph)])
    let matcher = TermMatcher(table)
    let items = matcher.items(of: document)
    return matcher.matches(in: items).sorted { $0.score > $1.score }.map { match in
      let range = TextRange(items[match.first].range.start, items[match.last].range.end)
      return (
        document.source.string(range), match.words.map(table.text).joined(separator: " ")
      )
    }
  }

  @Test(arguments: [
    ("an arbitrary woodland", "arbitrary woodland", "random forest"),
    ("the preeminent courtroom sat", "preeminent courtroom", "supreme court"),
    ("a calculated relapse", "calculated relapse", "logistic regression"),
    ("flag to clamor proportion", "flag to clamor proportion", "signal to noise ratio"),
  ])
  func findsTermsInOtherWords(_ text: String, _ phrase: String, _ term: String) throws {
    let best = try found(text).first
    #expect(best?.phrase == phrase)
    #expect(best?.term == term)
  }

  @Test(arguments: [
    "a random forest", "the supreme court", "The courtroom was full.", "flag, clamor",
    "arbitrary. Woodland is a", "big data", "signal-to-noise ratio",
  ])
  func leavesOtherTextAlone(_ text: String) throws {
    #expect(try found(text).isEmpty)
  }

  @Test func otherBytesAreNoTable() {
    #expect(TermTable(StoredBytes(copying: [])) == nil)
    #expect(TermTable(StoredBytes(copying: [UInt8](repeating: 7, count: 100))) == nil)
  }
}
