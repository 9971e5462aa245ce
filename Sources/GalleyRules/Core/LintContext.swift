import GalleyLanguage
import GalleyText

/// What a rule may look at: the document, the language, and analyses of the document that several rules
/// share, each made once and only when a rule asks for it.
package final class LintContext {
  package let document: Document
  package let language: Language
  /// For each of the document's words its id in the language's vocabulary, `Vocabulary.none` for others.
  package let vocabularyIDs: [UInt32]
  /// Where patterns may end, by the id of their rule; `pattern` is an index into the rule's own.
  let hits: [String: [PatternAutomaton.Hit]]

  /// - Parameter hits: gets the vocabulary ids of the document's words.
  init(
    document: Document, language: Language,
    hits: ([UInt32]) -> [String: [PatternAutomaton.Hit]]
  ) {
    self.document = document
    self.language = language
    vocabularyIDs = language.vocabulary.ids(of: document.words)
    self.hits = hits(vocabularyIDs)
  }

  /// The quotation marks and brackets, paired.
  package private(set) lazy var pairs = {
    let elision = language.vocabulary.wordClass("elision")
    return MarkPairs(document: document) { isMember($0, of: elision) }
  }()

  /// The places where a space fell out.
  package private(set) lazy var joins = Joins(self)

  /// The words that no dictionary has; those of passages in another language are left out.
  package private(set) lazy var unknownWords = allUnknownWords.leavingOut(foreignPassages)

  private lazy var allUnknownWords = UnknownWords.find(in: self)

  /// The passages in another language.
  package private(set) lazy var foreignPassages = ForeignPassages.find(allUnknownWords, in: self)

  /// The document as the language model reads it; nil where there is no model of the language.
  package private(set) lazy var reading: NoisyChannel.Text? = language.channel.map { channel in
    let unknown = unknownWords.places.filter { $0.kind != .name && !$0.isPart }.map(\.token)
    let obscure = channel.obscureTokens(of: document, language.speller)
    return channel.read(
      document, unknown: unknown, obscure: obscure.filter { !foreignPassages.contains(token: $0) })
  }

  /// What the language model would have the text say, with its confidence.
  package private(set) lazy var corrections = FoundCorrection.find(in: self)

  /// How badly the text was read from print.
  package private(set) lazy var misreading = Misreading.measure(in: self)

  /// Whether a token is a word of a class of the language (“conjunction”); false for a class that the
  /// language's data does not define.
  package func isMember(_ token: Int, of wordClass: WordClass?) -> Bool {
    guard let wordClass else { return false }
    let token = document.tokens[token]
    return language.vocabulary.isMember(vocabularyIDs[Int(token.word)], of: wordClass)
  }

  /// Whether a token is a word that is written with a stop behind it as an abbreviation.
  package func isAbbreviation(_ token: Int) -> Bool {
    language.abbreviations.behaviour(
      of: document.form(token),
      isCapitalised: document.tokens[token].flags.contains(.capitalised)) != nil
  }

  /// A word class by name.
  package func wordClass(_ name: String) -> WordClass? { language.vocabulary.wordClass(name) }
}
