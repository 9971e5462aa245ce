/// What a configuration wants of the findings of a rule.
package struct RuleAdjustment: Hashable, Sendable {
  /// The severity of the rule by its description.
  private let standard: Severity
  private let severity: Severity
  private let confidence: Double

  /// - Parameters:
  ///   - severity: of what the rule is sure of; nil for its own.
  ///   - confidence: findings that are less sure are left out, 0…1.
  package init(_ rule: RuleDescription, severity: Severity? = nil, confidence: Double? = nil) {
    standard = rule.severity
    self.severity = severity ?? rule.severity
    self.confidence = confidence ?? 0
  }

  /// Whether a finding is not sure enough to be shown at all.
  func leavesOut(_ diagnostic: Diagnostic) -> Bool { diagnostic.confidence < confidence }

  /// A finding with the severity that is wanted.
  ///
  /// What the rule itself reports as less grave than its own severity stays so, and never becomes graver.
  /// Severities change after it was settled which rule speaks at a place, so that a rule made a note does not
  /// bring back what it stood for.
  func applied(to diagnostic: Diagnostic) -> Diagnostic {
    guard severity != standard else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.severity =
      diagnostic.severity >= standard ? severity : min(diagnostic.severity, severity)
    return diagnostic
  }
}
