import GalleyLanguage
import GalleyText

/// What is known of the language of a text. One a worker, as the speller caches.
package final class Language {
  /// The tag asked for (“en_US”).
  package let tag: LanguageTag
  package let speller: Speller
  package let vocabulary: Vocabulary
  package let abbreviations: Abbreviations
  /// Finds real words that are wrong; nil where no model of the language is known.
  package let channel: NoisyChannel?
  /// Established terms, where the language's data has them.
  package let terms: TermTable?

  /// The automata of the patterns that were asked for, by linter.
  private var automata: [Int: PatternAutomaton] = [:]
  /// Automata that are kept: more than a project has kinds of settings.
  private static let automataLimit = 16

  package init(
    tag: LanguageTag, speller: Speller, vocabulary: Vocabulary, abbreviations: Abbreviations,
    terms: TermTable? = nil, channel: NoisyChannel? = nil
  ) {
    self.channel = channel
    self.tag = tag
    self.speller = speller
    self.vocabulary = vocabulary
    self.abbreviations = abbreviations
    self.terms = terms
  }

  /// The automaton of a linter's patterns, made once.
  ///
  /// - Parameter id: tells linters apart.
  func automaton(of set: PatternSet, id: Int) -> PatternAutomaton {
    if let known = automata[id] { return known }
    let made = PatternAutomaton(set, vocabulary: vocabulary)
    if automata.count >= Self.automataLimit { automata.removeAll() }
    automata[id] = made
    return made
  }
}
