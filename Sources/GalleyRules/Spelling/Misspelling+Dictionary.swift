import GalleyLanguage
import GalleyText

/// Unknown words of languages of which no frequencies are known.
extension Misspelling {
  /// Log₁₀ of the odds from which a word is believed to be a slip, and a capitalised one, which may be a name.
  private static let slipOdds = (small: 2.0, capitalised: 4.0)
  /// Letters of the shortest word that is believed to be one.
  private static let leastLength = 5

  func checkByDictionary(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let speller = context.language.speller
    let unknown = context.unknownWords
    let stems = Dictionary(grouping: Set(unknown.places.map { $0.word.lowercased() })) {
      stem(of: $0)
    }
    let length = document.tokens.count { $0.kind == .word }
    let occurrences = { (word: String) in
      document.words.id(of: word).map { Int(document.words.counts[Int($0)]) } ?? 0
    }
    for place in unknown.places {
      let (elided, word) = parts(of: place.word)
      let lower = place.word.lowercased()
      let isOnce =
        unknown.counts[lower] == 1 && (stems[stem(of: lower)]?.count ?? 1) == 1
        && word.unicodeScalars.count >= Self.leastLength
      let isCandidate = place.kind == .word || place.kind == .name && isNoun(place, context)
      let least = place.kind == .word ? Self.slipOdds.small : Self.slipOdds.capitalised
      let slip =
        isOnce && isCandidate && !place.isPart
          && !hasPronouns(word, context)
        ? speller.slip(behind: word, occurrences: occurrences, length: length) : nil
      let isSlip = slip.map { $0.odds >= least } ?? false
      guard isSlip || place.kind != .name else { continue }
      var suggestions = place.kind == .foreign ? [] : speller.corrections(for: word).map(\.word)
      if let slip, isSlip {
        suggestions.removeAll { $0 == slip.word }
        suggestions.insert(slip.word, at: 0)
      }
      let form = WrittenForm(place.word)
      suggestions = suggestions.prefix(5).map { form.applied(to: elided + $0) }
      let fixes = suggestions.map { word in
        Fix(
          "Replace with “\(word)”", isSlip ? .likely : .choice, place.stem(in: document), word)
      }
      let hint = suggestions.first.map { "; “\($0)” is near" } ?? ""
      diagnostics.append(
        Diagnostic(
          description, place.range, "“\(place.word)” is in no dictionary\(hint)",
          severity: isSlip ? .warning : .note,
          confidence: isSlip ? min(0.97, 0.8 + 0.02 * (slip?.odds ?? 0)) : 0.3, fixes: fixes))
    }
  }

  /// An article or pronoun that lost its vowel before the word, with its apostrophe, and the word: “l’|hôpital”.
  private func parts(of word: String) -> (elided: String, word: String) {
    guard let apostrophe = word.firstIndex(where: { $0 == "'" || $0 == "’" }) else {
      return ("", word)
    }
    let start = word.index(after: apostrophe)
    guard word[..<start].count <= 5, word[start...].count >= 3 else { return ("", word) }
    return (String(word[..<start]), String(word[start...]))
  }

  /// What forms of a word have in common: several of them are one word that dictionaries lack.
  private func stem(of word: String) -> String {
    String(word.prefix(max(5, word.count - 3)))
  }

  /// Whether a word of Spanish is a known verb with pronouns behind it, of which dictionaries have only some
  /// (“comprenderlo”, “relajándolas”).
  private func hasPronouns(_ word: String, _ context: LintContext) -> Bool {
    guard context.language.tag.language == "es" else { return false }
    let speller = context.language.speller
    let lower = word.lowercased()
    let pronouns = ["me", "te", "se", "lo", "la", "le", "los", "las", "les", "nos", "os"]
    // The accent is the pronouns’: “relajando”, “relajándolas”.
    let accents: [Character: Character] = ["á": "a", "é": "e", "í": "i"]
    func isVerb(_ stem: String, _ depth: Int) -> Bool {
      let plain = String(stem.map { accents[$0] ?? $0 })
      if ["ar", "er", "ir", "ando", "iendo", "yendo"].contains(where: plain.hasSuffix),
        speller.knows(plain)
      {
        return true
      }
      return depth > 0
        && pronouns.contains {
          stem.hasSuffix($0) && isVerb(String(stem.dropLast($0.count)), depth - 1)
        }
    }
    return pronouns.contains {
      lower.hasSuffix($0) && isVerb(String(lower.dropLast($0.count)), 1)
    }
  }

  /// Whether a capitalised word of German is a noun rather than a name: an article or an adjective stands before
  /// it, and no other capitalised word beside it.
  private func isNoun(_ place: UnknownWords.Place, _ context: LintContext) -> Bool {
    let document = context.document
    guard context.language.tag.language == "de", place.token > 0,
      document.tokens[place.token].flags.isDisjoint(with: .allCaps | .mixedCase | .sentenceStart)
    else { return false }
    let previous = place.token - 1
    if context.isMember(previous, of: context.wordClass("determiner")) { return true }
    let next = place.token + 1
    if next < document.tokens.count, document.tokens[next].flags.contains(.capitalised),
      !document.tokens[next].flags.contains(.sentenceStart)
    {
      return false
    }
    guard document.isLowerWord(previous) else { return false }
    // “sagte Müller”: a verb stands before a name as an adjective does before a noun.
    let form = document.form(previous)
    return ["en", "er", "es", "em", "e"].contains { form.hasSuffix($0) }
      && !["te", "ten"].contains { form.hasSuffix($0) }
      && !context.isMember(previous, of: context.wordClass("preposition"))
      && !context.isMember(previous, of: context.wordClass("conjunction"))
  }
}
