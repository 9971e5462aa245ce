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

      In a text where one word in twenty is unknown and looks misread, as print recognition leaves it, every \
      unknown word is a warning.

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
    let isDamaged = isDamaged(context)
    let corrections = Dictionary(
      context.corrections.filter(\.isUnknown).map { ($0.token, $0) }, uniquingKeysWith: { first, _ in first })
    for place in unknown.places where place.kind != .name || isDamaged {
      if place.kind == .name, !isMisread(place, context) { continue }
      let found = corrections[place.token]
      let candidates = Self.ranked(speller.suggestions(for: place.word.lowercased()), by: found)
      let count = unknown.counts[place.word.lowercased()] ?? 1
      let judgement =
        isDamaged
          && (place.kind == .name || isNear(candidates) || isImplausible(place.word, speller))
        ? (severity: Severity.warning, confidence: candidates.isEmpty ? 0.7 : 0.85)
        : judge(place, candidates, found, count: count, speller)
      let fixes = candidates.prefix(5).map { candidate in
        let word =
          place.word.first?.isUppercase == true ? candidate.word.capitalisedFirst : candidate.word
        return Fix(
          "Replace with “\(word)”", judgement.severity == .warning ? .likely : .choice,
          replaced(place, context), word)
      }
      let hint = candidates.first.map { "; “\($0.word)” is near" } ?? ""
      diagnostics.append(
        Diagnostic(
          description, place.range, "“\(place.word)” is in no dictionary\(hint)",
          severity: judgement.severity, confidence: judgement.confidence, fixes: fixes))
    }
  }

  /// Whether the text as a whole was badly read: one word in twenty or more is unknown and is near to a
  /// frequent word or looks like no word at all, and hardly any other is unknown, as they would be in
  /// another language. In such a text every unknown word counts.
  private func isDamaged(_ context: LintContext) -> Bool {
    let document = context.document
    let speller = context.language.speller
    var unknown = 0
    var foreign = 0
    var damaged = 0
    var near = 0
    var seen = Set<String>()
    for place in context.unknownWords.places
    where place.kind != .name && seen.insert(place.word).inserted {
      unknown += 1
      foreign += place.kind == .foreign ? 1 : 0
      let best = speller.suggestions(for: place.word).first
      let isNear =
        best.map { $0.slip != .other && $0.frequency >= 42 } ?? false
        && place.word.utf8.count >= 4 && !Derivation.isDerived(place.word, isKnown: speller.knows)
      if isNear { near += 1 }
      if isNear || isImplausible(place.word, speller) { damaged += 1 }
    }
    // Misread words are scattered, those of another language stand side by side; and most are near to
    // what they were, which foreign words are by chance only.
    guard damaged >= 2, damaged * 10 >= unknown * 6, foreign * 3 <= unknown, near * 2 >= damaged,
      damaged >= 3 || foreign == 0 && near == 2
    else { return false }
    let words = document.tokens.indices.count { document.isLowerWord($0) }
    guard unknown * 2 < words else { return false }
    return damaged >= 3 ? damaged * 20 >= words : damaged * 12 >= words
  }

  /// Whether a known word is one slip away.
  private func isNear(_ candidates: [Candidate]) -> Bool {
    candidates.first.map { $0.slip != .other && $0.frequency >= 28 } ?? false
  }

  /// Whether an unknown capitalised word of a badly read text was misread itself: capitals inside, letters
  /// that no name has, or a frequent word one slip away.
  private func isMisread(_ place: UnknownWords.Place, _ context: LintContext) -> Bool {
    let token = context.document.tokens[place.token]
    let lower = place.word.lowercased()
    if token.flags.contains(.mixedCase) || isImplausible(lower, context.language.speller) {
      return true
    }
    guard let best = context.language.speller.suggestions(for: lower).first else { return false }
    return best.slip != .other && best.frequency >= 35
  }

  /// Whether a string looks like no word: beyond what ninety-eight of a hundred words of its length are.
  private func isImplausible(_ word: String, _ speller: Speller) -> Bool {
    guard let score = speller.wordlikeness.score(of: word) else { return false }
    switch word.utf8.count {
    case ...3: return score < -6
    case 4: return score < -5.1
    case 5: return score < -4.8
    case 6: return score < -4.5
    case 7: return score < -4.3
    default: return score < -4.15
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

  /// The bytes that a suggestion replaces: a possessive ending stays.
  private func replaced(_ place: UnknownWords.Place, _ context: LintContext) -> TextRange {
    let source = context.document.source
    let text = source.string(place.range)
    for ending in ["'s", "’s"] where text.hasSuffix(ending) {
      return TextRange(place.range.start, place.range.end - UInt32(ending.utf8.count))
    }
    return place.range
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
    let isImplausible = isImplausible(place.word, speller)
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
