import GalleyLanguage
import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

      The language model has a say in it: a word is believed to be a slip where a neighbour fits its place and its \
      sentence, and the less so the more it may be a word of its own: by its letters, as a form or compound of \
      known words, or by standing in the article more than once.

      In languages of which Galley knows no frequencies, a word is believed to be a slip that occurs once only and is \
      far more probable as another word of the dictionary, miswritten by one slip, than as a word of its own by its \
      letters. Other endings of known words, words that English has, and what differs in its first letter are notes. \
      So are capitalised words, but for German nouns behind an article or an adjective.

      The fixes are what `galley suggest` finds, in the order in which they fit the sentence: at most five.
      """,
    overrides: ["unknown-name"],
    examples: [
      Example("The ⟦goverment⟧ announced the plan.", fixed: "The government announced the plan."),
      Example("They were ⟦seperated⟧ by the river.", fixed: "They were separated by the river."),
      Example("The crew of the Hvidbjørnen met Mr Szczepański in Łódź."),
      Example("The NGOs’ re-examination of e-mails, pre-war maps and naïve art went on."),
      Example("It was gettin’ late, ’bout nine, and the escalatory denuclearization talks failed."),
      Example("The report was printed with debuild(1) and read by nobody."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let speller = context.language.speller
    guard speller.hasFrequencies else {
      return checkByDictionary(context, into: &diagnostics)
    }
    var found = findings(context)
    judgeDoubled(&found, context.document)
    diagnostics += found.map { diagnostic($0, context) }
  }

  /// What is thought of each unknown word that is no name.
  private func findings(_ context: LintContext) -> [Finding] {
    let speller = context.language.speller
    let unknown = context.unknownWords
    let corrections = Dictionary(
      context.corrections.filter(\.isUnknown).map { ($0.token, $0) },
      uniquingKeysWith: { first, _ in first })
    let isDoubtful = context.misreading.score >= Self.doubtfulScore
    var found: [Finding] = []
    for place in unknown.places where place.kind != .name {
      let lower = place.word.lowercased()
      let near = self.near(lower, speller)
      let correction = corrections[place.token]
      let guess = guess(place, near, correction, context)
      let count = unknown.counts[lower] ?? 1
      let evidence = evidence(place, near, guess, correction, count: count, context)
      let judgement =
        evidence.map { judge($0, place, near, count: count, isDoubtful: isDoubtful, speller) }
        ?? judge(place, near, correction, count: count, speller)
      found.append(
        Finding(place: place, guess: guess, judgement: judgement, evidence: evidence))
    }
    return found
  }

  /// Known words one slip from an unknown one; where there are none, those that print recognition makes it of
  /// (“rnileage”).
  private func near(_ word: String, _ speller: Speller) -> [Candidate] {
    let near = speller.neighbours(of: word)
    return near.isEmpty ? speller.lookalikes(of: word).filter { $0.slip == .glyph } : near
  }

  /// What speaks for a word being a slip, by ``SlipEvidence/names``; nil where nothing was suggested for its place, for
  /// parts of words, and for two letters, which say nothing.
  private func evidence(
    _ place: UnknownWords.Place, _ near: [Candidate], _ guess: Guess, _ found: FoundCorrection?,
    count: Int, _ context: LintContext
  ) -> [Float]? {
    let length = place.word.utf8.count
    guard length > 2, !place.isPart, let best = guess.best,
      let channel = context.language.channel, let text = context.reading,
      let fits = channel.evidence(
        on: [best, .init(word: place.word, cost: 0, prior: -8, score: 0)], for: place.token,
        in: text)
    else { return nil }
    let speller = context.language.speller
    let confidence = Float(min(0.999, max(0.001, found?.confidence ?? 0.001)))
    let likeness = Float(speller.wordlikeness.score(of: place.word) ?? -5)
    let derivation = Derivation(place.word, speller)
    func isBuilt(_ kind: Derivation.Kind) -> Float { derivation?.kind == kind ? 1 : 0 }
    func fit(_ name: String, of row: Int = 0) -> Float {
      SuggestionEvidence.names.firstIndex(of: name).map { fits[row][$0] } ?? 0
    }
    return [
      log(confidence / (1 - confidence)), likeness, best.cost,
      Float(near.first?.frequency ?? 0) / 10, Float(min(3, count - 1)),
      Derivation.isVariant(place.word, best.word) ? 1 : 0,
      best.word.first?.isUppercase == true ? 1 : 0, length == 3 ? 1 : 0, length == 4 ? 1 : 0,
      isBuilt(.prefix), isBuilt(.ending), isBuilt(.elided), isBuilt(.british), isBuilt(.compound),
      derivation?.frequency ?? 0, likeness * Float(length + 1) * 0.30103, fit("class gain"),
      fit("fit around"), fit("near topic") - fit("near topic", of: 1), fit("article"),
      channel.model.vocabulary.word(place.word) >= ModelVocabulary.firstWord ? 1 : 0,
    ]
  }

  /// What speaks for each unknown word of a document being a slip: what weights are learned from.
  package static func evidence(_ document: Document, _ language: Language) -> [(
    range: TextRange, evidence: [Float]
  )] {
    language.speller.beginDocument()
    let context = LintContext(document: document, language: language) { _ in [:] }
    return Misspelling().findings(context).compactMap { finding in
      finding.evidence.map { (finding.place.range, $0) }
    }
  }

  /// An unknown word and what is thought of it.
  private struct Finding {
    var place: UnknownWords.Place
    var guess: Guess
    var judgement: (severity: Severity, confidence: Double)
    var evidence: [Float]?
  }

  /// Of a word that stands there twice in a row, each spoils the place of the other: what is believed of one holds
  /// for both, so that one right word is left whichever of them goes.
  private func judgeDoubled(_ found: inout [Finding], _ document: Document) {
    for index in found.indices.dropFirst()
    where document.isDoubled(found[index - 1].place.token, found[index].place.token) {
      let graver = [found[index - 1], found[index]].max { left, right in
        (left.judgement.severity, left.judgement.confidence)
          < (right.judgement.severity, right.judgement.confidence)
      }
      guard let graver, graver.judgement.severity == .warning else { continue }
      for place in [index - 1, index] {
        found[place].guess = graver.guess
        found[place].judgement = graver.judgement
      }
    }
  }

  private func diagnostic(_ found: Finding, _ context: LintContext) -> Diagnostic {
    let place = found.place
    let form = WrittenForm(place.word, hasCurlyApostrophe: context.reading?.hasCurlyApostrophes)
    let fixes = found.guess.suggestions.prefix(5).map { suggestion in
      let word = form.applied(to: suggestion)
      return Fix(
        "Replace with “\(word)”", found.judgement.severity == .warning ? .likely : .choice,
        place.stem(in: context.document), word)
    }
    let hint = found.guess.suggestions.first.map { "; “\($0)” is near" } ?? ""
    return Diagnostic(
      description, place.range, "“\(place.word)” is in no dictionary\(hint)",
      severity: found.judgement.severity, confidence: found.judgement.confidence, fixes: fixes)
  }

  /// What may have been meant.
  private struct Guess {
    /// Best first.
    var suggestions: [String]
    /// The best of them that is another word, not this one with a capital.
    var best: Suggester.Suggestion?
  }

  private func guess(
    _ place: UnknownWords.Place, _ near: [Candidate], _ correction: FoundCorrection?,
    _ context: LintContext
  ) -> Guess {
    let speller = context.language.speller
    let word = place.word.lowercased()
    // What may be another language is seldom looked into: it is cheap to have its neighbours.
    var found = place.isCrowded ? [] : speller.corrections(for: word)
    guard !found.isEmpty else { return Guess(suggestions: near.map(\.word)) }
    guard !place.isPart, let channel = context.language.channel, let text = context.reading else {
      return Guess(suggestions: found.map(\.word))
    }
    found = channel.ranked(found, for: place.token, in: text)
    let best = found.first { $0.word.lowercased() != word }
    found = found.led(
      by: correction.map { ($0.corrections[0].replacement, $0.probability) }, for: word)
    return Guess(suggestions: found.map(\.word), best: best)
  }

  /// How likely an unknown word is a slip by all that speaks for it: in a text in which other words look misread as
  /// well, less is enough.
  ///
  /// Slips put in by chance, from which the weights of the evidence are learned, are hardly ever made twice: of such
  /// words the form knows more.
  private func judge(
    _ evidence: [Float], _ place: UnknownWords.Place, _ candidates: [Candidate], count: Int,
    isDoubtful: Bool, _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
    let (isSlip, confidence) = SlipEvidence.judge(
      evidence, isDoubtful: isDoubtful && place.word.utf8.count > 3)
    if !isSlip, count > 1 {
      let byForm = judge(place, candidates, nil, count: count, speller)
      if byForm.severity == .warning { return byForm }
    }
    return (isSlip ? .warning : .note, confidence)
  }

  /// Score of ``Misreading`` from which a text is doubtful: a quarter of what makes it a misread one.
  private static let doubtfulScore = 0.3

  /// How likely a word is a slip by its form alone, or by its place alone: parts of hyphenated words, and those that
  /// it would take too long to look into.
  ///
  /// The longer the word and the more frequent its neighbour, the likelier. What the article uses three times is
  /// probably meant.
  private func judge(
    _ place: UnknownWords.Place, _ candidates: [Candidate], _ found: FoundCorrection?, count: Int,
    _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
    guard place.kind == .word else { return (.note, 0.3) }
    if let found, !place.isPart {
      return (found.confidence >= Self.sureFit ? .warning : .note, found.confidence)
    }
    let length = place.word.utf8.count
    let isImplausible = speller.wordlikeness.isImplausible(place.word)
    guard length >= 6, let best = candidates.first, best.slip != .other,
      case let needed = Self.neededFrequency(length: length, isImplausible: isImplausible),
      best.frequency >= needed + (count < 3 ? 0 : 15) + (place.isPart ? 9 : 0),
      Derivation(place.word, speller) == nil
    else { return (.note, 0.3) }
    return (.warning, min(0.97, 0.82 + 0.006 * Double(best.frequency - needed)))
  }

  /// Confidence of the language model that proves a slip by itself.
  private static let sureFit = 0.6

  /// How frequent the neighbour must be, in tenths of Zipf: a string that looks like no word needs less.
  private static func neededFrequency(length: Int, isImplausible: Bool) -> Int {
    switch length {
    case ...6: isImplausible ? 30 : 37
    case 7: isImplausible ? 28 : 33
    default: isImplausible ? 25 : 30
    }
  }
}
