import Foundation
import GalleyLanguage

/// Learns a sum of small decision trees for a yes-or-no question, by gradient boosting (Friedman 2001) with
/// second-order steps (Chen & Guestrin 2016) on binned features (Ke et al. 2017).
///
/// Deterministic.
struct BoostedTrees {
  /// How trees are grown.
  struct Options {
    var trees = 600
    var leaves = 31
    var rate = 0.04
    /// Least sum of curvature in a leaf: about the number of doubtful examples.
    var leastWeight = 4.0
    /// Share of features that a tree may use.
    var share = 0.5
  }

  private static let bins = 64

  /// The trees and the log-odds that they add to.
  ///
  /// - Parameters:
  ///   - width: how many of each example's features may be asked about; all of them where it is nil.
  ///   - weights: how much each example counts.
  static func fit(
    _ features: [[Float]], _ labels: [Bool], width: Int? = nil, weights: [Float],
    options: Options = Options()
  ) -> Forest {
    guard let width = width ?? features.first?.count, !features.isEmpty else {
      return Forest(bias: -20, nodes: [], roots: [])
    }
    let count = labels.count
    let borders = (0..<width).map { column in Self.borders(features.map { $0[column] }) }
    // Column by column, so that a histogram reads memory in order.
    let binned = (0..<width).map { column in
      features.map { bin($0[column], borders[column]) }
    }
    var sums = (positive: 1e-6, negative: 1e-6)
    for (label, weight) in zip(labels, weights) {
      if label { sums.positive += Double(weight) } else { sums.negative += Double(weight) }
    }
    let bias = log(sums.positive / sums.negative)
    var scores = [Double](repeating: bias, count: count)
    var gradient = [Float](repeating: 0, count: count)
    var curvature = gradient
    var nodes: [Forest.Node] = []
    var roots: [Int] = []
    var seed: UInt64 = 7
    let helper = SecondThread()
    defer { helper.finish() }
    for _ in 0..<options.trees {
      for row in 0..<count {
        let probability = 1 / (1 + exp(-scores[row]))
        let weight = Double(weights[row])
        gradient[row] = Float(weight * (probability - (labels[row] ? 1 : 0)))
        curvature[row] = Float(weight * probability * (1 - probability))
      }
      let used = (0..<width).filter { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(seed >> 40) / Double(1 << 24) < options.share
      }
      roots.append(nodes.count)
      grow(
        binned, borders, used, gradient, curvature, options, helper, &nodes, &scores)
    }
    return Forest(bias: Float(bias), nodes: nodes, roots: roots)
  }

  private struct Leaf {
    var node: Int
    var rows: [Int32]
    var split: (gain: Double, feature: Int, bin: Int)?
    var value: Double
  }

  private static func grow(
    _ binned: [[UInt8]], _ borders: [[Float]], _ used: [Int], _ gradient: [Float],
    _ curvature: [Float], _ options: Options, _ helper: SecondThread,
    _ nodes: inout [Forest.Node], _ scores: inout [Double]
  ) {
    func leaf(_ node: Int, _ rows: [Int32]) -> Leaf {
      var (g, h) = (0.0, 0.0)
      for row in rows {
        g += Double(gradient[Int(row)])
        h += Double(curvature[Int(row)])
      }
      let split = best(binned, used, rows, gradient, curvature, g, h, options, helper)
      return Leaf(node: node, rows: rows, split: split, value: -g / (h + 1) * options.rate)
    }
    nodes.append(Forest.Node())
    var leaves = [leaf(nodes.count - 1, (0..<Int32(gradient.count)).map { $0 })]
    while leaves.count < options.leaves {
      var chosen: Int?
      for index in leaves.indices {
        guard let split = leaves[index].split else { continue }
        if chosen.map({ split.gain > leaves[$0].split?.gain ?? 0 }) ?? true { chosen = index }
      }
      guard let chosen, let split = leaves[chosen].split else { break }
      let parent = leaves.remove(at: chosen)
      let column = binned[split.feature]
      let left = nodes.count
      nodes[parent.node] = Forest.Node(
        feature: Int32(split.feature), threshold: borders[split.feature][split.bin],
        left: Int32(left))
      nodes.append(Forest.Node())
      nodes.append(Forest.Node())
      leaves.append(leaf(left, parent.rows.filter { Int(column[Int($0)]) <= split.bin }))
      leaves.append(leaf(left + 1, parent.rows.filter { Int(column[Int($0)]) > split.bin }))
    }
    for leaf in leaves {
      nodes[leaf.node].value = Float(leaf.value)
      for row in leaf.rows { scores[Int(row)] += leaf.value }
    }
  }

  /// A question about a feature, and what it gains.
  private typealias Split = (gain: Double, feature: Int, bin: Int)

  /// The best split of rows, each thread looking at half of the features.
  private static func best(
    _ binned: [[UInt8]], _ used: [Int], _ rows: [Int32], _ gradient: [Float], _ curvature: [Float],
    _ g: Double, _ h: Double, _ options: Options, _ helper: SecondThread
  ) -> Split? {
    guard h >= 2 * options.leastWeight else { return nil }
    let middle = used.count / 2
    nonisolated(unsafe) var second: Split?
    helper.perform {
      second = best(binned, used[middle...], rows, gradient, curvature, g, h, options)
    }
    let first = best(binned, used[..<middle], rows, gradient, curvature, g, h, options)
    helper.wait()
    guard let first, let second else { return first ?? second }
    return second.gain > first.gain ? second : first
  }

  private static func best(
    _ binned: [[UInt8]], _ used: ArraySlice<Int>, _ rows: [Int32], _ gradient: [Float],
    _ curvature: [Float], _ g: Double, _ h: Double, _ options: Options
  ) -> Split? {
    var best: Split?
    let whole = g * g / (h + 1)
    var histogram = [Float](repeating: 0, count: 2 * bins)
    for feature in used {
      for index in histogram.indices { histogram[index] = 0 }
      binned[feature].withUnsafeBufferPointer { column in
        gradient.withUnsafeBufferPointer { gradient in
          curvature.withUnsafeBufferPointer { curvature in
            histogram.withUnsafeMutableBufferPointer { histogram in
              for row in rows {
                let bin = Int(column[Int(row)])
                histogram[2 * bin] += gradient[Int(row)]
                histogram[2 * bin + 1] += curvature[Int(row)]
              }
            }
          }
        }
      }
      var (left, weight) = (0.0, 0.0)
      for bin in 0..<bins - 1 {
        left += Double(histogram[2 * bin])
        weight += Double(histogram[2 * bin + 1])
        guard weight >= options.leastWeight, h - weight >= options.leastWeight else { continue }
        let right = g - left
        let gain = left * left / (weight + 1) + right * right / (h - weight + 1) - whole
        if gain > best?.gain ?? 1e-3 { best = (gain, feature, bin) }
      }
    }
    return best
  }

  /// Values at which bins end, rising; fewer than ``bins``.
  private static func borders(_ values: [Float]) -> [Float] {
    let sorted = values.sorted()
    var borders: [Float] = []
    for bin in 1..<bins {
      let value = sorted[bin * sorted.count / bins]
      if value > borders.last ?? -.infinity, value < sorted[sorted.count - 1] {
        borders.append(value)
      }
    }
    return borders + [Float](repeating: .infinity, count: bins - borders.count)
  }

  private static func bin(_ value: Float, _ borders: [Float]) -> UInt8 {
    var low = 0
    var high = borders.count - 1
    while low < high {
      let middle = (low + high) / 2
      if value <= borders[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }
}
