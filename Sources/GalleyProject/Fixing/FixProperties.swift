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

  /// Every fix makes one finding less: this needs no places.
  private mutating func checkCounts(_ before: [Diagnostic], _ after: [Diagnostic]) {
    if after.count > before.count - report.applied.count {
      failures.append(
        "\(after.count) findings after \(report.applied.count) fixes for \(before.count)")
    }
  }

  /// Findings for which there is none before the edits: of the same rule at the same place, or of another one
  /// for exactly the same words. Each stands for one alone (augmenting paths, Kuhn 1955).
  private static func unmatched(
    _ after: [Diagnostic], _ before: [Diagnostic], _ map: EditMap
  ) -> [Diagnostic] {
    let places = before.map { map.moved($0.range) }
    var takenBy: [Int: Int] = [:]
    func isSame(_ old: Int, _ new: Int) -> Bool {
      before[old].rule == after[new].rule
        ? FixTrial.isSamePlace(places[old], after[new].range)
        : places[old] == after[new].range && !map.changes(before[old].range)
    }
    func find(_ index: Int, _ seen: inout Set<Int>) -> Bool {
      for old in before.indices
      where before[old].severity >= after[index].severity && isSame(old, index)
        && seen.insert(old).inserted
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
