import GalleyProject
import GalleyRules
import GalleyText

/// Prints the score of each text, a line a text.
package struct ScoreReporter {
  private let isJSON: Bool
  private let thresholds: DocumentScore.Thresholds

  /// - Parameter isJSON: a JSON object a line rather than text.
  package init(isJSON: Bool, thresholds: DocumentScore.Thresholds) {
    self.isJSON = isJSON
    self.thresholds = thresholds
  }

  /// Prints the score of a text.
  package func report(_ score: DocumentScore, of result: LintResult, into sink: ByteSink) {
    let verdict = score.verdict(thresholds)
    sink.write((isJSON ? json(score, verdict, result) : text(score, verdict, result)) + "\n")
  }

  private func text(
    _ score: DocumentScore, _ verdict: DocumentScore.Verdict, _ result: LintResult
  ) -> String {
    var line = "\(Self.name(result)): \(verdict.rawValue) \(Self.rounded(score.damage))"
    line += " per 1,000 words of \(score.words)"
    let parts = Self.parts(score).sorted { ($1.damage, $0.name) < ($0.damage, $1.name) }.map {
      "\($0.name) \(Self.rounded($0.damage))"
    }
    if !parts.isEmpty {
      line += " (\(parts.joined(separator: ", ")))"
    }
    if let worst = score.worst {
      let position = result.source.position(at: worst.range.start)
      line += ", worst at \(position.line):\(position.column): \(excerpt(worst.range, result))"
    }
    return line
  }

  private func json(
    _ score: DocumentScore, _ verdict: DocumentScore.Verdict, _ result: LintResult
  ) -> String {
    let source = result.source
    let worst = score.worst.map { worst in
      let position = source.position(at: worst.range.start)
      return Entry.Worst(
        line: position.line, column: position.column,
        startOffset: source.scalarOffset(at: Int(worst.range.start)),
        endOffset: source.scalarOffset(at: Int(worst.range.end)), weight: Self.rounded(worst.weight)
      )
    }
    return JSONText.encode(
      Entry(
        path: source.path, id: result.record.map { ReportedID(id: $0.id) },
        recordLine: result.record?.line, words: score.words, damage: Self.rounded(score.damage),
        categories: Dictionary(
          uniqueKeysWithValues: Self.parts(score).map { ($0.name, Self.rounded($0.damage)) }),
        verdict: verdict.rawValue, worst: worst))
  }

  /// What the damage is made of: categories, and the wording.
  private static func parts(_ score: DocumentScore) -> [(name: String, damage: Double)] {
    score.categories.map { ($0.category.rawValue, $0.damage) }
      + (score.wording > 0 ? [("wording", score.wording)] : [])
  }

  /// The passage on one line.
  private func excerpt(_ range: TextRange, _ result: LintResult) -> String {
    let excerpt = Excerpt(of: range, in: result.source, columns: 70)
    return "“\(excerpt.line)”"
  }

  private static func name(_ result: LintResult) -> String {
    switch result.record?.id {
    case .string(let id): "\(result.source.path):\(id)"
    case .integer(let id): "\(result.source.path):\(id)"
    case nil: result.source.path
    }
  }

  /// Two decimals at most.
  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private struct Entry: Encodable {
    var path: String
    var id: ReportedID?
    var recordLine: Int?
    var words: Int
    /// Weight of the findings per 1,000 words.
    var damage: Double
    var categories: [String: Double]
    var verdict: String
    var worst: Worst?

    struct Worst: Encodable {
      var line: Int
      var column: Int
      var startOffset: Int
      var endOffset: Int
      var weight: Double
    }
  }
}
