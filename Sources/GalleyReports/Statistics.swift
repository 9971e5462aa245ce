import GalleyProject
import GalleyRules

/// How many findings there are by rule, category and file.
package struct Statistics: Sendable {
  private var rules: [String: (category: Category, count: Int)] = [:]
  private var files: [String: Int] = [:]
  private var words = 0

  package init() {}

  /// Counts what is shown of a text.
  package mutating func add(_ result: LintResult) {
    words += result.words
    for diagnostic in result.diagnostics {
      rules[diagnostic.rule, default: (diagnostic.category, 0)].count += 1
    }
    if !result.diagnostics.isEmpty {
      files[result.source.path, default: 0] += result.diagnostics.count
    }
  }

  /// The most frequent first.
  package var byRule: [(rule: String, category: Category, count: Int)] {
    rules.map { ($0.key, $0.value.category, $0.value.count) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
  }

  /// Files that are listed.
  private static let fileLimit = 20

  /// Three tables: count, share or rate, name.
  package func write(into sink: ByteSink) {
    let total = rules.values.reduce(0) { $0 + $1.count }
    let rate = words > 0 ? Double(total) * 1000 / Double(words) : 0
    sink.write("\n\(total) findings in \(words) words, \(Self.decimal(rate)) per 1,000\n")
    let categories = rules.values.reduce(into: [String: Int]()) {
      $0[$1.category.rawValue, default: 0] += $1.count
    }
    write("category", Self.ranked(categories), sink)
    write("rule", byRule.map { ($0.rule, $0.count) }, sink)
    let ranked = Self.ranked(files)
    write("file", Array(ranked.prefix(Self.fileLimit)), sink)
    if ranked.count > Self.fileLimit {
      sink.write("        and \(ranked.count - Self.fileLimit) files more\n")
    }
  }

  private func write(_ title: String, _ entries: [(String, Int)], _ sink: ByteSink) {
    guard !entries.isEmpty else { return }
    sink.write("by \(title):\n")
    for (name, count) in entries {
      let digits = String(count)
      sink.write(String(repeating: " ", count: max(7 - digits.count, 0)) + "\(digits) \(name)\n")
    }
  }

  private static func ranked(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// Two decimals at most.
  private static func decimal(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
