import GalleyProject
import GalleyText
import Testing

@Suite struct SentenceTests {
  /// The sentences of a paragraph, by the English abbreviations.
  private func sentences(_ text: String, isHardWrapped: Bool = false) -> [String] {
    let source = SourceText(path: "t", text: text)
    let document = Document(
      source: source,
      blocks: [
        Block(
          range: TextRange(0, source.bytes.count), kind: .paragraph, isHardWrapped: isHardWrapped)
      ],
      abbreviations: Abbreviations(EmbeddedFiles.text("Dictionaries/en/abbreviations.txt")))
    return document.sentences.map { sentence in
      source.string(
        TextRange(
          document.tokens[sentence.tokens.lowerBound].start,
          document.tokens[sentence.tokens.upperBound - 1].end))
    }
  }

  @Test(arguments: [
    "U.S. officials met in St. Petersburg on Jan. 5 with Gen. Smith.",
    "Acme Inc. said it would pay $4.5 million at 10 a.m. on Monday.",
    "J. K. Rowling and Harry S. Truman were No. 10 and No. 11.",
    "The firm, e.g. its U.K. arm, grew by 3.7 per cent vs. 2.1 in Sept. 2011.",
    "“Why?” he asked, and went.",
    "“It is late.” he said, wrongly.",
    "Yahoo! said so, and Ala. Gov. Kay Ivey agreed with Dr. van Dam.",
    "He waited... and waited… and left.",
    "1. The first point of a list.",
    "Visit example.com or see fig. 3 below.",
    "He has a Ph.D. in law from the University of St. Andrews.",
  ])
  func staysWhole(_ text: String) {
    #expect(sentences(text) == [text])
  }

  @Test(arguments: [
    ["It ended.", "Then it began."],
    ["He came at 5 p.m.", "The others left."],
    ["He works for Acme Inc.", "He likes it."],
    ["She asked: “Why?”", "Nobody knew."],
    ["(It was late.)", "They slept."],
    ["He fell ill.", "She stayed."],
    ["They left in Jan.", "The rest stayed."],
    ["It was 2011.", "Nobody knew."],
    ["It is over!", "“Is it?”", "Yes…", "So it is."],
    ["The program ended.", "its owners left."],
    ["It lives in the U.S.", "It is rare."],
  ])
  func isSplit(_ parts: [String]) {
    #expect(sentences(parts.joined(separator: " ")) == parts)
  }

  @Test func theGreekQuestionMarkEndsASentence() {
    #expect(
      sentences("Ποιος είναι; Κανείς· έφυγαν όλοι\u{387} ποιος ξέρει\u{37E} Εμείς.") == [
        "Ποιος είναι;", "Κανείς· έφυγαν όλοι\u{387} ποιος ξέρει\u{37E}", "Εμείς.",
      ])
    #expect(sentences("He came; She left.") == ["He came; She left."])
  }

  @Test func aMissingSpaceDoesNotHideTheEnd() {
    #expect(
      sentences("They lost the vote.The chairman left.") == [
        "They lost the vote.", "The chairman left.",
      ])
  }

  @Test func linesEndSentencesUnlessTheyAreWrapped() {
    let text = "Mayor opens bridge\nBy Ana Lindqvist"
    #expect(sentences(text).count == 2)
    #expect(sentences(text, isHardWrapped: true).count == 1)
  }
}
