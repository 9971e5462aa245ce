#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How often writers made each slip of a single letter, and how often there was an occasion for it: what
/// ``ErrorModel`` learns beside what it supposes.
struct EditCounts {
  /// Slips by kind and by the two letters that name one.
  private(set) var slips: [Kind: [Int: Float]] = [:]
  private var letters = [Float](repeating: 0, count: LetterCodes.count)
  private var pairs = [Float](repeating: 0, count: LetterCodes.count * LetterCodes.count)

  enum Kind: String, CaseIterable {
    /// One letter for another, by the letter meant and the one written.
    case change
    /// By the letter before, and the letter lost or put in.
    case loss, insertion
    case swap
  }

  /// - Parameter lines: `letter`, `pair` and the kinds of slips, with their letters and how often; `^` is the
  ///   beginning of a word. Lines that are none of these are passed over.
  init(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      guard let count = fields.last.flatMap(Float.init), fields.count >= 3 else { continue }
      let codes = fields[1..<fields.count - 1].map {
        $0 == "^" ? 0 : Int(LetterCodes.codes(of: $0)[0])
      }
      switch (fields[0], codes.count) {
      case ("letter", 1): letters[codes[0]] += count
      case ("pair", 2): pairs[codes[0] * LetterCodes.count + codes[1]] += count
      case (let name, 2):
        guard let kind = Kind(rawValue: name) else { continue }
        slips[kind, default: [:]][codes[0] * LetterCodes.count + codes[1], default: 0] += count
      default: continue
      }
    }
  }

  /// How often there was an occasion for a slip.
  func occasions(_ kind: Kind, _ at: Int) -> Float {
    let first = at / LetterCodes.count
    switch kind {
    case .change: return letters[first]
    case .loss: return pairs[at]
    case .insertion: return first == 0 ? pairs[0..<LetterCodes.count].reduce(0, +) : letters[first]
    case .swap: return pairs.reduce(0, +)
    }
  }

  /// What to take from −log₁₀ of how often slips were made, so that the costs of those that were made are on
  /// average what was supposed: words that are known to be misspelled say nothing of how many are.
  func excess(over supposed: (Kind, Int) -> Float) -> Float {
    var (difference, total) = (Float(0), Float(0))
    // In a fixed order: a sum of fractions depends on it.
    for kind in Kind.allCases {
      for (at, count) in (slips[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let counted = -log10(count / max(count, occasions(kind, at)))
        difference += count * (counted - supposed(kind, at))
        total += count
      }
    }
    return total > 0 ? difference / total : 0
  }

  /// The cost of a slip: what was supposed, as if it had been seen on so many occasions, with what was counted.
  func cost(_ kind: Kind, _ at: Int, supposed: Float, excess: Float) -> Float {
    let weight: Float = 60
    let expected = weight * pow(10, -(supposed + excess))
    let counted = slips[kind]?[at] ?? 0
    let learned = -log10((counted + expected) / (occasions(kind, at) + weight)) - excess
    // What these writers did not do, others do, and so does print recognition.
    return min(learned, supposed)
  }
}
