import GalleyLanguage
import GalleyText
import Synchronization

/// Runs rules over documents.
///
/// `lint` is a pure function: the same document, rules and language give the same diagnostics in the
/// same order, whatever was linted before.
package struct Linter: Sendable {
  package let rules: [any Rule]
  /// Ids of rules that each rule makes silent where both see a place.
  private let overrides: [String: Set<String>]
  /// Ids of rules that are silent wherever another sees something.
  private let yielding: Set<String>
  /// Ids of rules that know only some languages.
  private let oneLanguage: Set<String>
  /// The patterns of all pattern rules, and for each the rule it belongs to and its index there.
  private let patterns: PatternSet
  private let owners: [(rule: String, index: Int)]
  private let id: Int
  private var adjustments: [String: RuleAdjustment] = [:]
  /// All rules that there are, which directives may name; asked for only where it matters.
  private let known: @Sendable () -> [RuleDescription]

  private static let count = Atomic(0)

  /// - Parameters:
  ///   - rules: those that run.
  ///   - known: those that there are, which directives may name; those that run by default.
  package init(rules: [any Rule], known: (@Sendable () -> [RuleDescription])? = nil) {
    self.rules = rules
    self.known = known ?? { rules.map(\.description) }
    id = Self.count.add(1, ordering: .relaxed).newValue
    let patternRules = rules.compactMap { $0 as? PatternRule }
    patterns = PatternSet(patternRules.flatMap { $0.entries.map(\.pattern) })
    owners = patternRules.flatMap { rule in
      rule.entries.indices.map { (rule.description.id, $0) }
    }
    oneLanguage = Set(rules.filter(\.description.keepsToLanguage).map(\.description.id))
    yielding = Set(rules.filter(\.description.yields).map(\.description.id))
    overrides = rules.reduce(into: [:]) { $0[$1.description.id] = Set($1.description.overrides) }
  }

  /// The same rules, with what a configuration wants of their findings, by id. The automaton of the patterns
  /// is shared.
  package func adjusted(_ adjustments: [String: RuleAdjustment]) -> Linter {
    var linter = self
    linter.adjustments = adjustments
    return linter
  }

  /// What is wrong with a document, in the order of the text.
  package func lint(_ document: Document, language: Language) -> [Diagnostic] {
    var timings: RuleTimings?
    return lint(document, language: language, timings: &timings)
  }

  /// The same, and adds up the CPU time of rules where `timings` is not nil.
  package func lint(
    _ document: Document, language: Language, timings: inout RuleTimings?
  ) -> [Diagnostic] {
    language.speller.beginDocument()
    var start = timings == nil ? 0 : RuleTimings.now
    let automaton = language.automaton(of: patterns, id: id)
    let context = LintContext(document: document, language: language) { vocabularyIDs in
      automaton.hits(in: document, vocabularyIDs: vocabularyIDs).reduce(into: [:]) { hits, hit in
        let owner = owners[hit.pattern]
        var hit = hit
        hit.pattern = owner.index
        hits[owner.rule, default: []].append(hit)
      }
    }
    timings?.add("(patterns)", since: start)
    var diagnostics: [Diagnostic] = []
    for rule in rules where rule.description.applies(to: language.tag) {
      if timings != nil { start = RuleTimings.now }
      rule.check(context, into: &diagnostics)
      timings?.add(rule.description.id, since: start)
    }
    diagnostics.removeAll { finding in
      oneLanguage.contains(finding.rule)
        && context.foreignPassages.overlap(finding.range, in: document)
    }
    diagnostics.removeAll { adjustments[$0.rule]?.leavesOut($0) == true }
    var suppressions = Suppressions(document)
    diagnostics.removeAll { suppressions.cover($0) }
    if !document.directives.isEmpty {
      diagnostics += judged(document, suppressions, language: language.tag)
    }
    diagnostics.sort { left, right in
      (left.range.start, left.range.end, left.rule) < (
        right.range.start, right.range.end, right.rule
      )
    }
    return resolved(diagnostics).map { adjustments[$0.rule]?.applied(to: $0) ?? $0 }
  }

  /// What is wrong with the directives themselves.
  private func judged(
    _ document: Document, _ suppressions: Suppressions, language: LanguageTag
  ) -> [Diagnostic] {
    let unknown = rules.lazy.compactMap { $0 as? UnknownIgnore }.first
    let unused = rules.lazy.compactMap { $0 as? UnusedIgnore }.first
    guard unknown != nil || unused != nil else { return [] }
    let catalogue = RuleCatalogue(known: known(), running: rules, language: language)
    var found: [Diagnostic] = []
    unknown?.report(document, catalogue, into: &found)
    unused?.report(document, suppressions, catalogue, language: language, into: &found)
    return found.filter { !suppressions.coverByName($0) }
  }

  /// One diagnostic a damage: of those that see the same place, the most specific one speaks and takes
  /// over the fixes of the others.
  private func resolved(_ sorted: [Diagnostic]) -> [Diagnostic] {
    var kept = sorted
    var silenced = Set<Int>()
    // Ranges are short: those that share a place with a diagnostic begin soon after it.
    for left in sorted.indices {
      var right = left + 1
      while right < sorted.count, sorted[right].range.start <= sorted[left].range.end {
        if let (winner, loser) = order(sorted, left, right), !silenced.contains(winner) {
          silenced.insert(loser)
          guard !sorted[winner].isNoProse(around: sorted[loser]) else {
            right += 1
            continue
          }
          kept[winner].fixes = merged(kept[winner], kept[loser])
        }
        right += 1
      }
    }
    return kept.indices.filter { !silenced.contains($0) }.map { kept[$0] }
  }

  /// The fixes of two diagnostics of one damage. Those of the one that speaks come first, unless the language model
  /// is surer of another: what it is sure of is the fix.
  private func merged(_ winner: Diagnostic, _ loser: Diagnostic) -> [Fix] {
    let isModelSurer = yielding.contains(loser.rule) && loser.confidence > winner.confidence
    let (first, second) = isModelSurer ? (loser.fixes, winner.fixes) : (winner.fixes, loser.fixes)
    let known = Set(first.map(\.edits))
    return first + second.filter { !known.contains($0.edits) }
  }

  /// Which of two diagnostics at one place speaks, or nil where both do.
  private func order(_ list: [Diagnostic], _ left: Int, _ right: Int) -> (winner: Int, loser: Int)?
  {
    let (a, b) = (list[left], list[right])
    if a.rule == b.rule { return a.range == b.range ? (left, right) : nil }
    if a.isNoProse(around: b), a.severity >= b.severity { return (left, right) }
    if b.isNoProse(around: a), b.severity >= a.severity { return (right, left) }
    // A note never silences a warning.
    if overrides[a.rule]?.contains(b.rule) == true, a.severity >= b.severity {
      return (left, right)
    }
    if overrides[b.rule]?.contains(a.rule) == true, b.severity >= a.severity {
      return (right, left)
    }
    // An insertion between two words is no business of theirs.
    guard a.range.overlaps(b.range) else { return nil }
    // What the language model warns of speaks where the others have no more than a note.
    switch (yielding.contains(a.rule), yielding.contains(b.rule)) {
    case (true, false) where b.severity >= a.severity: return (right, left)
    case (true, false) where a.range.contains(b.range): return (left, right)
    case (false, true) where a.severity >= b.severity: return (left, right)
    case (false, true) where b.range.contains(a.range): return (right, left)
    default: return nil
    }
  }
}

extension Diagnostic {
  /// Whether it says that a stretch is no prose, and another finding lies inside it: nobody mends the words
  /// of a tag or a template.
  fileprivate func isNoProse(around other: Diagnostic) -> Bool {
    category == .leftover && range != other.range && range.contains(other.range)
  }
}
