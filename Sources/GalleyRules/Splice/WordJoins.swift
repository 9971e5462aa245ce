import GalleyLanguage
import GalleyText

/// Finds two words run together among the words that no dictionary has.
///
/// In a text that lost its spaces in many places less is asked of the parts.
struct WordJoins {
  let context: LintContext

  func find(isGlued: Bool) -> [Joins.Join] {
    let unknown = context.unknownWords
    return numbers()
      + unknown.places.compactMap { place in
        let token = context.document.tokens[place.token]
        // Of a hyphenated word only its first part (“theIsrael-Hamas”).
        guard isGlued || place.kind != .foreign && place.range.start == token.start,
          !token.flags.contains(.digit),
          unknown.counts[place.word.lowercased()] ?? 1 <= (isGlued ? 2 : 1),
          let part = part(of: place, isGlued: isGlued)
        else { return nil }
        return Joins.Join(
          range: place.range, place: place.range.start + UInt32(part.length),
          confidence: part.confidence, isCertain: false, isEvidence: part.isEvidence)
      }
  }

  /// Numbers of two digits or more and the word behind them: “15,000people”.
  private func numbers() -> [Joins.Join] {
    let document = context.document
    return document.tokens.indices.compactMap { index in
      let token = document.tokens[index]
      guard token.kind == .word || token.kind == .number, token.flags.contains(.digit),
        token.flags.isDisjoint(with: .anyCapital | .hyphen | .apostrophe | .nonASCII)
      else { return nil }
      let bytes = document.source.bytes[token.range.indices]
      let number = bytes.prefix { Tokenizer.isDigit($0) || $0 == UInt8(ascii: ",") }
      let word = bytes.dropFirst(number.count)
      guard number.count(where: Tokenizer.isDigit) > 1, word.count >= Self.leastAfterNumber,
        word.allSatisfy({ $0 &- 0x61 < 26 }),
        let frequency = context.language.speller.frequency(of: Self.string(word)),
        frequency >= Self.frequencyAfterNumber
      else { return nil }
      // “30million” is a habit.
      let isMeasure = Self.measures.contains(Self.string(word))
      return Joins.Join(
        range: token.range, place: token.start + UInt32(number.count),
        confidence: isMeasure ? 0.4 : 0.9, isCertain: !isMeasure, isEvidence: !isMeasure)
    }
  }

  /// What many houses write on to a number.
  private static let measures: Set<String> = [
    "million", "billion", "trillion", "thousand", "hundred", "percent", "metre", "metres", "meter",
    "meters", "miles", "hours", "years", "minutes", "seconds", "months", "weeks", "pounds",
    "dollars", "euros", "degrees", "inches", "litres", "liters", "grams", "acres", "tonnes",
    "points", "times", "pence", "cents", "pages", "words",
  ]

  /// Letters and frequency (tenths of Zipf) of a word behind a number: units are shorter, codes are no words.
  private static let leastAfterNumber = 5
  private static let frequencyAfterNumber = 45

  /// The part of a joined word before the missing space.
  private struct Part {
    /// In bytes.
    var length: Int
    var confidence: Double
    var isEvidence: Bool
  }

  private func part(of place: UnknownWords.Place, isGlued: Bool) -> Part? {
    let letters = Array(place.word.utf8)
    guard letters.allSatisfy({ $0 | 0x20 &- 0x61 < 26 }) else { return nil }
    if place.word.utf8.dropFirst().contains(where: { $0 &- 0x41 < 26 }) {
      return camelSplit(letters, isGlued: isGlued)
    }
    if letters[0] &- 0x41 < 26 { return isGlued ? nameSplit(letters) : nil }
    guard !place.isPart, let part = Self.split(letters, isGlued: isGlued, context.language.speller),
      !isSlip(place.word, isGlued: isGlued)
    else { return nil }
    return part
  }

  /// Whether a word is one letter short of a frequent one, or a known one with an s: “millon” is no “mill
  /// on”, and “todays” no “to days”.
  private func isSlip(_ word: String, isGlued: Bool) -> Bool {
    if word.hasSuffix("s"), context.language.speller.knows(String(word.dropLast())) { return true }
    guard let best = context.language.speller.neighbours(of: word).first else {
      return false
    }
    switch best.slip {
    case .omission, .swap, .double: return best.frequency >= (isGlued ? 45 : 35)
    case .insertion, .change, .glyph, .other: return false
    }
  }

