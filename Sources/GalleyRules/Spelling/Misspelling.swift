import GalleyLanguage
import GalleyText

/// A word that no dictionary has and that is near to one that is frequent.
package struct Misspelling: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "misspelling", category: .spelling,
    summary: "a word that is no word, near to one that is",
    explanation: """
      A small word that neither the Hunspell dictionary nor Galley's own list of words has, one slip of \
      the finger away from a word that everybody uses. What is farther from any frequent word, or used \
      several times in the article, is a note: it may well be a term that dictionaries lack. Names are \
      the business of `unknown-name`; sentences in which many words are unknown are taken for another \
      language.

      What print recognition leaves is the business of `misread-word`.

      The fixes are known words one edit away, the most frequent ones first, or Hunspell's suggestions.
      """,
    examples: [
      Example("The ⟦goverment⟧ announced the plan.", fixed: "The government announced the plan."),
      Example("They were ⟦seperated⟧ by the river.", fixed: "They were separated by the river."),
      Example("The crew of the Hvidbjørnen met Mr Szczepański in Łódź."),
      Example("The NGOs’ re-examination of e-mails, pre-war maps and naïve art went on."),
      Example("It was gettin’ late, ’bout nine, and the escalatory denuclearization talks failed."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let speller = context.language.speller
    let unknown = context.unknownWords
    let corrections = Dictionary(
      context.corrections.filter(\.isUnknown).map { ($0.token, $0) },
      uniquingKeysWith: { first, _ in first })
    for place in unknown.places where place.kind != .name {
      let found = corrections[place.token]
      let candidates = Self.ranked(speller.suggestions(for: place.word.lowercased()), by: found)
      let count = unknown.counts[place.word.lowercased()] ?? 1
      let judgement = judge(place, candidates, found, count: count, speller)
      let fixes = candidates.prefix(5).map { candidate in
        let word =
          place.word.first?.isUppercase == true ? candidate.word.capitalisedFirst : candidate.word
        return Fix(
          "Replace with “\(word)”", judgement.severity == .warning ? .likely : .choice,
          place.stem(in: context.document), word)
      }
      let hint = candidates.first.map { "; “\($0.word)” is near" } ?? ""
      diagnostics.append(
        Diagnostic(
          description, place.range, "“\(place.word)” is in no dictionary\(hint)",
          severity: judgement.severity, confidence: judgement.confidence, fixes: fixes))
    }
  }

  /// The candidates with those first that the language model prefers in this place.
  private static func ranked(_ candidates: [Candidate], by found: FoundCorrection?) -> [Candidate] {
    guard let found else { return candidates }
    let preferred = found.corrections.map { $0.replacement.lowercased() }
    let first = preferred.map { word in
      candidates.first { $0.word.lowercased() == word }
        ?? Candidate(word: word, frequency: 0, slip: .change)
    }
    return first + candidates.filter { !preferred.contains($0.word.lowercased()) }
  }

  /// How likely an unknown word is a slip.
  ///
  /// The longer the word and the more frequent its neighbour, the likelier. What the article uses three
  /// times is probably meant; what English builds from a known word by a productive prefix or ending, or by joining
  /// two, is a word that the dictionary lacks.
  private func judge(
    _ place: UnknownWords.Place, _ candidates: [Candidate], _ found: FoundCorrection?, count: Int,
    _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
    if let found, place.kind == .word { return (found.severity, found.confidence) }
    let length = place.word.utf8.count
    let isImplausible = speller.wordlikeness.isImplausible(place.word)
    guard place.kind == .word, let best = candidates.first, best.slip != .other,
      let needed = place.isPart && length < 6
        ? nil : Self.neededFrequency(length: length, best.slip, isImplausible: isImplausible),
      best.frequency >= needed + (count < 3 ? 0 : 15) + (place.isPart ? 9 : 0),
      !Derivation.isDerived(place.word, isKnown: speller.knows)
    else { return (.note, 0.3) }
    return (.warning, min(0.97, 0.82 + 0.006 * Double(best.frequency - needed)))
  }

  /// How frequent the neighbour must be, in tenths of Zipf; nil where no neighbour proves anything.
  ///
  /// Short words have neighbours by chance: of all strings of five letters every tenth has one. A string
  /// that looks like no word needs less.
  private static func neededFrequency(length: Int, _ slip: Candidate.Slip, isImplausible: Bool)
    -> Int?
  {
    let isTyping = slip == .swap || slip == .double
    switch length {
    case ...2: return nil
    case 3: return isTyping || isImplausible ? 66 : nil
    case 4: return isTyping ? 56 : isImplausible ? 52 : nil
    case 5: return isTyping ? 46 : isImplausible ? 44 : 51
    case 6: return isImplausible ? 30 : 37
    case 7: return isImplausible ? 28 : 33
    default: return isImplausible ? 25 : 30
    }
  }
}
