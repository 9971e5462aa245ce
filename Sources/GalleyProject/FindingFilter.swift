import GalleyRules

/// Leaves of the findings those that count: on changed lines, and not known of before.
package struct FindingFilter {
  private let changed: ChangedLines?
  private var baseline: BaselineMatcher?

  /// - Parameters:
  ///   - baseline: known findings; nil where all count.
  ///   - changed: lines that count; nil where all do.
  package init(baseline: BaselineMatcher?, changed: ChangedLines?) {
    self.baseline = baseline
    self.changed = changed
  }

  /// Takes out of a text's findings what does not count.
  package mutating func apply(to result: inout LintResult) {
    if let fresh = baseline?.match(result).fresh {
      result.diagnostics = result.diagnostics.indices.filter(fresh.contains)
        .map { result.diagnostics[$0] }
    }
    changed?.filter(&result)
  }

  /// Known findings that are no longer there.
  package var goneFindings: [KnownFinding] { baseline?.goneFindings ?? [] }
}
