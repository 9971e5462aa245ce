import GalleyLanguage
import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An established term in the words of a thesaurus.
package struct TorturedPhrase: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "tortured-phrase", category: .spin,
    summary: "an established term whose words were exchanged for synonyms",
    explanation: """
      Spinning programs and translation there and back put synonyms in the place of words, in fixed terms \
      too, where no one would say them: “sound” for “noise”, “crest” for “peak”. (Cabanac, Labbé and \
      Magazinov, 2021, call the results tortured phrases.)

      A phrase is flagged where each of its words is that of a term, or stands for it in a thesaurus, and \
      the phrase is not used in edited English. Rare words in the place of common ones weigh most, then \
      the length of the term, then other such phrases in the text: a spun article is full of them, and in \
      one that is not, a phrase must be very sure to be a warning. A text that is nothing but the phrase \
      (a keyword, a title) needs less. Names are left alone. The fix puts the term, in the number of \
      the phrase.
      """,
    languages: ["en"],
    examples: [
      Example("⟦arbitrary woodland⟧", fixed: "random forest"),
      Example("⟦flag to clamor proportion⟧", fixed: "signal to noise ratio"),
      Example("random forest"),
      Example("A bosom friend of the family."),
      Example("A malignancy of the breast was found in one patient."),
    ])

  /// Score, with what the rest of the text adds, at which a phrase is a warning, and a note. Of the
  /// phrases that the training corpus has once (as rare as what a new text brings), 0.004 per 1,000 words
  /// reach the first.
  private static let (warning, note): (Float, Float) = (10, 5)
  /// Score at which a phrase is as likely right as not: in text that is not spun, notes are seldom right.
  private static let even: Float = 8.7

  /// What another find adds, and what a word without one takes away: ordinary text has 2.3 finds per 1,000
  /// words (phrases that the training corpus has once), spun text also its spun terms, of which the corpus
  /// has 8 per 1,000 words; the log ratio and the difference of the rates.
  private static let (gain, excess): (Float, Float) = (1.5, 0.008)

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    guard let table = context.language.terms else { return }
    let document = context.document
    let matcher = TermMatcher(table)
    let items = matcher.items(of: document)
    // A keyword or a title, not a sentence.
    let isShort =
      items.count <= 6 && !document.sentences.contains { $0.ending == .terminator }
    let matches = matcher.matches(in: items).filter { match in
      isShort || !(match.first...match.last).contains { isName($0, items, document) }
    }
    let phrases = Self.phrases(matches)
    for alternatives in phrases {
      guard let best = alternatives.first else { continue }
      let others = Float(Set(phrases.compactMap { $0.first?.key }).count - 1)
      let rest =
        isShort
        ? 8 : min(8, max(-2, Self.gain * others - Self.excess * Float(items.count)))
      let total = best.score + rest
      guard total >= Self.note else { continue }
      let range = TextRange(items[best.first].range.start, items[best.last].range.end)
      let phrase = document.source.string(range)
      var terms: [String] = []
      for match in alternatives where match.first == best.first && match.last == best.last {
        let term = term(match, items, document, table)
        if !terms.contains(term) { terms.append(term) }
      }
      let isClear = alternatives.count == 1 || best.score - alternatives[1].score >= 1
      diagnostics.append(
        Diagnostic(
          description, range, "“\(phrase)” is “\(terms[0])” in other words",
          severity: total >= Self.warning ? .warning : .note,
          confidence: Double(1 / (1 + expf((Self.even - total) / 0.6))),
          fixes: terms.prefix(3).map {
            Fix("Replace with “\($0)”", isClear && $0 == terms[0] ? .likely : .choice, range, $0)
          }))
    }
  }

  /// Groups of matches, best first, that do not overlap; what overlaps a better one belongs to it.
  private static func phrases(_ matches: [TermMatcher.Match]) -> [[TermMatcher.Match]] {
    var phrases: [[TermMatcher.Match]] = []
    var start = 0
    while start < matches.count {
      // Matches that hang together: few, as a term has four words at most.
      var end = start + 1
      var last = matches[start].last
      while end < matches.count, matches[end].first <= last {
        last = max(last, matches[end].last)
        end += 1
      }
      var left = matches[start..<end].sorted { $0.score > $1.score }
      while let best = left.first {
        let overlapping = left.filter { $0.first <= best.last && $0.last >= best.first }
        phrases.append(overlapping)
        left.removeAll { $0.first <= best.last && $0.last >= best.first }
      }
      start = end
    }
    return phrases
  }

  /// Whether a word is written with a capital though no sentence begins with it.
  private func isName(_ item: Int, _ items: [TermMatcher.Item], _ document: Document) -> Bool {
    let byte = document.source.bytes[Int(items[item].range.start)]
    guard byte &- 0x41 < 26 else { return false }
    return item > 0 && items[item].isJoined
  }

  /// The term as text, in the number and with the capital of the phrase.
  private func term(
    _ match: TermMatcher.Match, _ items: [TermMatcher.Item], _ document: Document,
    _ table: TermTable
  ) -> String {
    var term = match.words.map(table.text).joined(separator: " ")
    let last = document.source.string(items[match.last].range)
    if last.hasSuffix("s"), !["ss", "us", "is"].contains(where: last.hasSuffix),
      !term.hasSuffix("s"), last.count > 3
    {
      if term.hasSuffix("y"), let before = term.dropLast().last, !"aeiou".contains(before) {
        term = term.dropLast() + "ies"
      } else {
        term += ["x", "ch", "sh"].contains(where: term.hasSuffix) ? "es" : "s"
      }
    }
    let first = document.source.bytes[Int(items[match.first].range.start)]
    return first &- 0x41 < 26 ? term.capitalisedFirst : term
  }
}
