import GalleyRules
import GalleyText

/// Applies fixes to a text until none is left.
///
/// A pure function of the text and of what linting says about it. In each round the fixes that go together
/// are applied at once and the result is linted: a fix is kept only where nothing new is found afterwards.
/// So no fix ever makes a new warning, every kept fix makes one finding less, and the rounds end; what is
/// left in the last round would be refused again, so that a second run changes nothing.
package struct Fixer {
  /// Which fixes are wanted.
  package struct Options: Sendable {
    /// How far a fix must be trusted.
    package var least: Applicability
    /// How grave a finding must be.
    package var severity: Severity
    /// Which rules’ findings are mended.
    package var selection: RuleSelection

    /// How grave a new finding must be to forbid a fix: a warning does, even where only errors are mended.
    var level: Severity { min(severity, .warning) }

    package init(
      least: Applicability = .safe, severity: Severity = .warning,
      selection: RuleSelection = RuleSelection()
    ) {
      self.least = least
      self.severity = severity
      self.selection = selection
    }
  }

  private let options: Options
  private let lint: (SourceText) -> Linted

  /// Rounds after which a text that still changes is left as it is.
  package static let maximumRounds = 10

  /// - Parameter lint: all rules that apply to the text, those whose fixes are not wanted as well: they
  ///   notice what a fix would break.
  package init(_ options: Options = Options(), lint: @escaping (SourceText) -> Linted) {
    self.options = options
    self.lint = lint
  }

  /// The text with the fixes applied.
  package func fix(_ source: SourceText) -> FixReport {
    var current = lint(source)
    var report = FixReport(source: source)
    var text = EditedText(source.bytes)
    while report.rounds < Self.maximumRounds {
      let outcome = round(current)
      report.refused = outcome.refused.map { FixReport.Entry($0, current.document.source) }
      guard let trial = outcome.trial else {
        report.isSettled = true
        break
      }
      report.rounds += 1
      report.applied += outcome.applied.map { FixReport.Entry($0, current.document.source) }
      text.apply(outcome.applied.edits)
      current = trial.linted
    }
    report.fixed = current.document.source
    report.edits = text.edits
    report.remaining = current.diagnostics
    return report
  }

  /// The fixes of a text that are wanted and allowed and go together, in order.
  func candidates(_ linted: Linted) -> [FixCandidate] {
    let gate = EditGuard(linted.document)
    let isValid = linted.document.source.invalidRanges.isEmpty
    let found = linted.diagnostics.enumerated().compactMap { index, diagnostic -> FixCandidate? in
      // The first fix is the best one; a later one is for a person to choose.
      guard diagnostic.severity >= options.severity, let first = diagnostic.fixes.first,
        first.applicability >= options.least,
        options.selection.includes(rule: diagnostic.rule, of: diagnostic.category),
        isValid || isEncodingFixByName(diagnostic),
        let fix = gate.admitted(first, of: diagnostic)
      else { return nil }
      return FixCandidate(diagnosticIndex: index, diagnostic: diagnostic, fix: fix)
    }
    return FixCandidate.compatible(
      found.sorted { left, right in
        let (a, b) = (left.fix.edits[0].range, right.fix.edits[0].range)
        if a != b { return a < b }
        if left.diagnostic.confidence != right.diagnostic.confidence {
          return left.diagnostic.confidence > right.diagnostic.confidence
        }
        return left.diagnostic.rule < right.diagnostic.rule
      })
  }

  /// In a file with bytes that are not UTF-8 only what mends the encoding, and was asked for, is done.
  private func isEncodingFixByName(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.category == .encoding
      && options.selection.names(rule: diagnostic.rule, of: diagnostic.category)
  }

  /// Applies as many of the fixes as make nothing new.
  ///
  /// All at once first, which nearly always does. Where something new is found, the fixes of the same
  /// paragraph are tried apart, one a paragraph at a time; where none is near, by halves.
  private func round(_ base: Linted) -> (
    applied: [FixCandidate], refused: [FixCandidate], trial: FixTrial?
  ) {
    var applied: [FixCandidate] = []
    var refused: [FixCandidate] = []
    var last: FixTrial?
    var waiting = [candidates(base)].filter { !$0.isEmpty }
    while let group = waiting.popLast() {
      let trial = FixTrial(applied + group, to: base, level: options.level, lint: lint)
      if trial.fresh.isEmpty {
        applied += group
        last = trial
        continue
      }
      if group.count == 1 {
        refused += group
        continue
      }
      let guilty = trial.freshBlocks
      let suspects = group.filter { guilty.contains(trial.block(of: $0)) }
      if suspects.isEmpty {
        waiting.append(Array(group[(group.count / 2)...]))
        waiting.append(Array(group[..<(group.count / 2)]))
      } else if suspects.count < group.count {
        waiting.append(suspects)
        waiting.append(group.filter { !guilty.contains(trial.block(of: $0)) })
      } else {
        var seen = Set<Int>()
        let first = suspects.filter { seen.insert(trial.block(of: $0)).inserted }
        let others = suspects.filter { candidate in
          !first.contains { $0.diagnosticIndex == candidate.diagnosticIndex }
        }
        if others.isEmpty {
          refused += group
        } else {
          waiting.append(others)
          waiting.append(first)
        }
      }
    }
    return (applied, refused, last)
  }
}
