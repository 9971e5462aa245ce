import GalleyText

/// The sum of the signs of misreading.
struct MisreadingTally {
  /// A sign that is no word. Its second and third occurrence count half and a third, as clean texts that have
  /// one have many.
  enum Sign: Int, CaseIterable {
    case digit, letter, mark, markBefore, division, unmatched

    var weight: Double {
      switch self {
      case .digit, .letter, .division: 2
      case .mark: 2.5
      case .unmatched: 1
      case .markBefore: 3
      }
    }
  }

  private var sum = 0.0
  private var seen = Set<String>()
  private var signs = [Int](repeating: 0, count: Sign.allCases.count)
  /// Words that resemble another, those that resemble none, and signs that only print recognition leaves.
  private var strong = 0
  private var weak = 0
  private(set) var printed = 0
  /// What words of bursts count too much where nothing speaks of print.
  private var bursts = 0.0
  private var kinds: [Misreading.Likeness: Int] = [:]

  /// Whether nothing was found that is worth a second look.
  var isEmpty: Bool { strong == 0 && weak < 2 && sum < 3 }

  /// Counts an apostrophe behind a short word (“wi’”, “th’”), which is dialect.
  mutating func addElision() { sum -= 1 }

  mutating func add(_ sign: Sign) {
    signs[sign.rawValue] += 1
    sum += sign.weight / Double(signs[sign.rawValue])
    if sign != .letter, sign != .unmatched { printed += 1 }
  }

  /// - Parameter factor: what its surroundings leave of its weight.
  mutating func add(_ word: Misreading.Word, factor: Double = 1, startsSentence: Bool = false) {
    // A term comes again; what was misread once is read right the next time, but for the commonest words.
    let again = [1, 1, 0.25][min(word.count, 3) - 1]
    let share = word.likeness == .accented ? 1 / Double(word.count) : again / Double(word.count)
    // A capital at the beginning of a sentence makes no name.
    let start =
      startsSentence && word.shape == .capitalised && word.likeness == .lookalike ? 1.5 : 0
    // Words that the dictionary lacks come in bursts: where there is one term of a trade, there are more.
    kinds[word.likeness, default: 0] += 1
    let nth = Double(kinds[word.likeness] ?? 1)
    let burst =
      switch word.likeness {
      case .unknown: 1 / nth
      case .implausible: 1 / nth.squareRoot()
      default: 1.0
      }
    let weight = (Self.weight(word) + start) * factor * share
    sum += weight
    bursts += weight * (1 - burst)
    // The same word again proves nothing new.
    if word.shape != .capitalised, seen.insert(word.text.lowercased()).inserted {
      switch word.likeness {
      case .neighbour: strong += 1
      case .lookalike, .broken, .accented:
        strong += 1
        printed += 1
      case .implausible, .unknown: weak += 1
      default: break
      }
    }
  }

  /// Log likelihood ratio for a text of so many words. Where no word resembles another, or nothing speaks of print, it counts less, and
  /// where most resemble none the text is of another language or trade.
  func score(words: Int) -> Double {
    var lack = strong > 0 ? 0.0 : weak > 0 ? 2 : 10
    if printed == 0 { lack += (strong < 2 ? 5.3 : 0.5) + bursts }
    return sum - lack - 0.07 * Double(words) - 2 * Double(max(0, weak - 2 * strong - 1))
  }

  /// How much a word says, as a natural logarithm: the rate of misread text is taken to be a word in a hundred
  /// for most kinds, that of clean text is counted in the training corpus (look-alikes 0.015 in a
  /// thousand words, neighbours and implausible words 0.3, other unknown small words 1.2, names 12).
  private static func weight(_ word: Misreading.Word) -> Double {
    switch (word.shape, word.likeness) {
    case (.lower, .lookalike): 5.8
    case (.lower, .neighbour): 3.8
    case (.lower, .implausible): 2.8
    case (.lower, .typing): 1
    case (.lower, .unknown): 1.6
    case (_, .broken): 4.5
    case (_, .joined): 1.5
    case (_, .accented): word.count > 1 ? 5.5 : 4
    case (.lower, .short): 3
    case (.odd, .lookalike): 3.7
    case (.odd, .neighbour): 2.8
    case (.odd, .implausible): 2.5
    case (.odd, _): 2
    case (.capitalised, .lookalike): 2
    // Acronyms are short.
    case (.capitals, .lookalike): word.text.utf8.count >= 7 ? 5 : 1.5
    case (.capitals, .neighbour): word.text.utf8.count >= 7 ? 4 : 1
    case (.capitalised, .neighbour): 1
    case (.capitals, .short): 0
    case (.capitalised, _), (.capitals, _): 0.3
    }
  }
}
