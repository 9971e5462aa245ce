import GalleyRules
import GalleyText

/// What must hold of the fixes of any text, checked without what the fixer itself relies on.
package struct FixProperties {
  /// What was found to be broken, one sentence each.
  package private(set) var failures: [String] = []
  /// What the fixes did.
  package let report: FixReport

  /// Fixes a text, and looks at the result.
  ///
  /// - Parameter lint: as for ``Fixer``.
  package init(
    _ source: SourceText, _ options: Fixer.Options, lint: @escaping (SourceText) -> Linted
  ) {
    let fixer = Fixer(options, lint: lint)
    report = fixer.fix(source)
    let before = Self.findings(lint(source), options.severity)
    let after = Self.findings(lint(report.fixed), options.severity)
    // A finding that is still there, and whose words a fix inside it changed.
    var edited = Self.edited(lint(source).diagnostics, report.edits)
    // A finding that another rule speaks for now.
    var gone = before.filter { $0.value > after[$0.key, default: 0] }
    for (finding, count) in after where count > before[finding, default: 0] {
      for _ in before[finding, default: 0]..<count {
        if edited[finding.rule, default: 0] > 0 {
          edited[finding.rule, default: 0] -= 1
        } else if let other = gone.keys.first(where: { $0.words.contains(finding.words) }) {
          gone[other] = nil
        } else {
          failures.append("new: \(finding.rule) “\(finding.words)”")
        }
      }
    }
    if source.applying(report.edits) != report.fixed.bytes {
      failures.append("the edits do not make the fixed text")
    }
    if !report.isSettled { failures.append("it does not settle") }
    let again = fixer.fix(
      SourceText(
        path: source.path, bytes: report.fixed.bytes, isOriginal: report.fixed.isOriginal))
    if again.isChanged {
      failures.append("a second run changes it: \(again.applied.map(\.title))")
    }
    if source.bytes.last == 0x0A, report.fixed.bytes.last != 0x0A {
      failures.append("the final line end is lost")
    }
  }

  private struct Finding: Hashable {
    var rule: String
    var words: String
  }

  /// How many findings of each rule have an edit inside them that is not their own fix.
  private static func edited(_ diagnostics: [Diagnostic], _ edits: [Edit]) -> [String: Int] {
    diagnostics.filter { diagnostic in
      edits.contains { edit in
        diagnostic.range.contains(edit.range)
          && (diagnostic.range != edit.range
            || !diagnostic.fixes.contains { $0.edits.contains(edit) })
      }
    }.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
  }

  /// How often each rule finds each words.
  private static func findings(_ linted: Linted, _ severity: Severity) -> [Finding: Int] {
    linted.diagnostics.filter { $0.severity >= severity }.reduce(into: [:]) { counts, diagnostic in
      let words = linted.document.source.string(diagnostic.range)
      counts[Finding(rule: diagnostic.rule, words: words), default: 0] += 1
    }
  }
}
