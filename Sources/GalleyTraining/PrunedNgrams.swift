import Foundation
import GalleyLanguage

/// The n-grams that say most, as many as fit.
///
/// After Stolcke (1998): an n-gram is worth its occurrences times what is lost where the shorter one
/// answers in its stead. The shorter n-grams at the start and the end of a kept one are kept as well.
struct PrunedNgrams {
  /// Kept keys and their log₁₀ probabilities, for orders 2, 3, 4.
  private(set) var keys: [[UInt64]] = []
  private(set) var probabilities: [[Float]] = []
  /// Weights of shorter n-grams, log₁₀, after one word.
  private(set) var singleWeights: [Float]
  /// The same after two and three words, by the key of those.
  private(set) var contexts: [[UInt64]] = []
  private(set) var weights: [[Float]] = []

  /// - Parameter entries: how many n-grams and contexts may be kept.
  init(_ model: KneserNey, entries limit: Int) {
    let gains = model.orders.map { order in
      order.keys.indices.map { index in
        (Float(order.raw[index]) - 0.75) * (order.probability[index] - order.shorter[index])
      }
    }
    // The least gain that fits, by halving.
    var low: Float = 0
    var high: Float = 1000
    for _ in 0..<18 {
      let middle = (low * high).squareRoot() > 0 ? (low * high).squareRoot() : high / 1000
      if Self.size(Self.kept(model, gains, least: middle), model) > limit {
        low = middle
      } else {
        high = middle
      }
    }
    let kept = Self.kept(model, gains, least: high)
    singleWeights = []
    for (order, flags) in zip(model.orders, kept) {
      let indices = flags.indices.filter { flags[$0] }
      keys.append(indices.map { order.keys[$0] })
      probabilities.append(indices.map { order.probability[$0] })
    }
    weigh(model)
  }

  private static func kept(_ model: KneserNey, _ gains: [[Float]], least: Float) -> [[Bool]] {
    var kept = gains.map { $0.map { $0 >= least } }
    for order in [2, 1] {
      let ngrams = model.orders[order]
      for index in ngrams.keys.indices where kept[order][index] {
        kept[order - 1][Int(ngrams.suffix[index])] = true
        // What begins a sentence is a shorter n-gram already.
        kept[order - 1][Int(ngrams.prefix[index])] = true
      }
    }
    return kept
  }

  private static func size(_ kept: [[Bool]], _ model: KneserNey) -> Int {
    var size = kept.reduce(0) { $0 + $1.count { $0 } }
    for order in 1...2 {
      var last: UInt64 = .max
      for (index, key) in model.orders[order].keys.enumerated() where kept[order][index] {
        if key >> 16 != last { size += 1 }
        last = key >> 16
      }
    }
    return size
  }

  /// The weights with which shorter n-grams answer, so that the probabilities after a context sum to one.
  private mutating func weigh(_ model: KneserNey) {
    singleWeights = [Float](repeating: 0, count: model.single.count)
    for order in 0..<3 {
      let below = order == 0 ? [] : keys[order - 1]
      let belowProbabilities = order == 0 ? [] : probabilities[order - 1]
      let mask: UInt64 = order == 1 ? 0xFFFF_FFFF : 0xFFFF_FFFF_FFFF
      var contextKeys: [UInt64] = []
      var contextWeights: [Float] = []
      var start = 0
      while start < keys[order].count {
        let context = keys[order][start] >> 16
        var own = 0.0
        var shorter = 0.0
        var index = start
        while index < keys[order].count, keys[order][index] >> 16 == context {
          own += pow(10, Double(probabilities[order][index]))
          if order == 0 {
            shorter += model.single[Int(keys[0][index] & 0xFFFF)]
          } else {
            let place = below.sortedIndex(of: keys[order][index] & mask)
            shorter += place.map { pow(10, Double(belowProbabilities[$0])) } ?? 0
          }
          index += 1
        }
        let weight = Float(log10(max(1 - own, 1e-6) / max(1 - shorter, 1e-6)))
        if order == 0 {
          singleWeights[Int(context)] = weight
        } else {
          contextKeys.append(context)
          contextWeights.append(weight)
        }
        start = index
      }
      if order > 0 {
        contexts.append(contextKeys)
        weights.append(contextWeights)
      }
    }
  }
}
