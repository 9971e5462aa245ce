import GalleyText
import Support
import Testing

@testable import GalleyLanguage

@Suite struct HypothesisTests {
  /// A hypothesis about places, as a decision leaves it.
  private func hypothesis(
    _ kind: Hypothesis.Kind, _ places: Range<Int>, _ word: ModelWord, _ probability: Float
  ) -> Hypothesis {
    var hypothesis = Hypothesis(kind, places, .init(word))
    (hypothesis.probability, hypothesis.confidence) = (probability, probability)
    return hypothesis
  }

  @Test func whateverOverlapsIsOnePlaceThatIsWrong() throws {
    let kept = NoisyChannel.resolved([
      hypothesis(.substitution, 4..<5, 100, 0.4), hypothesis(.substitution, 4..<5, 101, 0.2),
      hypothesis(.drop, 4..<5, 0, 0.1), hypothesis(.join, 4..<6, 102, 0.05),
      hypothesis(.substitution, 9..<10, 103, 0.3),
    ])
    #expect(kept.map(\.places) == [4..<5, 9..<10])
    let first = try #require(kept.first)
    #expect(first.words.first == 100 && first.probability == 0.4)
    #expect(abs(first.confidence - 0.75) < 1e-6, "only one of them can be right")
    #expect(first.alternatives.map(\.words.first) == [101], "another kind mends another thing")
  }

  @Test func besideASurerPlaceNothingIsSaid() {
    // Two that are less sure each are surer together than the one beside them.
    let kept = NoisyChannel.resolved([
      hypothesis(.drop, 3..<4, 0, 0.35), hypothesis(.substitution, 4..<5, 100, 0.3),
      hypothesis(.add, 4..<4, 101, 0.2),
    ])
    #expect(kept.map(\.places) == [4..<5])
  }

  @Test func certaintyIsNeverReached() {
    let kept = NoisyChannel.resolved([
      hypothesis(.substitution, 4..<5, 100, 0.9), hypothesis(.substitution, 4..<5, 101, 0.8),
    ])
    #expect(kept.map(\.confidence) == [0.99])
  }

  @Test func lettersTwoPlacesOffMakeNeighbours() throws {
    let channel = NoisyChannel(try #require(try TestLinter().data.model))
    let vocabulary = channel.model.vocabulary
    func others(_ word: String) -> [String: EditShape] {
      Dictionary(
        uniqueKeysWithValues: channel.moved(of: vocabulary.word(word)).map {
          (vocabulary.string($0.word), EditShape(code: $0.shape))
        })
    }
    #expect(others("being")["begin"]?.kind == .moved && others("begin")["being"]?.isFirst == false)
    #expect(others("from").isEmpty, "a swap is a neighbour already")
    #expect(others("the").isEmpty)
  }

  @Test func aNameOfTheTextIsNotDoubtedWhereItBeginsASentence() throws {
    let channel = NoisyChannel(try #require(try TestLinter().data.model))
    func names(_ text: String) -> [String] {
      let document = Document(
        source: SourceText(path: "text", text: text),
        blocks: [Block(range: TextRange(0, text.utf8.count), kind: .paragraph)])
      return channel.read(document).names.map(channel.model.vocabulary.string).sorted()
    }
    #expect(names("We met Sue there. Sue went home.") == ["sue"])
    #expect(names("We met Sue there. They may sue us.").isEmpty)
    #expect(names("Sue went home.").isEmpty)
  }
}
