import GalleyRules
import GalleyText

/// What came of fixing a text.
package struct FixReport: Sendable {
  /// The text as it was.
  package let source: SourceText
  /// The text as it is now.
  package var fixed: SourceText
  /// What changed, as edits of the text as it was; sorted, not touching.
  package var edits: [Edit] = []
  /// What was done, round by round in the order of the text.
  package var applied: [Entry] = []
  /// Fixes that were wanted and would have made a new finding.
  package var refused: [Entry] = []
  /// What is found in the text as it is now.
  package var remaining: [Diagnostic] = []
  /// How often fixes were applied.
  package var rounds = 0
  /// Whether nothing more would change; false where the rounds ran out.
  package var isSettled = false

  /// Whether the text changed.
  package var isChanged: Bool { !edits.isEmpty }

  init(source: SourceText) {
    self.source = source
    fixed = source
  }

  /// A fix that was applied or refused.
  package struct Entry: Sendable {
    package var rule: String
    /// What the fix says of itself.
    package var title: String
    /// Where the finding was in the text of that round.
    package var position: TextPosition

    init(_ candidate: FixCandidate, _ source: SourceText) {
      rule = candidate.diagnostic.rule
      title = candidate.fix.title
      position = source.position(at: candidate.diagnostic.range.start)
    }
  }
}
