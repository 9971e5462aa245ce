import GalleyRules

/// What was set for a rule; nil where the rule decides.
package struct ResolvedRule: Sendable {
  package var level: Setting<RuleLevel>?
  package var confidence: Setting<Double>?
  package var fix: Setting<Applicability>?
  package var options: [String: Setting<RuleOption.Value>] = [:]

  /// Whether the rule runs.
  package var isOn: Bool { level?.value != .off }
}
