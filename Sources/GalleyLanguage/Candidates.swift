/// A known word that an unknown one may stand for.
package struct Candidate: Hashable, Sendable {
  package var word: String
  /// Tenths of Zipf; 0 where it is rare.
  package var frequency: Int
  /// How the two differ.
  package var slip: Slip

  package init(word: String, frequency: Int, slip: Slip) {
    self.word = word
    self.frequency = frequency
    self.slip = slip
  }

  /// How a word differs from what was meant.
  package enum Slip: Sendable {
    /// Two neighbours swapped.
    case swap
    /// A letter doubled, or one of two equal ones lost.
    case double
    /// A letter lost.
    case omission
    /// A letter too many.
    case insertion
    /// One letter for another.
    case change
    /// A shape taken for another in print.
    case glyph
    /// More than one edit away, or unknown.
    case other
  }
}

/// Known words near an unknown one.
package enum Candidates {
  /// All frequent words one edit away (a letter dropped, added, changed, or two neighbours swapped;
  /// Damerau 1964), most likely first.
  ///
  /// Ranked by frequency with what is known of slips: a dropped, doubled or swapped letter is likelier
  /// than a changed one, the first letter is seldom wrong, a vowel is taken for a vowel.
  ///
  /// - Complexity: 54 n + 25 look-ups for n letters.
  static func near(_ word: String, in lexicon: Lexicon) -> [Candidate] {
    let letters = Array(word.utf8)
    guard (3...32).contains(letters.count),
      letters.allSatisfy({ $0 &- 0x61 < 26 || $0 == 0x27 })
    else { return [] }
    var best: [[UInt8]: Double] = [:]
    var found: [[UInt8]: Candidate] = [:]
    func propose(_ candidate: [UInt8], _ slip: Candidate.Slip, _ score: Double) {
      guard let frequency = lexicon.frequency(of: candidate) else { return }
      let total = Double(frequency) / 10 + score
      if total > best[candidate] ?? -.infinity {
        best[candidate] = total
        found[candidate] = Candidate(
          word: String(decoding: candidate, as: UTF8.self), frequency: frequency, slip: slip)
      }
    }
    for index in letters.indices {
      let first = index == 0 ? -1.0 : 0
      var shorter = letters
      let removed = shorter.remove(at: index)
      let doubled = index > 0 && letters[index - 1] == removed
      propose(shorter, doubled ? .double : .insertion, first + (doubled ? 0.6 : 0))
      if index + 1 < letters.count, letters[index] != letters[index + 1] {
        var swapped = letters
        swapped.swapAt(index, index + 1)
        propose(swapped, .swap, first + 0.6)
      }
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where letter != letters[index] {
        var changed = letters
        changed[index] = letter
        let vowels = isVowel(letter) && isVowel(letters[index])
        propose(changed, .change, first + (vowels ? 0.2 : -0.3))
      }
    }
    for index in 0...letters.count {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        var longer = letters
        longer.insert(letter, at: index)
        let doubles =
          index > 0 && letters[index - 1] == letter
          || index < letters.count && letters[index] == letter
        propose(
          longer, doubles ? .double : .omission, (index == 0 ? -0.6 : 0) + (doubles ? 0.6 : 0.2))
      }
    }
    return best.sorted { left, right in
      left.value != right.value
        ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
    }
    .prefix(8).compactMap { found[$0.key] }
  }

  /// All strings one edit away, an apostrophe put in or taken out included.
  package static func edits(of word: [UInt8]) -> Set<[UInt8]> {
    let letters = Array("abcdefghijklmnopqrstuvwxyz'".utf8)
    var found: Set<[UInt8]> = []
    for index in 0...word.count {
      for letter in letters {
        var longer = word
        longer.insert(letter, at: index)
        found.insert(longer)
        guard index < word.count else { continue }
        var changed = word
        changed[index] = letter
        found.insert(changed)
      }
      guard index < word.count else { continue }
      var shorter = word
      shorter.remove(at: index)
      found.insert(shorter)
      guard index + 1 < word.count else { continue }
      var swapped = word
      swapped.swapAt(index, index + 1)
      found.insert(swapped)
    }
    found.remove(word)
    return found
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
}
