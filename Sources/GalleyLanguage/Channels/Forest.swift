/// A sum of decision trees that gives log-odds.
package struct Forest: Sendable {
  /// A question or, where ``feature`` is negative, an answer.
  package struct Node: BitwiseCopyable, Sendable {
    package var feature: Int32
    /// Values up to this go to the left child.
    package var threshold: Float
    /// The left child; the right one follows it.
    package var left: Int32
    package var value: Float

    package init(feature: Int32 = -1, threshold: Float = 0, left: Int32 = 0, value: Float = 0) {
      self.feature = feature
      self.threshold = threshold
      self.left = left
      self.value = value
    }
  }

  package let bias: Float
  package let nodes: [Node]
  /// Where each tree begins.
  package let roots: [Int]

  package init(bias: Float, nodes: [Node], roots: [Int]) {
    self.bias = bias
    self.nodes = nodes
    self.roots = roots
  }

  /// The log-odds of an example.
  ///
  /// - Complexity: O(trees · depth).
  package func logOdds(_ features: [Float]) -> Float {
    var sum = bias
    nodes.withUnsafeBufferPointer { nodes in
      features.withUnsafeBufferPointer { features in
        for root in roots {
          var node = nodes[root]
          while node.feature >= 0 {
            let isRight = features[Int(node.feature)] > node.threshold
            node = nodes[Int(node.left) + (isRight ? 1 : 0)]
          }
          sum += node.value
        }
      }
    }
    return sum
  }

  /// Whether every question is about one of so many features, and every child exists.
  func isSound(features count: Int) -> Bool {
    nodes.indices.allSatisfy { index in
      let node = nodes[index]
      // Children follow their parents, so that every walk ends.
      return node.feature < 0
        || Int(node.feature) < count && Int(node.left) > index && Int(node.left) + 1 < nodes.count
    } && roots.allSatisfy { nodes.indices.contains($0) }
  }
}
