/// How often two words stand side by side in a text: what it says once more, it says on purpose.
struct PairCounts {
  private var counts: [UInt32: Int] = [:]

  /// - Complexity: O(n).
  init(_ words: [ModelWord]) {
    for (first, second) in zip(words, words.dropFirst()) {
      counts[Self.key(first, second), default: 0] += 1
    }
  }

  subscript(first: ModelWord, second: ModelWord) -> Int { counts[Self.key(first, second)] ?? 0 }

  private static func key(_ first: ModelWord, _ second: ModelWord) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }
}
