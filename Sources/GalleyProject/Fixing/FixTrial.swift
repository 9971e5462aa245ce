import GalleyRules
import GalleyText

/// A text with some fixes applied, and what is found in it that was not found before.
struct FixTrial {
  let linted: Linted
  /// Findings at or above the level that were not there before the fixes.
  let fresh: [Diagnostic]
  private let map: EditMap

  /// Applies fixes and lints the result.
  ///
  /// - Parameters:
  ///   - fixes: go together.
  ///   - level: findings below it may come and go.
  init(
    _ fixes: [FixCandidate], to base: Linted, level: Severity, lint: (SourceText) -> Linted
  ) {
    let edits = fixes.edits
    let source = base.document.source
    map = EditMap(edits)
    linted = lint(
      SourceText(path: source.path, bytes: source.applying(edits), isOriginal: source.isOriginal))
    let mended = Set(fixes.map(\.diagnosticIndex))
    let old = base.diagnostics.indices
      .filter { !mended.contains($0) && base.diagnostics[$0].severity >= level }
      .map { base.diagnostics[$0] }
    fresh = Self.fresh(
      linted.diagnostics.filter { $0.severity >= level }, after: old, map)
  }

  /// What of `new` was not already there: the same rule at the same place, which an edit may have made
  /// longer or shorter. Another rule that speaks for a place is a new finding to whoever reads it.
  private static func fresh(
    _ new: [Diagnostic], after old: [Diagnostic], _ map: EditMap
  ) -> [Diagnostic] {
    struct Key: Hashable {
      var rule: String
      var range: TextRange
    }
    let places = old.map { map.moved($0.range) }
    var byKey: [Key: [Int]] = [:]
    for index in old.indices.reversed() {
      byKey[Key(rule: old[index].rule, range: places[index]), default: []].append(index)
    }
    var used = Set<Int>()
    var left: [Diagnostic] = []
    for diagnostic in new {
      let key = Key(rule: diagnostic.rule, range: diagnostic.range)
      if let index = byKey[key]?.last, old[index].severity >= diagnostic.severity {
        byKey[key]?.removeLast()
        used.insert(index)
      } else {
        left.append(diagnostic)
      }
    }
    // Few are left.
    left.removeAll { diagnostic in
      let match = old.indices.first { index in
        !used.contains(index) && old[index].severity >= diagnostic.severity
          && old[index].rule == diagnostic.rule && isSamePlace(places[index], diagnostic.range)
      }
      if let match { used.insert(match) }
      return match != nil
    }
    return left
  }

  static func isSamePlace(_ left: TextRange, _ right: TextRange) -> Bool {
    left.overlaps(right) || (left.isEmpty || right.isEmpty) && left.touches(right)
  }

  /// The paragraph that a fix lies in now.
  func block(of candidate: FixCandidate) -> Int {
    block(at: map.moved(candidate.fix.edits[0].range).start)
  }

  /// The paragraphs in which something is new.
  var freshBlocks: Set<Int> {
    Set(
      fresh.flatMap { [$0.range] + $0.related.map(\.range) }.flatMap { range in
        [block(at: range.start), block(at: range.end)]
      })
  }

  private func block(at offset: UInt32) -> Int {
    linted.document.blocks.partitioningIndex { $0.range.end >= offset }
  }
}
