import GalleyRules
import GalleyText

/// How damaged a whole text is: the weight of what was found, per 1,000 words, and how improbable its wording is.
package struct DocumentScore: Sendable {
  /// Words of the text.
  package let words: Int
  /// Weight of all findings: how many damages are to be expected.
  package let weight: Double
  /// Weight per 1,000 words by category; categories without any are left out.
  package let categories: [(category: Category, damage: Double)]
  /// Damage per 1,000 words that no rule can point to: a text in which nearly every word is a wrong one that sounds
  /// right has few places to point to, but wording that hardly any published text has.
  package let wording: Double
  /// Where the damage is thickest; nil where there is none.
  package let worst: Passage?

  /// A stretch of the text and the weight of what was found in it.
  package struct Passage: Sendable {
    package let range: TextRange
    package let weight: Double
  }

  /// Length of a passage, in bytes: some fifty words.
  private static let passage: UInt32 = 320

  package init(_ result: LintResult) {
    let found = result.diagnostics.map { ($0, Self.weight(of: $0)) }.filter { $0.1 > 0 }
    words = result.words
    weight = found.reduce(0) { $0 + $1.1 }
    let scale = 1000 / Double(max(result.words, 1))
    let sums = found.reduce(into: [Category: Double]()) { $0[$1.0.category, default: 0] += $1.1 }
    categories = Category.allCases.compactMap { category in
      sums[category].map { (category, $0 * scale) }
    }
    wording = Self.wording(result)
    worst = Self.worst(found)
  }

  /// Weight of all findings per 1,000 words, and what the wording adds to it.
  package var damage: Double { weight * 1000 / Double(max(words, 1)) + wording }

  /// −log₁₀ of the probability of a word, in articles that were held out of the language model: its mean, the standard
  /// deviation of an article's mean, and that of a single word (`galley-dev surprise`).
  private static let surprise = (mean: 2.12, ofArticles: 0.2, ofWords: 1.52)
  /// Standard deviations above the mean from which wording counts: one article in fifty has as many. What each one more
  /// adds to the damage of 1,000 words: as much as makes a text a damaged one.
  private static let improbable = 2.0
  private static let weightOfWording = 10.0

  private static func wording(_ result: LintResult) -> Double {
    guard let found = result.surprise, result.words > 0 else { return 0 }
    // The mean of a few words says little.
    let deviation =
      (surprise.ofArticles * surprise.ofArticles
      + surprise.ofWords * surprise.ofWords / Double(result.words)).squareRoot()
    return weightOfWording * max(0, (found - surprise.mean) / deviation - improbable)
  }

  /// How much a finding counts: the probability that it is damage, so that sums are expected numbers of
  /// damages. That no dictionary has a name says nothing of the text.
  package static func weight(of diagnostic: Diagnostic) -> Double {
    diagnostic.rule == "unknown-name" ? 0 : diagnostic.confidence
  }

  /// What is to be thought of the text.
  package func verdict(_ thresholds: Thresholds) -> Verdict {
    // A short text needs a whole damage as well: one slip in ten words is no ruin.
    let whole = damage * Double(words) / 1000
    if damage >= thresholds.damaged, whole >= 1 { return .damaged }
    return damage >= thresholds.doubtful && whole >= 0.5 ? .doubtful : .clean
  }

  /// The stretch of findings, in the order of the text, that weighs most.
  private static func worst(_ found: [(Diagnostic, Double)]) -> Passage? {
    var best: Passage?
    var first = 0
    var sum = 0.0
    for (last, (diagnostic, weight)) in found.enumerated() {
      sum += weight
      while first < last, diagnostic.range.end > found[first].0.range.start + passage {
        sum -= found[first].1
        first += 1
      }
      if sum > (best?.weight ?? 0) + 1e-9 {
        let end = found[first...last].reduce(0) { max($0, $1.0.range.end) }
        best = Passage(range: TextRange(found[first].0.range.start, end), weight: sum)
      }
    }
    return best
  }

  /// What is to be thought of a text.
  package enum Verdict: String, Sendable, CaseIterable {
    case clean, doubtful, damaged
  }

  /// From how much damage per 1,000 words a text counts as doubtful or damaged.
  package struct Thresholds: Sendable {
    package var doubtful: Double
    package var damaged: Double

    package init(doubtful: Double = 5, damaged: Double = 10) {
      self.doubtful = doubtful
      self.damaged = damaged
    }
  }
}
