import GalleyRules

/// Leaves of the findings those that count: on changed lines, and not known of before.
package struct FindingFilter {
  private let changed: ChangedLines?
  private var baseline: BaselineMatcher?
  private let rules: Set<String>

  /// - Parameters:
  ///   - baseline: known findings; nil where all count.
  ///   - changed: lines that count; nil where all do.
  ///   - rules: those that run.
  package init(baseline: BaselineMatcher?, changed: ChangedLines?, rules: [any Rule]) {
    self.baseline = baseline
    self.changed = changed
    self.rules = Set(rules.map(\.description.id))
  }

  /// Takes out of a text's findings what does not count.
  package mutating func apply(to result: inout LintResult) {
    if let fresh = baseline?.match(result, rules: rules).fresh {
      result.diagnostics = result.diagnostics.indices.filter(fresh.contains)
        .map { result.diagnostics[$0] }
    }
    changed?.filter(&result)
  }

  /// Known findings that are no longer there.
  package var goneFindings: [KnownFinding] { baseline?.goneFindings ?? [] }
}
