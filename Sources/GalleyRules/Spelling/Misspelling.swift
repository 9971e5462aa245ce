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
      let near = speller.neighbours(of: lower)
      let guess = guess(place, near, context)
      let correction = corrections[place.token]
      let count = unknown.counts[lower] ?? 1
      let evidence = evidence(place, near, guess, correction, count: count, context)
      let byForm = judge(
        place, near, guess, correction, count: count, isDoubtful: isDoubtful, speller)
      let judgement = evidence.map { judge($0, byForm, isRepeated: count > 1) } ?? byForm
      found.append(
        Finding(place: place, guess: guess, judgement: judgement, evidence: evidence))
    }
    return found
  }

  /// What speaks for a word being a slip, by ``SlipEvidence/names``; nil where nothing was suggested for its place, and
  /// for two letters, which say nothing.
  private func evidence(
    _ place: UnknownWords.Place, _ near: [Candidate], _ guess: Guess, _ found: FoundCorrection?,
    count: Int, _ context: LintContext
  ) -> [Float]? {
    let length = place.word.utf8.count
    guard length > 2, place.kind == .word, !place.isPart, let best = guess.best,
      let odds = guess.odds
    else { return nil }
    let speller = context.language.speller
    let confidence = Float(min(0.999, max(0.001, found?.confidence ?? 0.001)))
    return [
      // Beyond that, numbers tell nothing more.
      Float(min(40, max(-40, odds))), log(confidence / (1 - confidence)),
      Float(speller.wordlikeness.score(of: place.word) ?? -5), best.cost,
      Float(near.first?.frequency ?? 0) / 10, Float(min(3, count - 1)),
      Derivation.isDerived(place.word, isKnown: speller.knows) ? 1 : 0,
      Derivation.isVariant(place.word, best.word) ? 1 : 0,
      best.word.first?.isUppercase == true ? 1 : 0, length == 3 ? 1 : 0, length == 4 ? 1 : 0,
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
    var best: Suggester.Suggestion?
    /// See ``NoisyChannel/odds(of:for:written:in:letters:)``.
    var odds: Double?
  }

  private func guess(_ place: UnknownWords.Place, _ near: [Candidate], _ context: LintContext)
    -> Guess
  {
    let speller = context.language.speller
    let word = place.word.lowercased()
    // What may be another language is seldom looked into: it is cheap to have its neighbours.
    var found = place.kind == .foreign ? [] : speller.corrections(for: word)
    guard !found.isEmpty else { return Guess(suggestions: near.map(\.word)) }
    guard !place.isPart, let channel = context.language.channel, let text = context.reading else {
      return Guess(suggestions: found.map(\.word), best: found.first)
    }
    found = channel.ranked(found, for: place.token, in: text)
    let odds = channel.odds(
      of: found[0], for: place.token, written: word, in: text, letters: speller.wordlikeness)
    return Guess(suggestions: found.map(\.word), best: found[0], odds: odds.map(Double.init))
  }

  /// How likely an unknown word is a slip by all that speaks for it: what its form or the evidence proves is one.
  ///
  /// Slips put in by chance, from which the weights of the evidence are learned, are hardly ever made twice and seldom
  /// look built: of such words the form knows more.
  private func judge(
    _ evidence: [Float], _ byForm: (severity: Severity, confidence: Double), isRepeated: Bool
  ) -> (severity: Severity, confidence: Double) {
    let (isSlip, confidence) = SlipEvidence.judge(evidence)
    if isSlip, !isRepeated { return (.warning, confidence) }
    return byForm.severity == .warning
      ? (.warning, max(confidence, byForm.confidence)) : (.note, confidence)
  }

  /// How likely an unknown word is a slip by its form and its place.
  ///
  /// The longer the word and the more frequent its neighbour, the likelier. What the article uses three
  /// times is probably meant; what English builds from a known word by a productive prefix or ending, or by joining
  /// two, is a word that the dictionary lacks.
  private func judge(
    _ place: UnknownWords.Place, _ candidates: [Candidate], _ guess: Guess,
    _ found: FoundCorrection?, count: Int, isDoubtful: Bool, _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
    var judgement = judge(
      place, candidates, found, count: count, isDoubtful: isDoubtful, speller)
    guard place.kind == .word, !place.isPart, let best = guess.best, let odds = guess.odds else {
      return judgement
    }
    let isDerived = Derivation.isDerived(place.word, isKnown: speller.knows)
    if Derivation.isVariant(place.word, best.word) {
      // Another form of a known word, or its British spelling: only what is hardly a word at all is a slip.
      if odds < Self.variantOdds { judgement = (.note, 0.3) }
    } else if judgement.severity == .warning {
      if odds < Self.leastOdds { judgement = (.note, 0.3) }
    } else if place.word.utf8.count >= 4, count < 3, best.word.utf8.allSatisfy({ $0 &- 0x61 < 26 }),
      (1...Self.greatestCost).contains(best.cost), best.prior >= Self.leastPrior,
      odds >= Self.slipOdds + (isDerived ? Self.derivationOdds : 0)
    {
      judgement = (.warning, min(0.95, 0.8 + 0.02 * odds))
    }
    return judgement
  }

  /// Log₁₀ of the odds from which an unknown word is a slip; below which it is none whatever its form; what
  /// more it takes where English may have built the word, and where it is a form of the one that is near.
  private static let slipOdds = 5.6
  private static let leastOdds = 2.0
  private static let derivationOdds = 5.0
  private static let variantOdds = 3.0
  /// −log₁₀ of the least probable slip, and log₁₀ of the probability of the rarest word, that are believed.
  private static let greatestCost = Suggester.nearest
  private static let leastPrior: Float = -6

  /// The same from the form of the word and from the words one edit away in their place.
  private func judge(
    _ place: UnknownWords.Place, _ candidates: [Candidate], _ found: FoundCorrection?, count: Int,
    isDoubtful: Bool, _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
    let byForm = judge(place, candidates, count: count, speller)
    guard let found, place.kind == .word, !place.isPart else { return byForm }
    if byForm.severity == .warning {
      // What looks like a slip is one, unless no neighbour fits the place at all.
      return found.confidence >= Self.leastFit
        ? (.warning, (byForm.confidence + found.confidence) / 2) : (.note, 0.3)
    }
    // What English may have built needs more than a likelier neighbour.
    let isSlip =
      found.confidence >= (isDoubtful ? Self.sureFit.doubtful : Self.sureFit.clean)
      && !Derivation.isDerived(place.word, isKnown: speller.knows)
    return (isSlip ? .warning : .note, found.confidence)
  }

  /// Confidences of the language model below which a neighbour does not fit, and from which it proves a slip;
  /// in a text in which other words look misread as well, less does.
  private static let leastFit = 0.01
  private static let sureFit = (clean: 0.6, doubtful: 0.2)
  /// Score of ``Misreading`` from which a text is doubtful: a quarter of what makes it a misread one.
  private static let doubtfulScore = 0.3

  /// The same from the form of the word alone.
  private func judge(
    _ place: UnknownWords.Place, _ candidates: [Candidate], count: Int, _ speller: Speller
  ) -> (severity: Severity, confidence: Double) {
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
