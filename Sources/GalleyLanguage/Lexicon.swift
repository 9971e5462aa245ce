/// Words and how frequent they are, read in place from sorted text.
///
/// A line is a word, a space, and its frequency as ten times the Zipf value (log₁₀ of occurrences per
/// 10⁹ words; van Heuven et al. 2014). Lines are sorted by bytes, so that a look-up is a binary search
/// and nothing is loaded: the text is embedded in the binary.
package struct Lexicon: Sendable {
  private let lists: [StoredBytes]

  /// Takes lists of sorted lines as described above; what follows the frequency on a line is ignored.
  package init(_ lists: [StoredBytes]) { self.lists = lists }

  /// Whether nothing is known of the language.
  package var isEmpty: Bool { lists.isEmpty }

  /// Frequency of a lower-case word in tenths of Zipf, or nil where it is in none of the lists.
  ///
  /// - Complexity: O(log n).
  package func frequency(of word: some Collection<UInt8>) -> Int? {
    for list in lists {
      if let frequency = frequency(of: word, in: list.raw) { return frequency }
    }
    return nil
  }

  private func frequency(of word: some Collection<UInt8>, in text: UnsafeRawBufferPointer) -> Int? {
    var low = 0
    var high = text.count
    while low < high {
      // The line that holds the middle byte.
      var start = (low + high) / 2
      while start > low, text[start - 1] != 0x0A { start -= 1 }
      var index = start
      var order = 0
      for byte in word {
        let other = index < text.count ? text[index] : 0
        if byte != other {
          order = byte < other ? -1 : 1
          break
        }
        index += 1
      }
      if order == 0 {
        if index < text.count, text[index] == 0x20 { return number(at: index + 1, in: text) }
        // The word is a prefix of the line's.
        order = -1
      }
      if order < 0 {
        high = start
      } else {
        while index < text.count, text[index] != 0x0A { index += 1 }
        low = index + 1
      }
    }
    return nil
  }

  package func frequency(of word: String) -> Int? { frequency(of: word.utf8) }

  /// Calls `body` with the bytes of each word and its frequency.
  func forEachEntry(_ body: (Slice<UnsafeRawBufferPointer>, Int) -> Void) {
    for list in lists.map(\.raw) {
      var start = 0
      while start < list.count {
        let end = list[start...].firstIndex(of: 0x0A) ?? list.count
        let space = list[start..<end].firstIndex(of: 0x20) ?? end
        body(list[start..<space], number(at: space + 1, in: list))
        start = end + 1
      }
    }
  }

  private func number(at start: Int, in text: UnsafeRawBufferPointer) -> Int {
    var index = start
    var value = 0
    while index < text.count, text[index] &- 0x30 < 10 {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return value
  }
}
