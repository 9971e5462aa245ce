import GalleyText

/// Says which words are known, and what an unknown one may stand for.
///
/// One a worker: it caches a verdict for each word it was asked about, and owns a Hunspell handle.
/// The lexicon answers first; Hunspell is loaded at the first word that the lexicon lacks.
package final class Speller {
  private let files: DictionaryFiles
  /// Dictionaries of other countries, whose words are as good.
  private let others: [DictionaryFiles]
  private let lexicon: Lexicon
  /// Whether an accented word is known where it is known without its accents, as in English (“café”).
  private let foldsAccents: Bool
  /// Whether a spelling that the dictionary lacks is known where a suggestion may have it: English that is neither
  /// British nor American takes both (“oedema”).
  private let acceptsVariants: Bool
  /// British or American spelling, where the text is to hold to it.
  package let system: SpellingVariants.System?
  private var regionalForms: [String: String?] = [:]
  /// Words of the language that others borrow from; empty for that language itself.
  private let loanwords: Lexicon
  /// Finds what a word may stand for; nil where the language has no lexicon.
  private let suggester: Suggester?
  private var dictionary: HunspellDictionary?
  /// Why the dictionary could not be loaded when it was first needed; every word then counts as known,
  /// and whoever reports results must report this instead.
  package private(set) var failure: DictionaryError?
  private var verdicts: [String: Bool] = [:]
  /// Words that the project or the person accepts and forbids.
  package var words = WordList() {
    didSet {
      guard words.identity != oldValue.identity else { return }
      accepted = AcceptedForms()
      verdicts.removeAll()
    }
  }
  /// Tokens that rules found to be right whatever stands around them.
  package var accepted = AcceptedForms()
  private var candidateCache: [String: [Candidate]] = [:]
  private var correctionCache: [CorrectionKey: [Suggester.Suggestion]] = [:]
  /// The words that corrections were asked for in this document, and how many are looked into.
  private var asked: Set<String> = []
  package static let searches = 200
  /// How many corrections of a word are kept, for its place to choose from.
  package static let candidates = 40
  private struct CorrectionKey: Hashable {
    var word: String
    var isThorough: Bool
  }
  private var slowCache: [String: [Candidate]] = [:]
  private var lookalikeCache: [String: [Candidate]] = [:]
  private var slowSuggestionsLeft = slowSuggestions
  /// How many words of a document Hunspell is asked about: more than it would take longer than all else.
  package static let slowSuggestions = 4

  /// What words look like in this language; empty where no lexicon is known.
  package private(set) lazy var wordlikeness = Wordlikeness(lexicon)

  /// Verdicts are dropped beyond this number, so that memory stays bounded over millions of documents.
  private static let cacheLimit = 200_000

  package init(
    files: DictionaryFiles, others: [DictionaryFiles] = [], lexicon: Lexicon,
    foldsAccents: Bool = false, acceptsVariants: Bool = false,
    suggester: Suggester? = nil, loanwords: Lexicon = Lexicon([]),
    system: SpellingVariants.System? = nil
  ) {
    self.system = system
    self.loanwords = loanwords
    self.files = files
    self.others = others
    self.suggester = suggester
    self.foldsAccents = foldsAccents
    self.acceptsVariants = acceptsVariants
    self.lexicon = lexicon
  }

  /// Whether a word is known as it is written, or in lower case where it is capitalised.
  ///
  /// - Parameter word: normalised by ``normalized(_:)``.
  package func knows(_ word: String) -> Bool {
    if let verdict = verdicts[word] { return verdict }
    if words.acceptance(of: word) != nil { return true }
    let verdict =
      lexicon.frequency(of: word) != nil || isCapitalisedCommonWord(word) || inDictionary(word)
      || foldsAccents && word.utf8.contains { $0 >= 0x80 } && isAccentedWord(word)
      || acceptsVariants && isVariant(word)
    if verdicts.count >= Self.cacheLimit { verdicts.removeAll(keepingCapacity: true) }
    verdicts[word] = verdict
    return verdict
  }

  /// Frequency of a lower-case word in tenths of Zipf; nil for a rare or unknown one.
  package func frequency(of word: String) -> Int? { lexicon.frequency(of: word) }

  /// A word as dictionaries write it: straight apostrophes, hyphens and no invisible characters,
  /// ligatures taken apart, accents composed (Unicode NFC of letter and mark), without the points of Hebrew and the
  /// vowel signs of Arabic, which readers may be given and dictionaries lack.
  package static func normalized(_ word: String) -> String {
    guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
    var result = ""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x2019, 0x2BC, 0x5F3: result.append("'")
      case 0x2010, 0x2011, 0x5BE: result.append("-")
      case 0x5F4: result.append("\"")
      case 0x591...0x5BD, 0x5BF...0x5C7, 0x640, 0x64B...0x652, 0x670: break
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
      case 0xFB00: result.append("ff")
      case 0xFB01: result.append("fi")
      case 0xFB02: result.append("fl")
      case 0xFB03: result.append("ffi")
      case 0xFB04: result.append("ffl")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.composed.unstressed
  }

  /// “Harbour”: a small word of the lexicon with a capital. (Hunspell accepts its own words so.)
  private func isCapitalisedCommonWord(_ word: String) -> Bool {
    guard let first = word.utf8.first, first &- 0x41 < 26 else { return false }
    let lower = word.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let isAllCaps = word.utf8.allSatisfy { $0 &- 0x61 >= 26 }
    guard isAllCaps || word.utf8.dropFirst().allSatisfy({ $0 &- 0x41 >= 26 }) else { return false }
    return lexicon.frequency(of: lower) != nil
  }

  /// Whether a word is known without its accents, as borrowed words are; but not one of the commonest
  /// English words, which have none (“thé”, “général”): print recognition sees accents in specks.
  private func isAccentedWord(_ word: String) -> Bool {
    let plain = Self.withoutAccents(word)
    if let frequency = lexicon.frequency(of: plain), frequency >= 45 { return false }
    return knows(plain)
  }

  /// Whether a word is the British spelling of one that the American dictionary has.
  private func isVariant(_ word: String) -> Bool {
    guard let suggester else { return false }
    return Set([word, word.lowercased()]).contains { form in
      SpellingVariants.forms(of: form, in: .american).contains(where: inDictionary)
        && suggester.hasForm(form)
    }
  }

  /// A Latin letter without its accent; any other as it is.
  static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Composition.bases[scalar] ?? scalar
  }

  /// A word with its accented Latin letters replaced by the plain ones.
  private static func withoutAccents(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { result.append(Composition.bases[scalar] ?? scalar) }
    let plain = String(result)
    return plain == word ? "" : plain
  }

  /// Known words that an unknown one may stand for, most likely first, at most `limit`.
  ///
  /// One-edit neighbours that are frequent come from enumeration (microseconds); only where there is
  /// none is Hunspell asked, and only about the first few words of a document, as it takes tens of
  /// milliseconds a word: for words that are known to be damaged. Rules that look at every unknown word
  /// ask for ``neighbours(of:)``.
  package func suggestions(for word: String, limit: Int = 5) -> [Candidate] {
    let near = neighbours(of: word)
    if !near.isEmpty { return Array(near.prefix(limit)) }
    if let cached = slowCache[word] { return Array(cached.prefix(limit)) }
    var found: [Candidate] = []
    if slowSuggestionsLeft > 0, word.utf8.count <= 24 {
      slowSuggestionsLeft -= 1
      let hunspell = loaded?.suggestions(for: word) ?? []
      found = hunspell.prefix(limit).map { suggestion in
        Candidate(
          word: suggestion, frequency: lexicon.frequency(of: suggestion.lowercased()) ?? 0,
          slip: .other)
      }
    }
    if slowCache.count >= 20_000 { slowCache.removeAll() }
    slowCache[word] = found
    return Array(found.prefix(limit))
  }

  /// What a word may stand for, likeliest first: forms of the language weighed by frequency and by how writers
  /// and fingers err. Without a lexicon, known words one edit away and what Hunspell suggests.
  ///
  /// - Parameter isThorough: looks farther, and asks Hunspell where nothing is near whatever the share of the
  ///   document: for one word that somebody waits for, not for all of a page.
  package func corrections(for word: String, limit: Int = 12, isThorough: Bool = false)
    -> [Suggester.Suggestion]
  {
    if !isThorough {
      guard allowsSearch(for: word.lowercased()) else { return [] }
    }
    let key = CorrectionKey(word: word, isThorough: isThorough)
    if let cached = correctionCache[key] { return Array(cached.prefix(limit)) }
    var found: [Suggester.Suggestion]
    if let suggester {
      found = suggester.suggestions(for: word, limit: Self.candidates, isThorough: isThorough)
      if system != nil { found = regional(found, of: word) }
    } else {
      found = channel?.suggestions(for: word) ?? []
    }
    // Tens of milliseconds a word: not for all words of a page.
    if found.isEmpty, isThorough || suggester == nil && asked.count <= Self.slowSuggestions,
      word.utf8.count <= 40
    {
      found = (loaded?.suggestions(for: word) ?? []).prefix(10).enumerated().map { rank, form in
        Suggester.Suggestion(word: form, cost: 8, prior: -8, score: -12 - Float(rank))
      }
    }
    if correctionCache.count >= 20_000 { correctionCache.removeAll() }
    if !found.isEmpty || suggester != nil { correctionCache[key] = found }
    return Array(found.prefix(limit))
  }

  /// How a word in small letters is spelled in the system of spelling that is asked for, where it is of the other one:
  /// the dictionary refuses it, and knows its counterpart. The lexicon has both.
  package func regionalForm(of word: String) -> String? {
    guard let system, words.acceptance(of: word) == nil else { return nil }
    if let known = regionalForms[word] { return known }
    let forms = SpellingVariants.forms(of: word, in: system)
    let form =
      forms.isEmpty || inDictionary(word) ? nil : forms.first { loaded?.contains($0) ?? false }
    if regionalForms.count >= Self.cacheLimit { regionalForms.removeAll() }
    regionalForms[word] = .some(form)
    return form
  }

  /// Suggestions in the system of spelling that is asked for, each once; the counterpart of the word itself first.
  private func regional(_ found: [Suggester.Suggestion], of word: String)
    -> [Suggester.Suggestion]
  {
    var seen = Set<String>()
    let first = regionalForm(of: word.lowercased()).map {
      Suggester.Suggestion(word: $0, cost: 0, prior: 0, score: 0)
    }
    return ((first.map { [$0] } ?? []) + found).compactMap { suggestion in
      var suggestion = suggestion
      suggestion.word = regionalForm(of: suggestion.word) ?? suggestion.word
      return seen.insert(suggestion.word).inserted ? suggestion : nil
    }
  }

  /// Finds slips by the dictionary alone, for languages of which no frequencies are known.
  private lazy var channel = loaded.map(DictionaryChannel.init)

  /// Whether it is known how frequent words of the language are.
  package var hasFrequencies: Bool { !lexicon.isEmpty }

  /// The known word that an unknown one is likeliest to be a slip of, by the dictionary alone, with log₁₀ of the odds
  /// that it is; nil where it is none, and for words that the language may have borrowed from English.
  ///
  /// - Parameters:
  ///   - occurrences: how often a word in small letters occurs in the article.
  ///   - length: of the article, in words.
  package func slip(behind word: String, occurrences: (String) -> Int, length: Int) -> (
    word: String, odds: Double
  )? {
    let lower = word.lowercased()
    guard allowsSearch(for: lower), loanwords.frequency(of: lower) == nil else { return nil }
    return channel?.slip(behind: word, occurrences: occurrences, length: length)
  }

  /// The script that the language is written in.
  package private(set) lazy var script: Script =
    lexicon.isEmpty ? loaded?.letters.first.map(Script.init) ?? .latin : .latin

  /// Whether the language is written in another script than the Latin one.
  package var isNonLatin: Bool { script != .latin }

  /// By what this document asked, not by what is cached: results must not depend on other documents.
  private func allowsSearch(for word: String) -> Bool {
    guard asked.count < Self.searches || asked.contains(word) else { return false }
    asked.insert(word)
    return true
  }

  /// Frequent words one edit away from an unknown one, most likely first; the word without its accents
  /// before them.
  package func neighbours(of word: String) -> [Candidate] {
    if let cached = candidateCache[word] { return cached }
    var found = Candidates.near(word, in: lexicon)
    let plain = word.utf8.contains { $0 >= 0x80 } ? Self.withoutAccents(word) : ""
    if let frequency = lexicon.frequency(of: plain) {
      found.insert(Candidate(word: plain, frequency: frequency, slip: .change), at: 0)
    }
    if candidateCache.count >= 20_000 { candidateCache.removeAll() }
    candidateCache[word] = found
    return found
  }

  /// Known words that print recognition may have misread as this one, most frequent first.
  package func lookalikes(of word: String) -> [Candidate] {
    if let cached = lookalikeCache[word] { return cached }
    let found = GlyphConfusions.candidates(for: word, in: lexicon)
    if lookalikeCache.count >= 20_000 { lookalikeCache.removeAll() }
    lookalikeCache[word] = found
    return found
  }

  /// The same for a word in which two shapes were misread; slower, for words known to be damaged.
  package func distantLookalikes(of word: String) -> [Candidate] {
    GlyphConfusions.distantCandidates(for: word, in: lexicon)
  }

  /// A word without its accents where that is a known one, with its frequency; nil for a word that has none
  /// or that is written with them (“café”). Only the accents of French and German count, as those are
  /// what print recognition sees in specks.
  package func unaccented(_ word: String) -> Candidate? {
    guard word.utf8.contains(where: { $0 >= 0x80 }),
      word.unicodeScalars.allSatisfy({ $0.value <= 0xFF }), lexicon.frequency(of: word) == nil
    else { return nil }
    let plain = Self.withoutAccents(word)
    return lexicon.frequency(of: plain).map {
      Candidate(word: plain, frequency: $0, slip: .glyph)
    }
  }

  /// Allows the next document its own slow suggestions.
  package func beginDocument() {
    slowSuggestionsLeft = Self.slowSuggestions
    asked.removeAll(keepingCapacity: true)
  }

  private func inDictionary(_ word: String) -> Bool {
    guard let loaded else { return true }
    return loaded.contains(word) || otherDictionaries.contains { $0.contains(word) }
      || script == .greek && word.withoutSecondAccent.map(loaded.contains) ?? false
  }

  /// The dictionaries of other countries, loaded at the first word that the main one lacks.
  private lazy var otherDictionaries = others.compactMap(load)

  /// The dictionary, loaded at the first word that needs it.
  private var loaded: HunspellDictionary? {
    if dictionary == nil, failure == nil { dictionary = load(files) }
    return dictionary
  }

  private func load(_ files: DictionaryFiles) -> HunspellDictionary? {
    do {
      return try HunspellDictionary(files)
    } catch {
      failure = error
      return nil
    }
  }
}

