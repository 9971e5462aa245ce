import GalleyLanguage
import GalleyText

/// How badly a text was read from print, and the words that show it.
///
/// Each sign of misreading (an unknown word that looks like a frequent one, a capital or a digit inside a
/// word, a stray mark) counts with the logarithm of how much more frequent it is in misread text than in
/// clean text, and each word of the text counts against it: the log likelihood ratio of two Poisson
/// processes. The rates of clean text are those of the training corpus. Signs come in bursts in clean text
/// too (other languages, dialect, terms of a trade), so those that stand side by side, in quotation marks,
/// or come again and again count for less.
package struct Misreading: Sendable {
  /// What an unknown word resembles.
  enum Likeness: Int, Sendable {
    /// A frequent word, but for a shape that print recognition confuses.
    case lookalike
    /// A frequent word, but for one letter.
    case neighbour
    /// A frequent word, but for a slip of the finger: letters swapped or doubled.
    case typing
    /// No word at all.
    case implausible
    /// A word that the dictionary lacks.
    case unknown
    /// The word that it makes with the one behind or before it.
    case broken
    /// Two words run together.
    case joined
    /// A word that is written without its accents.
    case accented
    /// Two letters, which resemble everything.
    case short
  }

  /// How a word is written.
  enum Shape: Int, Sendable {
    case lower
    /// A capital inside: “unmercifuIly”.
    case odd
    case capitalised
    case capitals
  }

  /// A word that may be misread.
  package struct Word: Sendable {
    /// The token that holds it.
    var token: Int
    var range: TextRange
    /// As it is written, without a possessive ending.
    var text: String
    var likeness: Likeness
    var shape: Shape
    /// How often the text has it.
    var count: Int
    /// For a broken word the other part's token.
    var other: Int?
    /// The bytes that a fix replaces.
    var stem: TextRange
    /// Whether it stands in a row of four unknown words or more, as those of another language do.
    var isCrowded = false
  }

  package private(set) var words: [Word] = []
  /// Log likelihood ratio (natural) of a misread text against a clean one.
  package private(set) var score = 0.0

  /// Whether the text as a whole was badly read. One clean text in two thousand passes this.
  package var isMisread: Bool { score >= 1.2 }

  static func measure(in context: LintContext) -> Misreading {
    var found = Misreading()
    let document = context.document
    let unknown = context.unknownWords
    let runs = UnknownRuns(unknown.places.map(\.token), context)
    var tally = MisreadingTally()
    // Capitalised words are mostly names and slow to judge: only where others raise a suspicion.
    func isName(_ place: UnknownWords.Place) -> Bool {
      let flags = document.tokens[place.token].flags
      return place.kind == .name && !flags.contains(.mixedCase)
        && !(flags.contains(.allCaps) && place.word.utf8.count >= 7)
    }
    for place in unknown.places where !isName(place) {
      found.add(place, unknown, runs, context, &tally)
    }
    let count = document.wordCount(document.tokens.indices)
    if tally.isEmpty, !document.tokens.contains(where: { $0.flags.contains(.nonASCII) }) {
      return found
    }
    found.addSigns(context, &tally)
    guard tally.score(words: count) > -2 else { return found }
    for place in unknown.places where isName(place) {
      found.add(place, unknown, runs, context, &tally)
    }
    found.score = tally.score(words: count)
    guard found.isMisread else { return found }
    if tally.printed < 3 || count < 40, !context.isMostlyEnglish { found.score -= 6 }
    // What wrong decoding left of words looks like bad reading.
    if found.isMisread, !context.misdecodings().isEmpty { return Misreading() }
    return found
  }

  /// Judges an unknown word.
  private mutating func add(
    _ place: UnknownWords.Place, _ unknown: UnknownWords, _ runs: UnknownRuns,
    _ context: LintContext, _ tally: inout MisreadingTally
  ) {
    let document = context.document
    let speller = context.language.speller
    // Half of a word that was divided at a line end.
    if [place.token - 1, place.token + 1].contains(where: { context.dividedWord($0) != nil }) {
      return
    }
    let lower = place.word.lowercased()
    var word = Word(
      token: place.token, range: place.range, text: place.word, likeness: .unknown,
      shape: Self.shape(place, document.tokens[place.token]), count: unknown.counts[lower] ?? 1,
      stem: place.stem(in: document))
    let neighbours = [place.token - 1, place.token + 1].filter {
      context.areAdjacentWords(min($0, place.token), max($0, place.token))
    }
    word.likeness = Self.likeness(of: lower, speller)
    if lower == place.word, word.likeness != .accented, word.likeness != .short,
      context.isCareless(lower, likeness: word.likeness)
    {
      return
    }
    if word.shape == .lower, !place.isPart,
      let other = neighbours.first(where: {
        context.brokenWord(min($0, place.token), max($0, place.token)) != nil
      })
    {
      word.likeness = .broken
      word.other = other
    }
    word.isCrowded = word.likeness != .broken && runs.length(at: place.token) >= 4
    words.append(word)
    // Misread words are scattered; those of another language stand side by side, and hardly ever look like
    // words that were misread.
    let crowd =
      word.likeness == .broken ? 0 : neighbours.count { runs.length(at: $0) > 0 }
    let scatter = word.isCrowded ? 0.1 : [1, 0.5, 0.25][crowd]
    tally.add(
      word,
      factor: (word.likeness == .lookalike ? scatter.squareRoot() : scatter)
        * (place.isPart ? 0.6 : 1) * (context.pairs.isQuoted(place.token) ? 0.4 : 1),
      startsSentence: document.tokens[place.token].flags.contains(.sentenceStart))
  }

  private static func shape(_ place: UnknownWords.Place, _ token: Token) -> Shape {
    // “NATO's”: the ending is not part of the word.
    if place.word.utf8.count > 1, place.word.utf8.allSatisfy(Tokenizer.isCapital) {
      return .capitals
    }
    // “SpaceX”, “AirMed”, “McLoud”: capitals that begin a part of a name.
    if token.flags.contains(.mixedCase), !isCamel(place.word) { return .odd }
    if token.flags.contains(.allCaps) { return .capitals }
    return place.kind == .name ? .capitalised : .lower
  }

  /// Whether a word is made of parts that begin with a capital, the last of which may be capitals alone.
  private static func isCamel(_ word: String) -> Bool {
    let isCapital = word.utf8.map(Tokenizer.isCapital)
    guard isCapital.count >= 3, isCapital[0], !isCapital[1] else { return false }
    let parts = isCapital.dropLast(isCapital.reversed().prefix { $0 }.count > 2 ? 0 : 2)
    return zip(parts, parts.dropFirst()).allSatisfy { !($0 && $1) }
  }

  /// What an unknown word resembles. Short words have neighbours by chance, so theirs must be the commonest.
  private static func likeness(of word: String, _ speller: Speller) -> Likeness {
    if word.utf8.count == 2 { return .short }
    if let plain = speller.unaccented(word), plain.frequency >= 28 { return .accented }
    let needed =
      switch word.utf8.count {
      case ...3: 60
      case 4: 50
      case 5: 42
      case 6: 34
      default: 28
      }
    if WordJoins.split(word, speller) != nil { return .joined }
    let lookalikes = speller.lookalikes(of: word).filter { $0.frequency >= needed }
    let neighbours = speller.neighbours(of: word)
    if !lookalikes.isEmpty
      || neighbours.contains(where: { $0.frequency >= needed })
    {
      // “cansed” could be made of “cans”, if “caused” were not so frequent.
      let isFrequent = lookalikes.contains { $0.slip == .glyph && $0.frequency >= 46 }
      if !isFrequent, Derivation(word, speller) != nil { return .unknown }
      if lookalikes.contains(where: { $0.slip == .glyph }) { return .lookalike }
      let typing = neighbours.filter { $0.slip == .swap || $0.slip == .double }
      let best = neighbours.map(\.frequency).max() ?? 0
      return typing.contains { $0.frequency >= max(needed, best - 10) } ? .typing : .neighbour
    }
    return speller.wordlikeness.isImplausible(word) ? .implausible : .unknown
  }

  /// Signs that are no unknown words: accents on words that have none, letters and marks that stand alone or
  /// before a word, digits inside words.
  private mutating func addSigns(_ context: LintContext, _ tally: inout MisreadingTally) {
    let document = context.document
    let speller = context.language.speller
    for _ in context.pairs.strays { tally.add(.unmatched) }
    for index in document.tokens.indices {
      let token = document.tokens[index]
      switch token.kind {
      case .word where token.flags.contains(.nonASCII):
        guard token.flags.isDisjoint(with: .nonLatin | .hyphen | .apostrophe | .digit),
          token.range.count >= 3, token.range.count <= 40
        else { continue }
        if context.foreignPassages.contains(token: index) { continue }
        let form = document.form(index)
        guard speller.knows(Speller.normalized(form)), let plain = speller.unaccented(form),
          plain.frequency >= 20
        else { continue }
        let word = Word(
          token: index, range: token.range, text: Speller.normalized(document.text(index)),
          likeness: .accented, shape: document.isLowerWord(index) ? .lower : .capitalised,
          count: Int(document.words.counts[Int(token.word)]), stem: token.range)
        words.append(word)
        if word.shape == .lower, plain.frequency >= 28, !context.pairs.isQuoted(index) {
          tally.add(word)
        }
      case .word where token.flags.contains(.digit), .number:
        if context.hasDigitInside(index) { tally.add(.digit) }
      case .word where token.range.count == 1:
        if context.isLoneLetter(index) { tally.add(.letter) }
      case .symbol, .punctuation:
        if context.isMarkInside(index) || context.isOddMark(index) { tally.add(.mark) }
        if context.isMarkBeforeWord(index) { tally.add(.markBefore) }
        if context.dividedWord(index) != nil { tally.add(.division) }
        if context.isElision(index) { tally.addElision() }
      default: continue
      }
    }
  }
}