  /// Length of the first of two small words that a word is made of, one of them a frequent function word;
  /// nil for a word that is not.
  static func split(_ word: String, _ speller: Speller) -> Int? {
    let letters = Array(word.utf8)
    guard letters.allSatisfy({ $0 &- 0x61 < 26 }) else { return nil }
    return split(letters, isGlued: false, speller)?.length
  }

  /// Two small words, one of them a frequent function word; in a glued text, two known words.
  private static func split(_ letters: [UInt8], isGlued: Bool, _ speller: Speller) -> Part? {
    guard letters.count >= 5 else { return nil }
    var best: (length: Int, score: Int)?
    for length in 1..<letters.count {
      let first = Self.string(letters[..<length])
      let second = Self.string(letters[length...])
      guard let one = speller.frequency(of: first), let two = speller.frequency(of: second) else {
        continue
      }
      // Of single letters only “a” is a word, and a frequent one beside any word proves little.
      guard length > 1 || first == "a" && two >= 45 && letters.count >= 7,
        letters.count - length > 1
      else { continue }
      let isFunction =
        one >= Self.functionFrequency && !Self.prefixes.contains(first)
        || two >= Self.functionFrequency
      let isLong = min(length, letters.count - length) >= 3 || max(one, two) >= 68
      if isGlued {
        guard isFunction && isLong && min(one, two) >= 20 || min(one, two) >= 38 && isLong else {
          continue
        }
      } else {
        guard isFunction, isLong, min(one, two) >= 38 || min(one, two) >= 28 && two >= 66 else {
          continue
        }
      }
      if one + two > best?.score ?? 0 { best = (length, one + two) }
    }
    return best.map { Part(length: $0.length, confidence: 0.65, isEvidence: true) }
  }

  /// A capital inside, where both parts stand for themselves.
  private func camelSplit(_ letters: [UInt8], isGlued: Bool) -> Part? {
    guard
      let length = letters.indices.dropFirst().first(where: {
        letters[$0] &- 0x41 < 26 && letters[$0 - 1] &- 0x61 < 26
      }), letters.count - length >= 2,
      letters[length...].dropFirst().allSatisfy({ $0 &- 0x61 < 26 })
    else { return nil }
    let first = Self.string(letters[..<length])
    let second = Self.string(letters[length...])
    let one = context.language.speller.frequency(of: first.lowercased()) ?? 0
    let two = context.language.speller.frequency(of: second.lowercased()) ?? 0
    if letters[0] &- 0x61 < 26 {
      // A small word and a capitalised one: “theRussian”, “coastThe”.
      guard length >= 2 || first == "a" else { return nil }
      if isGlued {
        guard one >= (length <= 3 ? 55 : 25) else { return nil }
      } else {
        guard
          one >= Self.functionFrequency && letters.count - length >= 4
            || one >= (length <= 3 ? 60 : 40)
              && (standsAlone(second) || length >= 3 && letters.count - length >= 3 && two >= 30)
        else { return nil }
      }
      let isFunction = one >= Self.functionFrequency
      return Part(length: length, confidence: isFunction ? 0.85 : 0.7, isEvidence: isFunction)
    }
    // Two capitalised ones: both must stand alone in the article, or the second begin a sentence.
    guard length >= 3, standsAlone(first),
      standsAlone(second) || two >= Self.functionFrequency
    else { return nil }
    return Part(length: length, confidence: 0.5, isEvidence: false)
  }

  /// A name that stands alone elsewhere in the article and a small word: “Israeland”.
  private func nameSplit(_ letters: [UInt8]) -> Part? {
    guard letters.count >= 6, letters.dropFirst().allSatisfy({ $0 &- 0x61 < 26 }) else {
      return nil
    }
    for length in stride(from: letters.count - 2, through: 3, by: -1) {
      let second = Self.string(letters[length...])
      guard let two = context.language.speller.frequency(of: second),
        two >= (letters.count - length >= 5 ? 45 : Self.functionFrequency)
      else { continue }
      if standsAlone(Self.string(letters[..<length])) {
        return Part(length: length, confidence: 0.6, isEvidence: false)
      }
    }
    return nil
  }

  private func standsAlone(_ part: String) -> Bool {
    context.document.words.id(of: part.lowercased()) != nil
  }

  private static func string(_ letters: ArraySlice<UInt8>) -> String {
    String(decoding: letters, as: UTF8.self)
  }

  /// The commonest words: articles, prepositions, pronouns, auxiliaries; tenths of Zipf.
  private static let functionFrequency = 62

  /// Function words that make verbs and nouns as prefixes (“outshot”, “inhouse”).
  private static let prefixes: Set<String> = [
    "out", "over", "under", "up", "down", "off", "after", "back", "through",
  ]
}
