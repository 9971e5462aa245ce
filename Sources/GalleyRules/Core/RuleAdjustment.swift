/// What a configuration wants of the findings of a rule.
package struct RuleAdjustment: Hashable, Sendable {
  /// The severity of the rule by its description.
  private let standard: Severity
  private let severity: Severity
  private let confidence: Double
  private let applicability: Applicability?

  /// - Parameters:
  ///   - severity: of what the rule is sure of; nil for its own.
  ///   - confidence: findings that are less sure are left out, 0…1.
  ///   - applicability: how far the fixes may be trusted; nil for what the rule says.
  package init(
    _ rule: RuleDescription, severity: Severity? = nil, confidence: Double? = nil,
    applicability: Applicability? = nil
  ) {
    standard = rule.severity
    self.severity = severity ?? rule.severity
    self.confidence = confidence ?? 0
    self.applicability = applicability
  }

  /// Whether a finding is not sure enough to be shown at all.
  func leavesOut(_ diagnostic: Diagnostic) -> Bool { diagnostic.confidence < confidence }

  /// A finding with the severity and the trust in its fixes that are wanted.
  ///
  /// What the rule itself reports as less grave than its own severity stays so, and never becomes graver.
  /// Severities change after it was settled which rule speaks at a place, so that a rule made a note does not
  /// bring back what it stood for.
  func applied(to diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    if let applicability {
      for index in diagnostic.fixes.indices {
        diagnostic.fixes[index].applicability = applicability
      }
    }
    guard severity != standard else { return diagnostic }
    diagnostic.severity =
      diagnostic.severity >= standard ? severity : min(diagnostic.severity, severity)
    return diagnostic
  }
}
