import Foundation
import GalleyLanguage

/// Interpolated modified Kneser–Ney estimates of n-grams (Chen & Goodman 1998, section 3).
struct KneserNey {
  /// The n-grams of one order, sorted by key.
  struct Order {
    var keys: [UInt64] = []
    /// Occurrences.
    var raw: [UInt32] = []
    /// Probability, log₁₀.
    var probability: [Float] = []
    /// What the shorter n-gram would say, weighted, log₁₀.
    var shorter: [Float] = []
    /// Index of the n-gram without its first word in the order below.
    var suffix: [UInt32] = []
    /// Index of the n-gram without its last word in the order below.
    var prefix: [UInt32] = []
  }

  /// Probability of each word by itself.
  private(set) var single: [Double]
  /// Orders 2, 3 and 4.
  private(set) var orders: [Order] = []
  private let words: Int

  /// Counts of one order as estimates use them: occurrences for the longest n-grams and those that begin
  /// a sentence, for others the number of words seen before them.
  private struct Counts {
    var keys: [UInt64] = []
    var raw: [UInt32] = []
    var used: [UInt32] = []
  }

  /// Occurrences that an n-gram needs to be kept at all.
  static let least: UInt32 = 2

  /// - Parameters:
  ///   - counts: consumed, as it is large.
  ///   - words: size of the vocabulary.
  init(_ counts: consuming NgramCounts, words: Int) {
    self.words = words
    let four = Counts(keys: counts.keys, raw: counts.counts, used: counts.counts)
    let three = Self.shortened(four, bits: 48)
    let two = Self.shortened(three, bits: 32)
    var used = [Double](repeating: 0, count: words)
    for key in two.keys { used[Int(key & 0xFFFF)] += 1 }
    single = Self.singles(used)
    orders.append(estimate(two, order: 2) { Float(log10(single[Int($0 & 0xFFFF)])) })
    let pairs = orders[0]
    orders.append(
      estimate(three, order: 3) { key in
        pairs.keys.sortedIndex(of: key & 0xFFFF_FFFF).map { pairs.probability[$0] } ?? -9
      })
    let triples = orders[1]
    orders.append(
      estimate(four, order: 4) { key in
        triples.keys.sortedIndex(of: key & 0xFFFF_FFFF_FFFF).map { triples.probability[$0] } ?? -9
      })
    for order in 1...2 {
      let below = orders[order - 1]
      let mask: UInt64 = order == 1 ? 0xFFFF_FFFF : 0xFFFF_FFFF_FFFF
      orders[order].suffix = orders[order].keys.map {
        UInt32(below.keys.sortedIndex(of: $0 & mask) ?? 0)
      }
      orders[order].prefix = orders[order].keys.map {
        UInt32(below.keys.sortedIndex(of: $0 >> 16) ?? 0)
      }
    }
  }

  /// The counts of the n-grams without their first word.
  private static func shortened(_ longer: Counts, bits: UInt64) -> Counts {
    let mask: UInt64 = (1 << bits) - 1
    // One n-gram in the longer order is one word seen before the shorter one.
    var keys = longer.keys.map { $0 & mask }
    var raw = longer.raw
    RadixSort.sort(&keys, &raw, bits: bits)
    var result = Counts()
    let boundary = UInt64(ModelVocabulary.Class.boundary.rawValue)
    var index = 0
    while index < keys.count {
      let key = keys[index]
      var sum: UInt32 = 0
      let first = index
      while index < keys.count, keys[index] == key {
        sum += raw[index]
        index += 1
      }
      // What begins a sentence has nothing before it: its occurrences count.
      let leading = key >> (bits - 16)
      let isFirst = leading == boundary || leading == 0
      result.keys.append(key)
      result.raw.append(sum)
      result.used.append(isFirst ? sum : UInt32(index - first))
    }
    return result
  }

  private static func singles(_ used: [Double]) -> [Double] {
    let total = used.reduce(0, +)
    let discount = 0.75
    let kept = used.map { max($0 - discount, 0) / total }
    let rest = 1 - kept.reduce(0, +)
    return kept.map { $0 + rest / Double(used.count) }
  }

  /// Discounts for counts of one, two, three and more (Chen & Goodman 1998, equation 26).
  private static func discounts(_ used: [UInt32]) -> [Double] {
    var counts = [Double](repeating: 0, count: 5)
    for count in used where count <= 4 { counts[Int(count)] += 1 }
    let y = counts[1] / max(1, counts[1] + 2 * counts[2])
    return [0]
      + (1...3).map { n in
        let discount = Double(n) - Double(n + 1) * y * counts[n + 1] / max(1, counts[n])
        return min(Double(n) - 0.05, max(0.1, discount))
      }
  }

  /// Estimates the n-grams that occur often enough.
  ///
  /// - Parameter shorter: log₁₀ probability of the n-gram without its first word.
  private func estimate(_ counts: Counts, order: Int, shorter: (UInt64) -> Float) -> Order {
    let discounts = Self.discounts(counts.used)
    var result = Order()
    let firstShift = UInt64(16 * (order - 1))
    var start = 0
    while start < counts.keys.count {
      let context = counts.keys[start] >> 16
      var end = start
      var sum = 0.0
      var kinds = [0.0, 0.0, 0.0, 0.0]
      while end < counts.keys.count, counts.keys[end] >> 16 == context {
        sum += Double(counts.used[end])
        kinds[Int(min(counts.used[end], 3))] += 1
        end += 1
      }
      let weight =
        (discounts[1] * kinds[1] + discounts[2] * kinds[2] + discounts[3] * kinds[3]) / sum
      let logWeight = Float(log10(max(weight, 1e-9)))
      for index in start..<end
      where counts.raw[index] >= Self.least && counts.keys[index] >> firstShift != 0 {
        let key = counts.keys[index]
        let below = shorter(key) + logWeight
        let discount = discounts[Int(min(counts.used[index], 3))]
        let own = max(0, Double(counts.used[index]) - discount) / sum
        result.keys.append(key)
        result.raw.append(counts.raw[index])
        result.shorter.append(below)
        result.probability.append(Float(log10(own + pow(10, Double(below)))))
      }
      start = end
    }
    return result
  }
}
