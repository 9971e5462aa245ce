import GalleyRules
import GalleyText

/// How damaged a whole text is: the weight of what was found, per 1,000 words.
package struct DocumentScore: Sendable {
  /// Words of the text.
  package let words: Int
  /// Weight of all findings: how many damages are to be expected.
  package let weight: Double
  /// Weight per 1,000 words by category; categories without any are left out.
  package let categories: [(category: Category, damage: Double)]
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
    worst = Self.worst(found)
  }

  /// Weight of all findings per 1,000 words.
  package var damage: Double { weight * 1000 / Double(max(words, 1)) }

  /// How much a finding counts: the probability that it is damage, so that sums are expected numbers of
  /// damages. That no dictionary has a name says nothing of the text.
  package static func weight(of diagnostic: Diagnostic) -> Double {
    diagnostic.rule == "unknown-name" ? 0 : diagnostic.confidence
  }

  /// What is to be thought of the text.
  package func verdict(_ thresholds: Thresholds) -> Verdict {
    // A short text needs a whole damage as well: one slip in ten words is no ruin.
    if damage >= thresholds.damaged, weight >= 1 { return .damaged }
    return damage >= thresholds.doubtful && weight >= 0.5 ? .doubtful : .clean
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
