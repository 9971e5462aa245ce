#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What speaks for an unknown word being a slip for another, and how much each piece of it weighs.
///
/// A logistic model, fitted to slips of one letter put into published text, one in 164 words, some of them habits, and
/// to the words in it that no dictionary has (`galley-dev fit-slips`); those of them that a first fit was surest of
/// were left out, as nearly all are errors of those who published them.
package enum SlipEvidence {
  /// Pieces of evidence, in their order; probabilities are log₁₀, but the confidence of the language model is in
  /// natural log-odds, and frequencies (of the most frequent word one edit away, and of what the word may be built
  /// from) are in Zipf. “Near topic” is how much nearer to it the other word is.
  package static let names = [
    "confidence", "wordlike", "cost", "frequency near", "repeated", "variant", "name near",
    "three letters", "four letters", "prefix", "ending", "elided", "British", "compound",
    "frequency of parts", "letters", "class gain", "fit around", "near topic", "article", "name",
  ]

  /// What a unit of each piece weighs, in natural log-odds.
  private static let weights: [Float] = [
    0.390, -0.574, -0.146, 1.098, -2.617, -2.259, -2.702, -3.408, -0.213, -3.143, -2.130, -1.885,
    -6.861, -1.077, -0.273, -0.267, 0.657, 0.479, 1.373, 0.824, -1.729,
  ]
  private static let bias: Float = -3.938
  /// Log-odds from which a word is believed to be a slip. At 2.4, of those put into held-out text 96 in 100 were, and in
  /// 100,000 words as they were published eight, most of them errors indeed; it is higher for what the quality gate
  /// allows in manuals, which are full of names in small letters: the lowest tenth that passes it.
  private static let leastLogOdds: Float = 2.3
  /// What more it takes of three letters, which are near to some word by chance.
  private static let shortLogOdds: Float = 1.9
  /// What the surest are worth: 989 in 1,000 of them had been put in, the rest were published.
  private static let greatestConfidence = 0.989

  /// How much likelier slips are in a text that looks misread, as natural logarithm.
  private static let doubt: Float = 1

  /// How much rarer misspelled words are in the text that confidences are meant for, as natural logarithm: of the
  /// damage in it, one word in 250, they are an eighth; those that the weights were fitted to were all of it.
  private static let rarity: Float = 2.08

  /// The probability that a word is a slip, and whether it is believed.
  ///
  /// - Parameter isDoubtful: whether other words of the text look misread.
  package static func judge(_ evidence: [Float], isDoubtful: Bool = false) -> (
    isSlip: Bool, confidence: Double
  ) {
    let logOdds = zip(weights, evidence).reduce(bias + (isDoubtful ? doubt : 0)) {
      $0 + $1.0 * $1.1
    }
    let isShort = names.firstIndex(of: "three letters").map { evidence[$0] > 0 } ?? false
    let greatest = Float(log(greatestConfidence / (1 - greatestConfidence)))
    return (
      logOdds >= leastLogOdds + (isShort ? shortLogOdds : 0),
      1 / (1 + exp(Double(rarity - min(greatest, logOdds))))
    )
  }
}
