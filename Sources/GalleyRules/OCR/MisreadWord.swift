import GalleyLanguage
import GalleyText

/// A word that print recognition misread.
package struct MisreadWord: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "misread-word", category: .ocr,
    summary: "an unknown word in a text that was badly read from print",
    explanation: """
      Print recognition takes one shape for another: “tbe” for “the”, “tirne” for “time”, “Iittle” for \
      “little”. A single such word may be a slip, a name or a term; a text that has many of them was badly \
      read, and then every unknown word counts. How badly a text was read is summed up from its unknown words \
      (those that look like frequent ones count most), capitals and digits inside words, accents on words that \
      have none, stray letters and marks. Texts in other languages, lists of names, dialect and terms of a \
      trade do not add up to it: their words stand side by side, come again, or resemble nothing.

      Names are flagged only in such a text, and only where a frequent word looks like them or no name looks \
      like that.

      The fixes are the word that the language model expects there, where it is sure of one, then words that print \
      recognition confuses with what stands there, the most frequent first, then other words near it.
      """,
    languages: ["en"],
    overrides: ["misspelling", "unknown-name", "joined-words"],
    examples: [
      Example(
        "The ⟦prioe⟧ of bread was ⟦iixed⟧ by the ⟦couneil⟧ on Monday, and ⟦tbe⟧ bakers were told.",
        fixed: "The price of bread was fixed by the council on Monday, and the bakers were told."),
      Example(
        "⟦Tbe⟧ ⟦tirne⟧ of the ⟦rneeting⟧ was put off ⟦unti1⟧ the ⟦chairrnan⟧ came.",
        fixed: "The time of the meeting was put off until the chairman came."),
      Example(
        "It was ⟦thé⟧ wish of ⟦thé⟧ ⟦pénitent⟧ that ⟦thé⟧ bell be rung.",
        fixed: "It was the wish of the penitent that the bell be rung."),
      Example(
        "The crew of the Hvidbjørnen met Mr Szczepański in Łódź over a soupçon of crème brûlée."),
      Example("“Tha gets into it as if tha wur doin’ it fur thysen,” said one of these."),
      Example("Der alte Mann hat mir heute das Buch gegeben, und ich habe es gelesen."),
      Example(
        "The chef served a crudo of ricciola and a pinot from the Alto Adige to Mr Oyelaran."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let misreading = context.misreading
    guard misreading.isMisread else { return }
    let corrections = Dictionary(
      context.corrections.filter { $0.isUnknown && $0.confidence >= Self.sure }.map {
        ($0.corrections[0].range.start, $0.corrections[0].replacement)
      },
      uniquingKeysWith: { first, _ in first })
    for word in misreading.words where isMisread(word, misreading.score) {
      let fixes = fixes(for: word, meant: corrections[word.range.start], context)
      let hint = fixes.first.map { "; it looks like “\(reading(of: word, by: $0))”" } ?? ""
      diagnostics.append(
        Diagnostic(
          description, word.range, "“\(word.text)” was misread\(hint)",
          confidence: confidence(word, misreading.score), fixes: fixes))
    }
    checkRest(context, misreading.score, into: &diagnostics)
  }

  /// Whether a word is misread, given how badly the text was: names need more.
  private func isMisread(_ word: Misreading.Word, _ score: Double) -> Bool {
    if word.isCrowded, score < 8 { return false }
    switch (word.shape, word.likeness) {
    case (_, .broken): return false
    case (.lower, _), (.odd, _): return true
    case (_, .accented): return true
    case (.capitalised, .lookalike): return word.count < 3
    case (.capitals, .lookalike): return word.count < 3 && word.text.utf8.count > 4
    case (.capitals, .neighbour), (.capitalised, .neighbour):
      return score >= 6 && word.count < 3
    case (.capitalised, .implausible), (.capitals, .implausible), (.capitalised, .joined):
      return score >= 7 && word.count < 2 && word.text.utf8.count >= 4
    default: return false
    }
  }

  private func confidence(_ word: Misreading.Word, _ score: Double) -> Double {
    let isSure = word.likeness == .lookalike || word.likeness == .accented
    let base = word.shape == .lower ? isSure ? 0.92 : 0.87 : 0.82
    return min(0.97, base + min(score, 20) * 0.003)
  }

  /// Words with digits inside and letters that stand alone, which are no unknown words.
  private func checkRest(
    _ context: LintContext, _ score: Double, into diagnostics: inout [Diagnostic]
  ) {
    let document = context.document
    for index in document.tokens.indices {
      let token = document.tokens[index]
      let text = document.text(index)
      if token.flags.contains(.digit), context.hasDigitInside(index) {
        let found = context.language.speller.lookalikes(of: document.form(index)).prefix(3)
        diagnostics.append(
          Diagnostic(
            description, token.range, "“\(text)” was misread: a digit in a word",
            confidence: found.isEmpty ? 0.8 : 0.9,
            fixes: found.map { fix(token.range, text, $0.word) }))
      } else if score >= 6, context.isLoneLetter(index),
        index == 0 || document.tokens[index - 1].kind == .word
      {
        diagnostics.append(
          Diagnostic(
            description, token.range, "“\(text)” is what is left of a word, or a speck",
            confidence: 0.85))
      }
    }
  }

  /// What a fix makes of a word: of two that were run together, both.
  private func reading(of word: Misreading.Word, by fix: Fix) -> String {
    let edit = fix.edits[0]
    guard edit.range.isEmpty else { return edit.replacement }
    let length = Int(edit.range.start - word.range.start)
    let letters = word.text.utf8
    return String(decoding: letters.prefix(length), as: UTF8.self) + edit.replacement
      + String(decoding: letters.dropFirst(length), as: UTF8.self)
  }

  /// Confidence from which what the language model expects in the place of a word is the likeliest fix.
  private static let sure = 0.9

  /// What fits the place, then words that look like a misread one, then those near it.
  private func fixes(for word: Misreading.Word, meant: String?, _ context: LintContext) -> [Fix] {
    let speller = context.language.speller
    let lower = word.text.lowercased()
    if word.likeness == .joined, let length = WordJoins.split(lower, speller) {
      let place = word.range.start + UInt32(length)
      return [Fix("Insert a space", .likely, TextRange(place, place), " ")]
    }
    var candidates: [Candidate] =
      meant.map {
        [Candidate(word: $0.lowercased(), frequency: 50, slip: .glyph)]
      } ?? []
    if word.likeness == .accented, let plain = speller.unaccented(lower) {
      candidates.append(plain)
    }
    candidates += speller.lookalikes(of: lower).prefix(3)
    // Where nothing looks like it, two shapes may have been misread.
    if candidates.allSatisfy({ $0.frequency < 30 }) {
      candidates += speller.neighbours(of: lower).prefix(3)
    }
    if candidates.isEmpty { candidates += speller.distantLookalikes(of: lower).prefix(3) }
    if candidates.isEmpty { candidates += speller.suggestions(for: lower).prefix(3) }
    candidates += speller.neighbours(of: lower).prefix(2)
    var seen = Set<String>()
    return candidates.filter { seen.insert($0.word).inserted }.prefix(5)
      .map { fix(word.stem, word.text, $0.word) }
  }

  private func fix(_ range: TextRange, _ text: String, _ replacement: String) -> Fix {
    let letters = text.filter(\.isLetter)
    let isCapitals = letters.count > 1 && letters.count(where: \.isUppercase) * 2 > letters.count
    let word =
      isCapitals
      ? replacement.uppercased()
      : text.first?.isUppercase == true ? replacement.capitalisedFirst : replacement
    return Fix("Replace with “\(word)”", .likely, range, word)
  }
}
