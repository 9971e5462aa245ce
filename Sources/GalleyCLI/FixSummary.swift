import GalleyProject
import GalleyReports
import GalleyRules

import struct Galley.FixOutcome

/// Says what was fixed.
struct FixSummary {
  /// Texts that changed, or would.
  private(set) var changed = 0
  /// Texts that had to be left alone.
  private(set) var failures = 0
  private var texts = 0
  private var fixes = 0
  private var refused = 0
  private var remaining = 0
  private let severity: Severity
  private let isForecast: Bool

  /// - Parameter isForecast: whether no file is changed.
  init(severity: Severity, isForecast: Bool) {
    self.severity = severity
    self.isForecast = isForecast
  }

  /// Takes in a file that cannot be fixed.
  mutating func add(_ failure: InputFailure) {
    failures += 1
    Terminal.complain(failure.description)
  }

  /// Takes in what came of a file.
  ///
  /// - Parameter output: where to say it; standard error where that is nil.
  mutating func add(_ outcome: FixOutcome, into output: ByteSink?) {
    texts += 1
    if let failure = outcome.failure { add(failure) }
    guard let report = outcome.report else { return }
    fixes += report.applied.count
    refused += report.refused.count
    remaining += report.remaining.count { $0.severity >= severity }
    guard report.isChanged else { return }
    changed += 1
    let counts = report.applied.reduce(into: [String: Int]()) { $0[$1.rule, default: 0] += 1 }
    let rules = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { $0.value == 1 ? $0.key : "\($0.key) ×\($0.value)" }
    if !isForecast {
      say("\(outcome.path): \(rules.joined(separator: ", "))", output)
    }
    if !report.isSettled {
      say("\(outcome.path): more would change; run again", output)
    }
  }

  /// Says what came of all.
  func finish(into output: ByteSink?) {
    var line =
      "\(Self.count(fixes, "fix", "fixes")) \(isForecast ? "to apply " : "")in \(changed) of "
      + Self.count(texts, "text", "texts")
    if refused > 0 { line += "; \(refused) left out, which would make a new finding" }
    if failures > 0 { line += "; \(failures) left alone" }
    if remaining > 0 {
      line += "; \(Self.count(remaining, "finding is", "findings are")) left"
    } else if failures == 0 {
      line += "; nothing is left"
    }
    say(line, output)
  }

  private func say(_ line: String, _ output: ByteSink?) {
    guard let output else { return Terminal.complain(line) }
    output.write(line + "\n")
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
