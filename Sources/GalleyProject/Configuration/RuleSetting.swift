import GalleyRules

/// What one place of the configuration says of a rule or a category; nil where it says nothing.
package struct RuleSetting: Sendable {
  package var level: Setting<RuleLevel>?
  /// Findings that are less sure are left out, 0…1.
  package var confidence: Setting<Double>?
  /// How far its fixes may be trusted.
  package var fix: Setting<Applicability>?
  /// Options of the rule's own, by name.
  package var options: [String: Setting<RuleOption.Value>] = [:]
  /// Where the rule is named.
  package var place: Origin

  package init(
    level: Setting<RuleLevel>? = nil, confidence: Setting<Double>? = nil, place: Origin
  ) {
    self.level = level
    self.confidence = confidence
    self.place = place
  }
}
