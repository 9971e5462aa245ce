import GalleyRules
import GalleyText

/// A fix that may be applied, with the diagnostic that it mends.
struct FixCandidate: Sendable {
  /// Index of the diagnostic in the list it came from.
  var diagnosticIndex: Int
  var diagnostic: Diagnostic
  var fix: Fix

  /// Those of a list that go together: a fix whose edits touch those of one before it is left out.
  ///
  /// - Parameter candidates: in order of preference.
  /// - Returns: in the order of the text.
  static func compatible(_ candidates: [FixCandidate]) -> [FixCandidate] {
    var taken: [TextRange] = []
    var kept: [FixCandidate] = []
    for candidate in candidates {
      let places = candidate.fix.edits.map(\.range)
      let isFree = places.allSatisfy { place in
        // Those taken do not touch each other, but for edits of one fix.
        let index = taken.partitioningIndex { $0.end >= place.start }
        return index == taken.count || !taken[index].touches(place)
      }
      guard isFree else { continue }
      for place in places { taken.insert(place, at: taken.partitioningIndex { $0 > place }) }
      kept.append(candidate)
    }
    return kept.sorted { $0.fix.edits[0].range < $1.fix.edits[0].range }
  }
}

extension [FixCandidate] {
  /// All edits, in the order of the text.
  var edits: [Edit] { flatMap(\.fix.edits).sorted { $0.range < $1.range } }
}
