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

  /// What of `new` was not already there; each finding of `old` stands for one alone.
  ///
  /// A finding is the same where the same rule finds it at the same place, longer or shorter by an edit, and
  /// where another rule now speaks for exactly the same words, in which nothing was changed: a text that is
  /// no longer full of misread words has misspelled ones left.
  private static func fresh(
    _ new: [Diagnostic], after old: [Diagnostic], _ map: EditMap
  ) -> [Diagnostic] {
    let places = old.map { map.moved($0.range) }
    var byRange: [TextRange: [Int]] = [:]
    for index in old.indices.reversed() { byRange[places[index], default: []].append(index) }
    var used = Set<Int>()
    func take(_ diagnostic: Diagnostic, where isMatch: (Int) -> Bool) -> Bool {
      func isFree(_ index: Int) -> Bool {
        !used.contains(index) && old[index].severity >= diagnostic.severity && isMatch(index)
      }
      // Nearly always it is at the very same place.
      let match =
        byRange[diagnostic.range, default: []].last(where: isFree)
        ?? old.indices.first(where: isFree)
      if let match { used.insert(match) }
      return match != nil
    }
    return new.filter { diagnostic in
      !take(diagnostic) {
        old[$0].rule == diagnostic.rule && isSamePlace(places[$0], diagnostic.range)
      }
    }.filter { diagnostic in
      !take(diagnostic) {
        places[$0] == diagnostic.range && !map.changes(old[$0].range)
      }
    }
  }

  /// Whether two places share a byte, or one of them, where something is missing, is at the edge of the other.
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
