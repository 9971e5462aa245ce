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
    let level = options.level
    let before = lint(source).diagnostics.filter { $0.severity >= level }
    let fixed = lint(report.fixed)
    let after = fixed.diagnostics.filter { $0.severity >= level }
    checkCounts(before, after)
    for diagnostic in Self.unmatched(after, before, EditMap(report.edits)) {
      failures.append(
        "new: \(diagnostic.rule) “\(fixed.document.source.string(diagnostic.range))”")
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

  /// No rule finds more than it found before, less what was mended of it: this needs no places.
  private mutating func checkCounts(_ before: [Diagnostic], _ after: [Diagnostic]) {
    func counts(_ rules: [String]) -> [String: Int] {
      rules.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let old = counts(before.map(\.rule))
    let mended = counts(report.applied.map(\.rule))
    for (rule, count) in counts(after.map(\.rule)).sorted(by: { $0.key < $1.key }) {
      let (was, gone) = (old[rule, default: 0], mended[rule, default: 0])
      if count > was - gone {
        failures.append("\(rule) finds \(count), and found \(was) of which \(gone) were mended")
      }
    }
  }

  /// Findings for which there is no finding of the same rule at the same place before the edits, each of
  /// which stands for one alone (augmenting paths, Kuhn 1955).
  private static func unmatched(
    _ after: [Diagnostic], _ before: [Diagnostic], _ map: EditMap
  ) -> [Diagnostic] {
    let places = before.map { map.moved($0.range) }
    var takenBy: [Int: Int] = [:]
    func find(_ index: Int, _ seen: inout Set<Int>) -> Bool {
      for old in before.indices
      where before[old].rule == after[index].rule && before[old].severity >= after[index].severity
        && FixTrial.isSamePlace(places[old], after[index].range) && seen.insert(old).inserted
      {
        guard let other = takenBy[old] else {
          takenBy[old] = index
          return true
        }
        if find(other, &seen) {
          takenBy[old] = index
          return true
        }
      }
      return false
    }
    return after.indices.filter { index in
      var seen = Set<Int>()
      return !find(index, &seen)
    }.map { after[$0] }
  }
}
