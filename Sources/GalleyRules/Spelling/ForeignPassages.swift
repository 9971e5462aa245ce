import GalleyLanguage
import GalleyText

/// The stretches of a document that are in another language than the one it is linted in: rules that know only
/// one language pass over them.
///
/// A stretch must have unknown words that stand close together (the subarray of greatest sum, Kadane 1977, of a
/// sentence whose unknown words count for it and whose known ones against it), or be a clause without the commonest
/// words of the expected language; and the detector must know its language: badly read English has many unknown words
/// too, but it is of no language.
package struct ForeignPassages: Sendable {
  /// A stretch in one language.
  package struct Passage: Sendable {
    package var tokens: Range<Int>
    package var language: LanguageRecognizer.Recognized
  }

  /// In the order of the text; they do not overlap.
  package private(set) var passages: [Passage] = []

  /// Whether a token lies in one of them.
  package func contains(token: Int) -> Bool {
    overlap(token..<token + 1)
  }

  /// Whether a range of the source touches one of them.
  package func overlap(_ range: TextRange, in document: Document) -> Bool {
    let index = firstIndex { document.tokens[$0.tokens.upperBound - 1].end > range.start }
    return index < passages.count
      && document.tokens[passages[index].tokens.lowerBound].start < range.end
  }

  /// Whether some of a range of tokens lie in one of them.
  private func overlap(_ tokens: Range<Int>) -> Bool {
    let index = firstIndex { $0.tokens.upperBound > tokens.lowerBound }
    return index < passages.count && passages[index].tokens.lowerBound < tokens.upperBound
  }

  /// The first passage that ends behind a place, given whether one does.
  ///
  /// - Complexity: O(log passages).
  private func firstIndex(endingBehind: (Passage) -> Bool) -> Int {
    var (low, high) = (0, passages.count)
    while low < high {
      let middle = (low + high) / 2
      if endingBehind(passages[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func find(_ unknown: UnknownWords, in context: LintContext) -> ForeignPassages {
    var found = ForeignPassages()
    guard !unknown.places.isEmpty else { return found }
    let search = Search(unknown, context)
    let document = context.document
    for block in document.blocks {
      let sentences = document.sentences[block.sentences]
      var inBlock = sentences.flatMap { search.passages(in: $0.tokens) }
      guard let first = inBlock.first else { continue }
      // What stands between such sentences is most likely of their language, too.
      let words = inBlock.reduce(0) { $0 + document.wordCount($1.tokens) }
      if words * 2 >= document.wordCount(block.tokens) {
        let rest = sentences.filter { sentence in
          !inBlock.contains { $0.tokens.overlaps(sentence.tokens) }
            && search.isStrange(sentence.tokens)
        }
        inBlock += rest.map { Passage(tokens: $0.tokens, language: first.language) }
        inBlock.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
      }
      found.passages += inBlock
    }
    found.takeRest(of: document, search)
    return found
  }

  /// In a document most of which is in another language, paragraphs that are not recognisably of the expected one
  /// are in that language as well.
  private mutating func takeRest(of document: Document, _ search: Search) {
    let words = passages.reduce(0) { $0 + document.wordCount($1.tokens) }
    guard let first = passages.first, words * 2 >= document.wordCount(document.tokens.indices)
    else { return }
    let rest = document.blocks.filter { block in
      document.wordCount(block.tokens) >= Self.leastWords
        && !overlap(block.tokens)
        && !search.isExpected(block.tokens)
    }
    passages += rest.map { Passage(tokens: $0.tokens, language: first.language) }
    passages.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Unknown words below which nothing is looked into, and words below which the detector guesses.
  private static let leastUnknown = 2
  private static let leastWords = 3
  /// Words of a clause that is looked into though it has hardly an unknown word.
  private static let clauseWords = 5
  /// What the detector must have to say for a language, and for one of fewer words: a row of misread words may look
  /// like any.
  private static let score = 200.0
  private static let scoreOfFew = 700.0
  private static let fewWords = 8

  /// Looks for passages in sentences.
  private struct Search {
    private let context: LintContext
    private let document: Document
    /// Tokens of unknown words, and whether they may be names.
    private let unknown: [Int: Bool]

    init(_ unknown: UnknownWords, _ context: LintContext) {
      self.context = context
      document = context.document
      self.unknown = Dictionary(
        unknown.places.map { ($0.token, $0.kind == .name) }, uniquingKeysWith: { $0 && $1 })
    }

    func passages(in sentence: Range<Int>) -> [Passage] {
      if let dense = densest(in: sentence), let found = passage(widened(dense, in: sentence)) {
        return [found]
      }
      guard sentence.contains(where: { unknown[$0] == false }) else { return [] }
      return clauses(of: sentence).filter {
        document.wordCount($0) >= ForeignPassages.clauseWords && isStrange($0)
      }.compactMap(passage)
    }

    private func passage(_ tokens: Range<Int>) -> Passage? {
      guard let language = recognize(tokens), language.code != expected else { return nil }
      return Passage(tokens: tokens, language: language)
    }

    /// What stands between double quotation marks, and between those and the ends of a sentence.
    private func clauses(of sentence: Range<Int>) -> [Range<Int>] {
      let marks = sentence.filter { document.isDoubleMark($0) }
      return zip([sentence.lowerBound - 1] + marks, marks + [sentence.upperBound])
        .compactMap { before, after in
          let words = (before + 1..<after).filter { document.tokens[$0].kind == .word }
          return words.first.map { $0..<words[words.count - 1] + 1 }
        }
    }

    /// Whether hardly any of the words are among the commonest.
    func isStrange(_ tokens: Range<Int>) -> Bool {
      let words = tokens.filter { document.tokens[$0].kind == .word }
      // Of kindred languages (Dutch, Afrikaans) the detector takes one for the other: without frequencies a good part of
      // the words must be unknown.
      guard context.language.speller.hasFrequencies else {
        return words.count { unknown[$0] == false } * 3 >= words.count
      }
      return words.count { frequency($0) >= 66 } * 8 <= words.count
    }

    /// A stretch with the words beside it that languages share, up to a quotation mark.
    private func widened(_ span: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
      var (start, end) = (span.lowerBound, span.upperBound)
      while start > sentence.lowerBound, isShared(start - 1) { start -= 1 }
      while end < sentence.upperBound, isShared(end) { end += 1 }
      while start < span.lowerBound, document.tokens[start].kind != .word { start += 1 }
      while end > span.upperBound, document.tokens[end - 1].kind != .word { end -= 1 }
      return start..<end
    }

    private func isShared(_ index: Int) -> Bool {
      switch document.tokens[index].kind {
      case .word: weight(index) > Self.frequentWeight
      case .number, .code: true
      default: !document.isDoubleMark(index)
      }
    }

    /// Whether a stretch is recognised as the language that is expected.
    func isExpected(_ tokens: Range<Int>) -> Bool { recognize(tokens)?.code == expected }

    private var expected: String { context.language.tag.language }

    private func recognize(_ tokens: Range<Int>) -> LanguageRecognizer.Recognized? {
      var text: [UInt8] = []
      for index in tokens where document.tokens[index].kind == .word {
        text += document.source.bytes[document.tokens[index].range.indices]
        text.append(0x20)
      }
      // Of kindred languages the detector is not certain; that it is one of them is enough.
      guard
        let found = LanguageRecognizer.language(of: text)
          ?? LanguageRecognizer.language(of: text, guesses: true)
      else { return nil }
      let isShort = document.wordCount(tokens) < ForeignPassages.fewWords
      return found.score >= (isShort ? ForeignPassages.scoreOfFew : ForeignPassages.score)
        ? found : nil
    }

    /// The stretch of a sentence that has most unknown words and fewest known ones.
    private func densest(in sentence: Range<Int>) -> Range<Int>? {
      var (best, bestSum) = (sentence.lowerBound..<sentence.lowerBound, 0.0)
      var (start, sum) = (sentence.lowerBound, 0.0)
      for index in sentence where document.tokens[index].kind == .word {
        if sum <= 0 { (start, sum) = (index, 0) }
        sum += weight(index)
        if sum > bestSum { (best, bestSum) = (start..<index + 1, sum) }
      }
      guard document.wordCount(best) >= ForeignPassages.leastWords,
        best.count(where: { unknown[$0] == false }) >= ForeignPassages.leastUnknown
      else { return nil }
      return best
    }

    /// How much a word speaks for another language: names little, words of two letters hardly against it, as
    /// languages share them.
    private func weight(_ index: Int) -> Double {
      if let isName = unknown[index] { return isName ? 0.4 : 1 }
      let token = document.tokens[index]
      if !token.flags.isDisjoint(with: .nonASCII) { return 0.2 }
      if token.range.count <= 2 { return -0.2 }
      return frequency(index) >= 60 ? Self.frequentWeight : -0.5
    }

    /// In tenths of Zipf.
    private func frequency(_ index: Int) -> Int {
      context.language.speller.frequency(of: document.form(index)) ?? 0
    }

    private static let frequentWeight = -1.5
  }
}
