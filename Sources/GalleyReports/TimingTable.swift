import GalleyRules

/// The table of `--timings`.
package enum TimingTable {
  /// Entries that are listed.
  private static let limit = 30

  /// Milliseconds of CPU time and share of the whole by step and rule, the slowest first.
  package static func write(_ timings: RuleTimings, into sink: ByteSink) {
    let total = timings.nanoseconds.values.reduce(0, +)
    sink.write("\nCPU time in milliseconds; what rules share counts for the first that asks\n")
    let entries = timings.nanoseconds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (name, time) in [("all", total)] + entries.prefix(limit).map({ ($0.key, $0.value) }) {
      let share = total > 0 ? Int((Double(time) * 100 / Double(total)).rounded()) : 0
      let tenths = (time + 50_000) / 100_000
      sink.write(
        "\(padded("\(tenths / 10).\(tenths % 10)", 9)) \(padded("\(share)", 3))% \(name)\n")
    }
    let others = entries.dropFirst(limit)
    if !others.isEmpty { sink.write("               \(others.count) more, faster than these\n") }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
}
