#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What speaks for an unknown word being a slip for another, and how much each piece of it weighs.
///
/// A logistic model, fitted to slips of one letter put into published text, one in 248 words, some of them habits, and
/// to the words in it that no dictionary has (`galley-dev fit-slips`); those of them that a first fit was surest of
/// were left out, as nearly all are errors of those who published them.
package enum SlipEvidence {
  /// Pieces of evidence, in their order; probabilities and odds are log₁₀, but the confidence of the language model is
  /// in natural log-odds, and the frequency of the most frequent word one edit away in Zipf.
  package static let names = [
    "odds", "confidence", "wordlike", "cost", "frequency near", "repeated", "derived", "variant",
    "name near", "three letters", "four letters",
  ]

  /// What a unit of each piece weighs, in natural log-odds.
  private static let weights: [Float] = [
    0.253, 0.411, -0.033, -0.087, 0.633, -1.478, -2.772, -1.793, -3.277, -3.772, -0.284,
  ]
  private static let bias: Float = 0.997
  /// Log-odds from which a word is believed to be a slip: of those put in, 86 in 100 were, and in 100,000 words of
  /// text as it was published seven, most of them errors indeed.
  private static let leastLogOdds: Float = 2.927
  /// What the surest are worth: 983 in 1,000 of them had been put in, the rest were published.
  private static let greatestConfidence = 0.983

  /// How much rarer misspelled words are in the text that confidences are meant for, as natural logarithm: of the
  /// damage in it, one word in 250, they are an eighth; those that the weights were fitted to were all of it.
  private static let rarity: Float = 2.08

  /// The probability that a word is a slip, and whether it is believed.
  package static func judge(_ evidence: [Float]) -> (isSlip: Bool, confidence: Double) {
    let logOdds = zip(weights, evidence).reduce(bias) { $0 + $1.0 * $1.1 }
    let greatest = Float(log(greatestConfidence / (1 - greatestConfidence)))
    return (
      logOdds >= leastLogOdds, 1 / (1 + exp(Double(rarity - min(greatest, logOdds))))
    )
  }
}
