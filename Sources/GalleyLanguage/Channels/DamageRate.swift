#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much more, or less, damaged a text is than those that confidences were learned from.
///
/// Damage seldom comes alone: a recogniser, a spinner or a careless hand leaves its marks all over a text, and another
/// text has none. What is likely wrong elsewhere in the text therefore tells how likely any of it is: the rate of
/// damage is estimated from all that was found, and confidences are moved to it (Saerens, Latinne & Decaestecker 2002).
enum DamageRate {
  /// Damages for each word of the text that confidences are meant for.
  private static let usual: Float = 1.0 / 250
  /// Words of usual text that a text is taken together with: a short one tells little of its rate.
  private static let strength: Float = 500
  /// How far log-odds are moved at most: a clean text may well have one error.
  private static let lowest: Float = -0.7
  private static let highest: Float = 1.5
  /// Estimating the rate from the confidences and the confidences from the rate settles quickly.
  private static let rounds = 3

  /// The confidences in a text's findings, moved to its own rate of damage.
  ///
  /// What is found in the same sentence does not count: one error makes what stands around it look wrong.
  ///
  /// - Parameters:
  ///   - sentences: the number of each finding's sentence.
  ///   - words: how many the text has.
  static func adjusted(_ confidences: [Float], sentences: [Int], words: Int) -> [Float] {
    var result = confidences
    for _ in 0..<rounds {
      let all = result.reduce(0, +)
      var own: [Int: Float] = [:]
      for (sentence, confidence) in zip(sentences, result) {
        own[sentence, default: 0] += confidence
      }
      result = zip(confidences, sentences).map { confidence, sentence in
        let expected = usual * strength + all - own[sentence, default: 0]
        let rate = expected / (strength + Float(words))
        let shift = min(max(log(rate / usual), lowest), highest)
        let given = min(max(confidence, 0.0001), 0.9999)
        return 1 / (1 + exp(-log(given / (1 - given)) - shift))
      }
    }
    return result
  }
}
