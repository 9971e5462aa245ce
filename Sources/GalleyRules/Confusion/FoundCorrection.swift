import GalleyLanguage
import GalleyText

/// Something that the language model would have the text say instead.
package struct FoundCorrection: Sendable {
  package var kind: Hypothesis.Kind
  /// Whether what the text says is a word that no dictionary has.
  package var isUnknown: Bool
  /// The token, or the first of them.
  package var token: Int
  /// What the text says now, as it is written.
  package var seen: String
  /// Probability that something is wrong there, and that the likeliest correction is right.
  package var confidence: Double
  package var probability: Double
  package var severity: Severity
  /// The likeliest correction, then the others of the place.
  package var corrections: [Correction]

  static func find(in context: LintContext) -> [FoundCorrection] {
    guard let channel = context.language.channel, let decision = channel.model.decision,
      let text = context.reading
    else { return [] }
    return channel.hypotheses(text, decision: decision, least: decision.note).compactMap {
      hypothesis in
      let corrections = ([hypothesis] + hypothesis.alternatives.prefix(2)).map {
        channel.correction(of: $0, in: text)
      }
      guard !isStarredOut(corrections[0].range, in: context.document.source) else { return nil }
      return FoundCorrection(
        kind: hypothesis.kind, isUnknown: hypothesis.isUnknown,
        token: Int(text.reading.tokens[hypothesis.places.lowerBound]),
        seen: context.document.source.string(corrections[0].range),
        confidence: Double(hypothesis.confidence), probability: Double(hypothesis.probability),
        severity: hypothesis.confidence >= decision.warning ? .warning : .note,
        corrections: corrections)
    }
  }

  /// Whether a word is what is left of one whose letters are starred out: “f***ing”.
  private static func isStarredOut(_ range: TextRange, in source: SourceText) -> Bool {
    let star = UInt8(ascii: "*")
    func isLetter(_ byte: UInt8?) -> Bool { byte.map { ($0 | 0x20) &- 0x61 < 26 } ?? false }
    let before = source.bytes[..<Int(range.start)].reversed()
    let behind = source.bytes[Int(range.end)...]
    return before.first == star && isLetter(before.first { $0 != star })
      || behind.first == star && isLetter(behind.first { $0 != star })
  }

  /// The diagnostic of a rule.
  func diagnostic(_ rule: RuleDescription, _ message: String, title: (String) -> String)
    -> Diagnostic
  {
    Diagnostic(
      rule, corrections[0].range, message, severity: min(severity, rule.severity),
      confidence: (confidence * 1000).rounded() / 1000,
      fixes: corrections.map { correction in
        Fix(
          title(correction.replacement), severity == .warning ? .likely : .choice,
          correction.range, correction.replacement)
      })
  }
}
