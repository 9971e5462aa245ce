#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How improbable it is that a writer puts one sequence of letters for another: costs in −log₁₀ of
/// probability.
///
/// The noisy channel of Kernighan, Church & Gale (1990) with the replacements of whole sequences of Brill &
/// Moore (2000). Slips of the finger (a letter lost, doubled, swapped, or taken for its neighbour on the
/// keyboard) have supposed costs, which are corrected by how often writers made them; sequences that spell the same
/// sound come from a table derived from pronunciations, so that no list of misspellings is needed.
package struct ErrorModel: Sendable {
  /// A sequence for which another is written.
  struct Rule: Sendable {
    /// Codes of what is meant and of what is written, as one number each.
    var meantKey: UInt32
    var writtenKey: UInt32
    /// Length of what is written.
    var writtenCount: Int
    var cost: Float
  }

  /// Costs of one letter for another; of a letter put in after another; of one lost after another.
  let change: [Float]
  let insertion: [Float]
  let loss: [Float]
  let rules: [Rule]
  /// Cost of two neighbours swapped.
  let swap: Float
  /// Cost of a syllable written once that comes twice.
  let haplology: Float = 2.2
  /// Cost of an e put in at the end, where it is not heard: “develope”.
  let finalE: Float = 1.7
  /// What is added where an ending of inflection is written that is not meant: writers lose endings, and seldom put
  /// one in.
  let strangeEnding: Float = 0.25
  /// What is added where the first letter is concerned, which writers seldom get wrong.
  let first: Float = 1.2
  /// Letters of the longest sequence.
  static let longest = 4

  /// - Parameter sounds: lines of what is meant, what is written for it, and the probability of that in
  ///   percent, of writing by ear.
  /// - Parameter edits: how often slips of a letter were made (see ``EditCounts``).
  package init(sounds: String, edits: String = "") {
    let count = LetterCodes.count
    var change = [Float](repeating: 3.6, count: count * count)
    var insertion = [Float](repeating: 2.8, count: count * count)
    var loss = [Float](repeating: 2.2, count: count * count)
    func code(_ letter: Character) -> Int { Int(LetterCodes.codes(of: String(letter))[0]) }
    let vowels = "aeiouy".map(code)
    for left in 1..<count {
      for right in 1..<count {
        let at = left * count + right
        let letters = (UInt8(left + 0x60), UInt8(right + 0x60))
        if left == right {
          change[at] = 0
        } else if vowels.contains(left), vowels.contains(right) {
          change[at] = 2.1
        } else if left <= 26, right <= 26, Keyboard.areNeighbours(letters.0, letters.1) {
          change[at] = 2.6
        }
        // A letter after its like is doubled, or one of two.
        if left == right {
          insertion[at] = 1.6
          loss[at] = 1.4
        }
      }
      for vowel in vowels where left != vowel {
        loss[left * count + vowel] = 2.2
        insertion[left * count + vowel] = 2.5
      }
      for mark in [Int(LetterCodes.apostrophe), Int(LetterCodes.hyphen)] {
        loss[left * count + mark] = 1.2
        insertion[left * count + mark] = 1.8
      }
    }
    for pair in Self.alike {
      let (left, right) = (code(pair.first ?? "a"), code(pair.last ?? "a"))
      for at in [left * count + right, right * count + left] { change[at] = min(change[at], 2.3) }
    }
    var rules: [Rule] = []
    func add(_ meant: String, _ written: String, _ cost: Float) {
      let (from, to) = (LetterCodes.codes(of: meant), LetterCodes.codes(of: written))
      guard from.count <= Self.longest, to.count <= Self.longest, from != to else { return }
      if from.count == 1, to.count == 1 {
        let at = Int(from[0]) * count + Int(to[0])
        change[at] = min(change[at], cost)
      } else if to.isEmpty, from.count == 1 {
        for before in 0..<count {
          let at = before * count + Int(from[0])
          loss[at] = min(loss[at], cost)
        }
      } else {
        rules.append(
          Rule(
            meantKey: LetterCodes.key(from), writtenKey: LetterCodes.key(to),
            writtenCount: to.count, cost: cost))
      }
    }
    for line in sounds.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      // Endings of inflection are spelt by rule, whatever they sound like.
      guard fields.count == 3, let share = Float(fields[2]), !fields[0].hasSuffix("ed")
      else { continue }
      add(String(fields[0]), String(fields[1]), Self.byEar + 2 - log10(max(share, 0.01)))
    }
    for (meant, written, cost) in Self.habits { add(meant, written, cost) }
    for (meant, written) in Self.misreadings { add(meant, written, Self.misread) }
    // “remaines”: a mute e before the ending.
    for consonant in "bdfgklmnprtvw" { add("\(consonant)s", "\(consonant)es", Self.muteE) }
    let counts = EditCounts(edits)
    let supposed: (EditCounts.Kind, Int) -> Float = { [change, insertion, loss] kind, at in
      switch kind {
      case .change: change[at]
      case .insertion: insertion[at]
      case .loss: loss[at]
      case .swap: Self.supposedSwap
      }
    }
    let excess = counts.excess(over: supposed)
    func learn(_ kind: EditCounts.Kind, _ at: Int) -> Float {
      counts.cost(kind, at, supposed: supposed(kind, at), excess: excess)
    }
    if !edits.isEmpty {
      for left in 0...26 {
        for right in 1...26 {
          let at = left * count + right
          if left > 0, left != right { change[at] = learn(.change, at) }
          insertion[at] = learn(.insertion, at)
          loss[at] = learn(.loss, at)
        }
      }
    }
    let anyPair = Int(LetterCodes.other) * (count + 1)
    swap = edits.isEmpty ? Self.supposedSwap : learn(.swap, anyPair)
    self.change = change
    self.insertion = insertion
    self.loss = loss
    self.rules = rules
  }

  private static let supposedSwap: Float = 2.0

  /// Cost of writing by ear at all.
  private static let byEar: Float = 1.3

  /// Cost of an e that is not heard, before the s of an ending.
  private static let muteE: Float = 1.6

  /// Letters of like sound or shape.
  private static let alike = [
    "ck", "cs", "sz", "mn", "bp", "dt", "gj", "vf", "kq", "gk", "iy", "uw", "bd", "vw", "lr",
  ]

  /// What print recognition reads for letters, where nobody would write it for them.
  private static let misreadings = [
    ("m", "rn"), ("m", "nn"), ("d", "cl"), ("w", "vv"), ("h", "li"), ("n", "ri"), ("b", "li"),
    ("rn", "m"), ("cl", "d"),
  ]

  /// Cost of reading letters wrongly.
  private static let misread: Float = 2.4

  /// Endings and orders of letters that writers take for one another.
  private static let habits: [(String, String, Float)] = [
    ("ie", "ei", 1.3), ("ei", "ie", 1.3), ("le", "el", 1.6), ("el", "le", 1.8), ("re", "er", 1.8),
    ("ible", "able", 1.4), ("able", "ible", 1.4), ("ance", "ence", 1.3), ("ence", "ance", 1.3),
    ("ant", "ent", 1.3), ("ent", "ant", 1.3), ("ary", "ery", 1.5), ("ery", "ary", 1.5),
    ("ede", "eed", 1.6), ("eed", "ede", 1.6), ("cede", "sede", 1.8), ("tion", "sion", 1.8),
    ("sion", "tion", 1.8), ("ally", "aly", 1.4), ("cally", "cly", 1.4), ("ful", "full", 1.1),
    ("ies", "ys", 1.6), ("ied", "yed", 1.6), ("ing", "eing", 1.6), ("ing", "ng", 2.2),
    ("ould", "oud", 1.8), ("ough", "ogh", 1.8), ("aught", "aght", 1.8), ("wh", "w", 1.6),
    ("w", "wh", 2.0), ("ed", "d", 2.2), ("ed", "t", 2.6), ("able", "eable", 1.4),
    ("eable", "able", 1.4), ("ic", "ical", 1.8), ("ics", "icals", 1.8),
  ]
}
