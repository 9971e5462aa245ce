/// What speaks for a suggestion in its place, and how much each piece of it weighs.
///
/// A log-linear ranking: the weights are those under which the words that were meant are most probable among their
/// rivals, for slips put into text that the models have not seen (`galley-dev fit-suggestions`).
package enum SuggestionEvidence {
  /// Pieces of evidence, in their order; probabilities are log₁₀.
  package static let names = [
    "cost", "prior", "own gain", "rest of gain", "class gain", "fit", "fit unknown",
    "prior of unknown", "fit around", "near topic", "article",
  ]

  /// What a unit of each piece weighs.
  static let weights: [Float] = [
    -0.918, 0.237, 0.339, 0.405, 0.12, 0.247, 0.217, 0.313, 0.309, 1.515, 0.384,
  ]

  /// How well evidence speaks for a suggestion, as log₁₀ of its odds against its rivals.
  static func score(_ evidence: [Float]) -> Float {
    zip(weights, evidence).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
