import Foundation

/// How good Galley was, so that it is noticed when it gets worse.
///
/// Limits only ever tighten. One that is looser than it was in any earlier commit is refused, unless the file
/// itself says so and why (``Loosened``), which every run repeats.
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

  /// A limit that was loosened by hand.
  package struct Loosened: Codable, Equatable {
    /// As ``looser(than:)`` names it.
    package var limit: String
    /// What it was loosened to; where the limit is another, this says nothing.
    package var value: Double
    package var reason: String
  }

  package var prose: Prose
  package var damaged: Damaged
  package var loosened: [Loosened]?

  /// Limits that the figures just keep, tightened from the old ones and never loosened. The prose, whose
  /// words change with the packages it comes from, gets a little room.
  package init(keeping prose: Quality, _ damaged: Quality, tightening old: QualityLimits?) {
    func rate(_ alarms: Double) -> Double {
      (1_000_000 * alarms / Double(max(1, prose.words))).rounded(.up) / 1000
    }
    var rules = prose.alarms.mapValues { rate(Double($0) + 2) }
    var kinds = damaged.tallies.mapValues { Found(marked: $0.marked, found: $0.detected) }
    if let old {
      rules = rules.reduce(into: [:]) { rules, rule in
        rules[rule.key] = min(rule.value, old.prose.rules[rule.key] ?? old.prose.anyOtherRule)
      }
      // A rule that finds nothing any more needs no more room than any other.
      for (rule, was) in old.prose.rules where rules[rule] == nil && was < old.prose.anyOtherRule {
        rules[rule] = was
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
    loosened = old?.loosened
  }

  /// Which limits are looser than they were at any time before, a sentence each, but for those that are declared.
  ///
  /// A rule without a limit of its own had, and has, that of any other rule. What is found of a kind of damage may
  /// not become less, however much of it is marked.
  ///
  /// - Parameter past: the limits of earlier commits, each with a name for messages.
  package func looser(than past: [(name: String, limits: QualityLimits)]) -> [String] {
    var looser: [String: (past: Double, name: String, now: Double)] = [:]
    /// - Parameter sign: 1 for what is at most, −1 for what is at least.
    func compare(_ limit: String, _ now: Double, _ then: Double, _ name: String, sign: Double = 1) {
      guard sign * now > sign * then else { return }
      if let known = looser[limit], sign * known.past <= sign * then { return }
      looser[limit] = (then, name, now)
    }
    for (name, then) in past {
      compare(
        "prose.words", Double(prose.words), Double(then.prose.words), name, sign: -1)
      compare("prose.alarms", prose.alarms, then.prose.alarms, name)
      compare("prose.anyOtherRule", prose.anyOtherRule, then.prose.anyOtherRule, name)
      for rule in Set(prose.rules.keys).union(then.prose.rules.keys) {
        compare(
          "prose.rules.\(rule)", prose.rules[rule] ?? prose.anyOtherRule,
          then.prose.rules[rule] ?? then.prose.anyOtherRule, name)
      }
      compare(
        "damaged.alarms", Double(damaged.alarms), Double(then.damaged.alarms), name)
      for (kind, was) in then.damaged.kinds {
        compare(
          "damaged.kinds.\(kind)", Double(damaged.kinds[kind]?.found ?? 0), Double(was.found), name,
          sign: -1)
      }
    }
    let declared = loosened ?? []
    return looser.sorted { $0.key < $1.key }.compactMap { limit, found in
      guard !declared.contains(where: { $0.limit == limit && $0.value == found.now }) else {
        return nil
      }
      return String(
        format: "%@ is %g, and was %g (%@)", limit, found.now, found.past, found.name)
    }
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
