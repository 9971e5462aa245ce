import Foundation

/// How good Galley was, so that it is noticed when it gets worse.
///
/// Limits only ever tighten by themselves; to loosen one is a decision, made by hand in the file that holds
/// them and explained where it is made.
package struct QualityLimits: Codable, Equatable {
  /// What is asked of prose in which everything found counts as a false alarm, in findings for 1,000 words.
  package struct Prose: Codable, Equatable {
    /// How many words there must be for the figures to mean anything.
    package var words: Int
    package var alarms: Double
    package var rules: [String: Double]
    /// For a rule that is not among `rules`.
    package var anyOtherRule: Double
  }

  /// How much of a kind of damage was found.
  package struct Found: Codable, Equatable {
    package var marked: Int
    package var found: Int
  }

  /// What is asked of the texts with marked damage, which are the same everywhere.
  package struct Damaged: Codable, Equatable {
    package var kinds: [String: Found]
    /// False alarms in all of them.
    package var alarms: Int
  }

  package var prose: Prose
  package var damaged: Damaged

  /// Limits that the figures just keep, tightened from the old ones and never loosened. The prose, whose
  /// words change with the packages it comes from, gets a little room.
  package init(keeping prose: Quality, _ damaged: Quality, tightening old: QualityLimits?) {
    func rate(_ alarms: Double) -> Double {
      (1_000_000 * alarms / Double(max(1, prose.words))).rounded(.up) / 1000
    }
    var rules = prose.alarms.mapValues { rate(Double($0) + 2) }
    var kinds = damaged.tallies.mapValues { Found(marked: $0.marked, found: $0.detected) }
    if let old {
      // A rule that finds nothing any more needs no room of its own.
      rules = rules.reduce(into: [:]) { rules, rule in
        rules[rule.key] = min(rule.value, old.prose.rules[rule.key] ?? old.prose.anyOtherRule)
      }
      for (kind, was) in old.damaged.kinds where kinds[kind]?.marked == was.marked {
        let found = kinds[kind]?.found ?? 0
        kinds[kind]?.found = max(was.found, found)
      }
    }
    let alarms = rate(1.05 * Double(prose.alarms.values.reduce(0, +)))
    let damagedAlarms = damaged.alarms.values.reduce(0, +)
    self.prose = Prose(
      words: old?.prose.words ?? 100_000, alarms: min(alarms, old?.prose.alarms ?? alarms),
      rules: rules, anyOtherRule: old?.prose.anyOtherRule ?? 0.02)
    self.damaged = Damaged(
      kinds: kinds, alarms: min(damagedAlarms, old?.damaged.alarms ?? damagedAlarms))
  }

  /// What is worse than it was, a sentence each; empty where all is well.
  package func failures(_ prose: Quality, _ damaged: Quality) -> [String] {
    var failures: [String] = []
    func check(_ name: String, _ rate: Double, atMost limit: Double) {
      guard rate > limit else { return }
      failures.append(
        String(format: "%@: %.3f for 1,000 words, at most %.3f", name, rate, limit))
    }
    if prose.words < self.prose.words {
      failures.append("only \(prose.words) words of clean prose, at least \(self.prose.words)")
    }
    check("false alarms in clean prose", prose.alarmRate, atMost: self.prose.alarms)
    for (rule, count) in prose.alarms.sorted(by: { $0.key < $1.key }) {
      check(
        "false alarms of \(rule)", 1000 * Double(count) / Double(max(1, prose.words)),
        atMost: self.prose.rules[rule] ?? self.prose.anyOtherRule)
    }
    let alarms = damaged.alarms.values.reduce(0, +)
    if alarms > self.damaged.alarms {
      failures.append(
        "\(alarms) false alarms in the damaged articles, at most \(self.damaged.alarms)")
    }
    for (kind, limit) in self.damaged.kinds.sorted(by: { $0.key < $1.key }) {
      let found = damaged.tallies[kind]?.detected ?? 0
      if found < limit.found {
        failures.append("\(kind): \(found) of \(limit.marked) found, at least \(limit.found)")
      }
    }
    return failures
  }

  /// What the limits no longer describe, a sentence each: other damage is marked than when they were recorded.
  package func outdated(_ damaged: Quality) -> [String] {
    kinds(damaged).compactMap { kind, was, now in
      guard now.marked != was.marked else { return nil }
      return "\(kind): \(now.marked) marked, \(was.marked) when it was recorded"
    }
  }

  /// Where more is found than the limits ask for, a sentence each. It fails nothing, or whoever improves a rule
  /// would break the build.
  package func improvements(_ damaged: Quality) -> [String] {
    kinds(damaged).compactMap { kind, was, now in
      guard now.marked == was.marked, now.detected > was.found else { return nil }
      return "\(kind): \(now.detected) found, \(was.found) when it was recorded"
    }
  }

  private func kinds(_ damaged: Quality) -> [(kind: String, was: Found, now: Quality.Tally)] {
    Set(self.damaged.kinds.keys).union(damaged.tallies.keys).sorted().map { kind in
      (
        kind, self.damaged.kinds[kind] ?? Found(marked: 0, found: 0),
        damaged.tallies[kind] ?? Quality.Tally()
      )
    }
  }
}
