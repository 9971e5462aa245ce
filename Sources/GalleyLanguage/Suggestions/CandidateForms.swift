#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words that may be suggested, sorted by their letters, with their frequencies.
///
/// All forms of the Hunspell dictionary, the lexicon, and the frequent names of the model: some 190,000 for
/// English, in 5 MB. Read from a table where one was made, else made when the first suggestion is asked for.
package struct CandidateForms: Sendable {
  /// Letters of all forms, one after the other; see ``LetterCodes``.
  let letters: [UInt8]
  let starts: [UInt32]
  /// How many letters each form shares with the one before it.
  let shared: [UInt8]
  /// Log₁₀ of how probable each form is where nothing is known of the place.
  let priors: [Float]
  let text: [UInt8]
  let textStarts: [UInt32]

  package var count: Int { priors.count }

  /// A form as it is written.
  func string(_ index: Int) -> String {
    String(
      decoding: text[Int(textStarts[index])..<Int(textStarts[index + 1])], as: UTF8.self)
  }

  func length(_ index: Int) -> Int { Int(starts[index + 1] - starts[index]) }

  /// The letters of a form; see ``LetterCodes``.
  func codes(_ index: Int) -> ArraySlice<UInt8> {
    letters[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// A form by its letters.
  ///
  /// - Complexity: O(log n).
  func index(of word: String) -> Int? {
    let wanted = LetterCodes.codes(of: word)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if codes(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low < count && codes(low).elementsEqual(wanted) ? low : nil
  }

  /// Frequency (Zipf) of a form that no corpus had.
  static let rareZipf: Float = 1.4
  /// Names of the model below this are not suggested; nor is what is longer than this.
  private static let leastNameZipf: Float = 2.8
  static let longest = 40
  /// How much more frequent (Zipf) a name must be than the word of the same letters.
  private static let namesake: Float = 0.6

  init(
    letters: [UInt8], starts: [UInt32], shared: [UInt8], priors: [Float], text: [UInt8],
    textStarts: [UInt32]
  ) {
    self.letters = letters
    self.starts = starts
    self.shared = shared
    self.priors = priors
    self.text = text
    self.textStarts = textStarts
  }

  /// Makes the forms, which takes half a second for English.
  ///
  /// - Parameter variants: a British dictionary beside an American one, of which the spellings of words that both
  ///   have are taken.
  package init(
    files: DictionaryFiles?, variants: DictionaryFiles? = nil, lexicon: Lexicon,
    vocabulary: ModelVocabulary?
  ) {
    var forms: [[UInt8]: (word: String, zipf: Float)] = [:]
    forms.reserveCapacity(220_000)
    func add(_ word: String, _ zipf: Float) {
      let codes = LetterCodes.codes(of: word)
      guard (1...Self.longest).contains(codes.count), !codes.contains(LetterCodes.other) else {
        return
      }
      guard let known = forms[codes] else {
        forms[codes] = (word, zipf)
        return
      }
      let new = (word: word, zipf: zipf)
      var (more, less) = known.zipf >= zipf ? (known, new) : (new, known)
      // A colour before a family: what is both is written small, unless it nearly always is a name.
      if more.word.isCapitalised, !less.word.isCapitalised, less.zipf >= more.zipf - Self.namesake {
        more.word = less.word
      }
      forms[codes] = more
    }
    lexicon.forEachEntry { word, frequency in
      add(String(decoding: word, as: UTF8.self), Float(frequency) / 10)
    }
    if let vocabulary {
      for word in Int(ModelVocabulary.firstWord)..<vocabulary.count {
        let facts = vocabulary.facts[word]
        let zipf = Float(facts.milliZipf) / 1000
        guard facts.capitalised >= 200, zipf >= Self.leastNameZipf else { continue }
        let form = vocabulary.string(ModelWord(word))
        guard form.utf8.count >= 4, !form.contains("'") else { continue }
        add(form.prefix(1).uppercased() + form.dropFirst(), zipf)
      }
    }
    func addForm(_ word: String) {
      let lower = word.lowercased()
      let isCapitalised = lower != word
      // “NATO’s” and the possessives of all others would only stand in the way.
      guard !(word.hasSuffix("'s") && word.utf8.count > 6),
        !word.utf8.contains(where: { $0 &- 0x30 < 10 })
      else { return }
      var zipf = lexicon.frequency(of: lower).map { Float($0) / 10 } ?? Self.rareZipf
      if let vocabulary {
        let known = vocabulary.word(lower)
        if known >= ModelVocabulary.firstWord {
          let facts = vocabulary.facts[Int(known)]
          let share = Float(facts.capitalised) / 255
          let own = isCapitalised ? share : 1 - share
          zipf = max(zipf, vocabulary.zipf(known) + log10(max(own, 0.003)))
        }
      }
      // A name in small letters happens less often than a small word with a slip.
      add(word, isCapitalised ? zipf - 0.3 : zipf)
    }
    if let files { Self.forEachForm(of: files, addForm) }
    if let variants {
      let american = forms
      Self.forEachForm(of: variants) { word in
        // Names are their own: “Coe” is no “Ce”; but “Americanise” is.
        let isName = word.first?.isUppercase ?? true
        guard !isName || word.utf8.count > 7 else { return }
        let isVariant = SpellingVariants.forms(of: word, in: .american).contains {
          american[LetterCodes.codes(of: $0)]?.word.first?.isUppercase == isName
        }
        if isVariant { addForm(word) }
      }
    }
    let sorted = forms.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var letters: [UInt8] = []
    var starts: [UInt32] = [0]
    var shared: [UInt8] = []
    var text: [UInt8] = []
    var textStarts: [UInt32] = [0]
    var last: [UInt8] = []
    for (codes, entry) in sorted {
      shared.append(UInt8(zip(last, codes).prefix { $0 == $1 }.count))
      letters += codes
      starts.append(UInt32(letters.count))
      text += entry.word.utf8
      textStarts.append(UInt32(text.count))
      last = codes
    }
    self.letters = letters
    self.starts = starts
    self.shared = shared
    self.text = text
    self.textStarts = textStarts
    priors = sorted.map { $0.value.zipf - 9 }
  }

  /// The words of a dictionary, written out; none where it cannot be read, which whoever looks words up in
  /// it reports.
  private static func forEachForm(of files: DictionaryFiles, _ body: (String) -> Void) {
    guard let affixes = HunspellDictionary.text(of: files.affixes, affixes: files.affixes),
      let words = HunspellDictionary.text(of: files.words, affixes: files.affixes)
    else { return }
    let rules = AffixFile(affixes)
    let possessive = Array("'s".unicodeScalars)
    for line in words.split(whereSeparator: \.isNewline).dropFirst() {
      rules.forms(of: line, isWanted: { $0 != possessive }, body)
    }
  }
}

extension String {
  fileprivate var isCapitalised: Bool { first?.isUppercase == true }
}
