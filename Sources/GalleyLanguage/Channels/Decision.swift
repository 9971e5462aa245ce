import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decides how far a hypothesis is believed: a logistic model over its evidence.
///
/// Trained on damage put into text that was held out of the model, so that its verdict is a probability on
/// text where one word in 250 is damaged.
package struct Decision: Sendable {
  /// For each group of hypotheses one a piece of ``Evidence``.
  package let weights: [Float]
  /// From this confidence on a finding is a warning.
  package let warning: Float
  /// From this on it is a note.
  package let note: Float

  package init(weights: [Float], warning: Float, note: Float) {
    self.weights = weights
    self.warning = warning
    self.note = note
  }

  init(_ file: ModelFile) throws(ModelError) {
    let numbers = try file.section(.decision, as: Float.self)
    guard numbers.count == Evidence.count * Hypothesis.Group.allCases.count + 2, numbers.allSatisfy(\.isFinite) else {
      throw file.damaged("its deciding part has \(numbers.count) numbers, which is not what this Galley weighs")
    }
    self.init(
      weights: Array(numbers.dropFirst(2)), warning: numbers[0], note: numbers[1])
  }

  /// As it stands in a file.
  package var numbers: [Float] { [warning, note] + weights }

  /// Probability of a hypothesis, 0…1.
  package func confidence(_ features: [Float], _ group: Hypothesis.Group) -> Float {
    var sum: Float = 0
    let offset = Int(group.rawValue) * Evidence.count
    for index in features.indices { sum += weights[offset + index] * features[index] }
    return 1 / (1 + exp(-sum))
  }
}
