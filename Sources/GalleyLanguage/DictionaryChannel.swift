#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Slips and corrections by a dictionary alone: for languages of which no frequencies are known.
///
/// A noisy channel (Kernighan, Church & Gale 1990) with what there is. That an unknown word is a slip is as probable
/// as that one of the known words one edit away was meant, each as frequent as any other of the dictionary or as it is
/// in the article, and miswritten so. That it is a word which the dictionary lacks is as probable as its letters are in
/// the language. Long words come out as slips more easily than short ones by that, and what has many neighbours no
/// more easily than what has one.
final class DictionaryChannel {
  private let dictionary: HunspellDictionary
  private let alphabet: [Unicode.Scalar]
  private var cache: [String: [Neighbour]] = [:]
  private lazy var entries = dictionary.entries(limit: 40_000)
  private lazy var letters = LetterModel(entries.sample)
  private lazy var endings = dictionary.endings

  /// Letters that edits put in, the most frequent ones of the language: time is linear in their number.
  private static let mostLetters = 42
  /// Words that are looked into; longer ones take too long.
  private static let lengths = 3...28

  init(_ dictionary: HunspellDictionary) {
    self.dictionary = dictionary
    alphabet = Array(dictionary.letters.prefix(Self.mostLetters))
  }

  /// A known word one edit away from one that was asked for.
  private struct Neighbour {
    /// As the dictionary has it.
    var word: String
    var slip: Candidate.Slip
    /// Where the two differ, in the letters of the word that was asked for.
    var index: Int
    /// Whether only an accent differs.
    var isAccent = false
    var isCompound = false
  }

  /// What was meant, and log₁₀ of the odds that it was.
  typealias Slip = (word: String, odds: Double)

  /// The known word that an unknown one is likeliest to be a slip of; nil where it is none, or where it may well be
  /// another form of it: endings are what dictionaries lack, and first letters are seldom wrong.
  ///
  /// - Parameters:
  ///   - occurrences: how often a word in small letters occurs in the article.
  ///   - length: of the article, in words.
  func slip(behind word: String, occurrences: (String) -> Int, length: Int) -> Slip? {
    let written = Array(word.lowercased().unicodeScalars)
    var sum: Float = 0
    var best: (neighbour: Neighbour, score: Float)?
    for neighbour in neighbours(of: word) {
      let count = occurrences(neighbour.word.lowercased())
      // An entry has some three forms; compounds are made of any two of them.
      let prior =
        count > 0
        ? log10(Float(count) / Float(length + 1000))
        : neighbour.isCompound
          ? -2 * log10(Float(entries.count + 1)) : -log10(Float(3 * entries.count + 1))
      let score = prior + Self.logProbability(of: neighbour, length: written.count)
      sum += pow(10, score)
      if score > best?.score ?? -.infinity { best = (neighbour, score) }
    }
    guard let best, best.neighbour.index > 0 || best.neighbour.slip == .swap,
      !mayBeForm(written, of: best.neighbour),
      !best.neighbour.isCompound || !mayBeCompound(word.lowercased(), occurrences)
    else { return nil }
    let odds = log10(sum) - letters.logProbability(of: written)
    return (best.neighbour.word, Double(odds + Self.bonus(of: best.neighbour.slip)))
  }

  /// What the kind of a slip adds to log₁₀ of the odds: words that dictionaries lack are forms and neighbours of known
  /// ones by letters changed or added, hardly ever by a swap or a doubling.
  private static func bonus(of slip: Candidate.Slip) -> Float {
    slip == .swap || slip == .double ? 1 : 0
  }

  /// Log₁₀ of the probability that a word of so many letters is written with this slip: the place, the kind and, where
  /// one was put in, the letter.
  private static func logProbability(of neighbour: Neighbour, length: Int) -> Float {
    let kind: Float =
      switch neighbour.slip {
      case .swap, .double: 0.2
      case .omission: 0.25
      case .insertion: 0.15 / 30
      default: neighbour.isAccent ? 0.3 : 0.2 / 30
      }
    let first: Float = neighbour.index == 0 ? 0.05 : 1
    return log10(kind * first / Float(length))
  }

