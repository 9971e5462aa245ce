import GalleyRules
import GalleyText

/// Fixing with a person who is asked about each finding; remembers from text to text what was said once for
/// all.
///
/// Answers are collected and applied together; where they bring something new to light, that is asked next.
package final class FixSession {
  /// What is asked.
  package struct Question {
    package var diagnostic: Diagnostic
    package var source: SourceText
    /// What may be done, best first; empty for a word of which nothing better is known.
    package var fixes: [Fix]

    /// What stands at the place.
    package var text: String { source.string(diagnostic.range) }
  }

  /// What is answered.
  package enum Answer {
    /// Apply this one of the fixes.
    case apply(Int)
    /// Put this text there.
    case write(String)
    /// Leave it.
    case leave
    /// Apply the best fix here and for all that this rule finds from here on.
    case allOfRule
    /// Leave it, and all that this rule finds from here on.
    case noneOfRule
    /// Leave it, and never ask about these words again.
    case neverWords
    /// Leave it and all that follows.
    case quit
  }

  /// What is to be done about all that a rule finds: to apply the best fix, or to leave it.
  private var rules: [String: Bool] = [:]
  /// Words that are never to be asked about again, as they are written.
  private var words: [String] = []
  /// Whether nothing more is to be asked.
  package private(set) var isOver = false

  package init() {}

  /// Fixes a text.
  ///
  /// - Parameter lint: as for ``Fixer``.
  package func fix(
    _ source: SourceText, options: Fixer.Options, lint: (SourceText) -> Linted,
    ask: (Question) -> Answer
  ) -> FixReport {
    var current = lint(source)
    var report = FixReport(source: source)
    var text = EditedText(source.bytes)
    var asked = Set<Place>()
    while report.rounds < Fixer.maximumRounds {
      let chosen = choose(current, options, &asked, ask)
      guard !chosen.isEmpty else {
        report.isSettled = true
        break
      }
      let edits = chosen.edits
      report.rounds += 1
      report.applied += chosen.map { FixReport.Entry($0, current.document.source) }
      text.apply(edits)
      let map = EditMap(edits)
      asked = Set(asked.map { Place(rule: $0.rule, range: map.moved($0.range)) })
      current = lint(
        SourceText(
          path: source.path, bytes: current.document.source.applying(edits),
          isOriginal: source.isOriginal))
    }
    report.fixed = current.document.source
    report.edits = text.edits
    report.remaining = current.diagnostics.filter {
      !isAccepted(current.document.source.string($0.range))
    }
    return report
  }

  /// A finding, by which it is known again.
  private struct Place: Hashable {
    var rule: String
    var range: TextRange
  }

  /// What is to be applied of the findings that were not asked about yet.
  private func choose(
    _ linted: Linted, _ options: Fixer.Options, _ asked: inout Set<Place>,
    _ ask: (Question) -> Answer
  ) -> [FixCandidate] {
    let gate = EditGuard(linted.document)
    let source = linted.document.source
    guard source.invalidRanges.isEmpty else { return [] }
    var chosen: [FixCandidate] = []
    for (index, diagnostic) in linted.diagnostics.enumerated()
    where diagnostic.severity >= options.severity
      && options.selection.includes(rule: diagnostic.rule, of: diagnostic.category)
    {
      let fixes = diagnostic.fixes.compactMap { gate.admitted($0, of: diagnostic) }
      let place = Place(rule: diagnostic.rule, range: diagnostic.range)
      let word = source.string(diagnostic.range)
      guard !isOver, !asked.contains(place), !isAccepted(word),
        !fixes.isEmpty || diagnostic.category == .spelling && diagnostic.fixes.isEmpty
      else { continue }
      // What touches an accepted fix is asked when that is applied.
      let taken = chosen.edits.map(\.range)
      let places = [diagnostic.range] + fixes.flatMap { $0.edits.map(\.range) }
      guard !places.contains(where: { $0.touchesAny(of: taken) }) else { continue }
      asked.insert(place)
      let answer =
        rules[diagnostic.rule].map { $0 ? .apply(0) : .leave }
        ?? ask(Question(diagnostic: diagnostic, source: source, fixes: fixes))
      var fix: Fix?
      switch answer {
      case .apply(let number): fix = fixes.indices.contains(number) ? fixes[number] : nil
      case .write(let text):
        fix = gate.admitted(
          Fix("Replace with “\(text)”", .choice, diagnostic.range, text), of: diagnostic)
      case .allOfRule:
        rules[diagnostic.rule] = true
        fix = fixes.first
      case .noneOfRule: rules[diagnostic.rule] = false
      case .neverWords: words.append(word)
      case .quit: isOver = true
      case .leave: break
      }
      guard let fix else { continue }
      chosen.append(FixCandidate(diagnosticIndex: index, diagnostic: diagnostic, fix: fix))
    }
    return chosen
  }
}

extension FixSession {
  /// Whether a word is never to be asked about: as it was when that was said, and in capitals; one in small
  /// letters in any, as in word lists.
  private func isAccepted(_ word: String) -> Bool {
    words.contains {
      $0 == word || $0.uppercased() == word || $0 == word.lowercased()
    }
  }
}

extension TextRange {
  /// Whether it shares a byte or an edge with one of some ranges.
  fileprivate func touchesAny(of ranges: [TextRange]) -> Bool { ranges.contains(where: touches) }
}