extension String {
  /// Greek without the accent that a word has on its last syllable, beside its own, before a pronoun (“η τράπεζά
  /// μου”), as dictionaries have it; nil for a word with one accent.
  fileprivate var withoutSecondAccent: String? {
    var letters = Array(unicodeScalars)
    let accented = letters.indices.filter { "άέήίόύώ".unicodeScalars.contains(letters[$0]) }
    guard accented.count == 2, let plain = Composition.bases[letters[accented[1]]] else {
      return nil
    }
    letters[accented[1]] = plain
    return String(String.UnicodeScalarView(letters))
  }

  /// Cyrillic without the marks of stress, which textbooks put and dictionaries lack.
  fileprivate var unstressed: String {
    guard unicodeScalars.contains(where: { $0.value == 0x301 || $0.value == 0x300 }) else {
      return self
    }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.value == 0x301 || scalar.value == 0x300, let base = result.last,
        (0x400...0x4FF).contains(base.value)
      {
        continue
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Letters and combining marks composed; Swift compares by canonical equivalence, dictionaries do
  /// not. Only the marks of European languages are composed, as only those occur in dictionaries.
  fileprivate var composed: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if (0x300...0x36F).contains(scalar.value), let base = result.last,
        let whole = Composition.table[Composition.Pair(base: base, mark: scalar)]
      {
        result.removeLast()
        result.append(whole)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

/// Canonical compositions of Latin, Greek and Cyrillic letters, derived from Unicode's own data by the standard library's
/// canonical equivalence of strings.
private enum Composition {
  struct Pair: Hashable {
    var base: Unicode.Scalar
    var mark: Unicode.Scalar
  }

  /// The plain letter of each composed one.
  ///
  /// The short “й” is a letter of its own.
  static let bases: [Unicode.Scalar: Unicode.Scalar] = table.reduce(into: [:]) {
    if $1.key.base.value < 0x400 || $1.key.mark != "\u{306}" { $0[$1.value] = $1.key.base }
  }

  private static let letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + "αεηιουωϊϋΑΕΗΙΟΥΩ" + "еиугкіЕИУГКІ"

  static let table: [Pair: Unicode.Scalar] = {
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
      "\u{30A}", "\u{30B}", "\u{30C}", "\u{323}", "\u{327}", "\u{328}",
    ]
    var wholes: [String: Unicode.Scalar] = [:]
    for range in [0xC0...0x24F, 0x386...0x45F] as [ClosedRange<UInt32>] {
      for scalar in range.compactMap(Unicode.Scalar.init) { wholes[String(scalar)] = scalar }
    }
    var table: [Pair: Unicode.Scalar] = [:]
    for letter in Self.letters.unicodeScalars {
      for mark in marks {
        var pair = String.UnicodeScalarView()
        pair.append(letter)
        pair.append(mark)
        // String keys are equal when they are canonically equivalent.
        if let whole = wholes[String(pair)] { table[Pair(base: letter, mark: mark)] = whole }
      }
    }
    return table
  }()
}