  /// Whether the two differ only in what may be endings of the language.
  private func mayBeForm(_ word: [Unicode.Scalar], of neighbour: Neighbour) -> Bool {
    guard neighbour.slip != .swap, !neighbour.isAccent else { return false }
    let other = Array(neighbour.word.lowercased().unicodeScalars)
    let shared = zip(word, other).prefix { $0 == $1 }.count
    guard word.count - shared <= 3, other.count - shared <= 3 else { return false }
    return (max(2, shared - 2)...shared).contains { start in
      let ending = String(String.UnicodeScalarView(word[start...]))
      return ending.isEmpty || endings.contains(ending)
    }
  }

  /// Whether a word may itself be put together of two (“Kernelfehler”): the second one known, the first one known or used
  /// in the article, perhaps with an “s” between them. Then it is as good as another compound that is near.
  private func mayBeCompound(_ word: String, _ occurrences: (String) -> Int) -> Bool {
    let letters = Array(word)
    let shortest = 4
    guard dictionary.compounds, letters.count >= 2 * shortest else { return false }
    func isWord(_ part: ArraySlice<Character>) -> Bool {
      let form = String(part)
      return dictionary.contains(form)
        || dictionary.contains(form.prefix(1).uppercased() + form.dropFirst())
    }
    return (shortest...letters.count - shortest).contains { split in
      let (first, second) = (letters[..<split], letters[split...])
      guard isWord(second) else { return false }
      return isWord(first) || occurrences(String(first)) > 0
        || first.last == "s" && first.count > shortest && isWord(first.dropLast())
    }
  }

  /// What a word may stand for: swaps and doubled letters first.
  func suggestions(for word: String) -> [Suggester.Suggestion] {
    var costs: [String: Float] = [:]
    for neighbour in neighbours(of: word) {
      let first: Float = neighbour.index == 0 ? 1.2 : 0
      let cost: Float =
        switch neighbour.slip {
        case .swap: 2 + first
        case .double: 1.4
        case .omission: 2.4 + first
        case .insertion: 2.8 + first
        default: neighbour.isAccent ? 1.2 : 3 + first
        }
      costs[neighbour.word] = cost + (neighbour.isCompound ? 1 : 0)
    }
    return costs.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(12).map {
      Suggester.Suggestion(word: $0.key, cost: $0.value, prior: -6, score: -$0.value - 4.2)
    }
  }

  /// All known words one edit away: a letter lost, put in or changed, or two swapped (Damerau 1964).
  ///
  /// - Complexity: O(letters × alphabet) look-ups.
  private func neighbours(of word: String) -> [Neighbour] {
    if let known = cache[word] { return known }
    let letters = Array(word.lowercased().unicodeScalars)
    guard Self.lengths.contains(letters.count) else { return [] }
    // German nouns are in the dictionary with their capital alone.
    let isCapitalised = word.first?.isUppercase == true
    var found: [String: Neighbour] = [:]
    func propose(
      _ scalars: [Unicode.Scalar], _ slip: Candidate.Slip, _ index: Int, isAccent: Bool = false
    ) {
      guard scalars != letters else { return }
      var form = String(String.UnicodeScalarView(scalars))
      guard found[form] == nil else { return }
      if !dictionary.contains(form) {
        guard isCapitalised else { return }
        form = form.prefix(1).uppercased() + form.dropFirst()
        guard found[form] == nil, dictionary.contains(form) else { return }
      }
      found[form] = Neighbour(
        word: form, slip: slip, index: index, isAccent: isAccent,
        isCompound: dictionary.isCompound(form))
    }
    for index in letters.indices {
      var shorter = letters
      let removed = shorter.remove(at: index)
      let isDouble =
        index > 0 && letters[index - 1] == removed
        || index < shorter.count && shorter[index] == removed
      propose(shorter, isDouble ? .double : .insertion, index)
      if index + 1 < letters.count {
        var swapped = letters
        swapped.swapAt(index, index + 1)
        propose(swapped, .swap, index)
      }
      for letter in alphabet {
        var changed = letters
        changed[index] = letter
        propose(
          changed, .change, index,
          isAccent: Speller.plainLetter(letter) == Speller.plainLetter(letters[index]))
      }
    }
    for index in 0...letters.count {
      for letter in alphabet {
        var longer = letters
        longer.insert(letter, at: index)
        let isDouble =
          index > 0 && letters[index - 1] == letter
          || index < letters.count && letters[index] == letter
        propose(longer, isDouble ? .double : .omission, index)
      }
    }
    if cache.count >= 5000 { cache.removeAll() }
    let sorted = found.values.sorted { $0.word < $1.word }
    cache[word] = sorted
    return sorted
  }
}
