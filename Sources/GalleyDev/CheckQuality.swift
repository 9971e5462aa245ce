import ArgumentParser
import Foundation
import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText
import GalleyTraining

/// Notices when Galley gets worse.
struct CheckQuality: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: "Counts false alarms in clean prose and what is found in damaged articles.",
    discussion: """
      Fails where a figure is worse than the limits allow, and where other damage is marked than they know of. \
      Where more is found than they ask for, --record tightens them. A limit that is looser than it ever was \
      fails, unless the file names it under “loosened” with its value and a reason.
      """)

  @Option(help: "Clean prose, JSON Lines with a “text”.")
  var prose: String

  @Option(help: "The folder of the articles whose damage is marked: ⟦damaged|right|kind⟧.")
  var damaged = "Tests/Fixtures/damaged"

  @Option(help: "The limits.")
  var limits = ".ci/quality.json"

  @Option(
    help: "Real errors in the prose, marked, a passage a line: to find them is no false alarm.")
  var errors: String?

  @Option(help: "A folder of the limits of earlier commits.")
  var past: String?

  @Flag(help: "Tighten the limits to what is measured.")
  var record = false

  @Flag(help: "Also print what is missed, and the false alarms in the articles.")
  var verbose = false

  func run() throws {
    let data = try LanguageData(tag: "en", environment: ProcessInfo.processInfo.environment)
    let known = try errors.map {
      try PublishedErrors(String(contentsOfFile: $0, encoding: .utf8), name: $0)
    }
    let clean = measure(
      try GoldSet(paths: [prose]).records.map { known?.marking($0) ?? $0 }, data)
    let articles = try FileManager.default.contentsOfDirectory(atPath: damaged)
      .filter { $0.hasSuffix(".txt") }.sorted()
      .map { name in
        try MarkedText(
          String(contentsOfFile: "\(damaged)/\(name)", encoding: .utf8), name: name
        ).record
      }
    let marked = measure(articles, data)
    if verbose { for article in articles { explain(article, data) } }

    let old = FileManager.default.contents(atPath: limits)
    let recorded = try old.map { try JSONDecoder().decode(QualityLimits.self, from: $0) }
    if record || recorded == nil {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      let tightened = QualityLimits(keeping: clean, marked, tightening: recorded)
      try (encoder.encode(tightened) + Data("\n".utf8)).write(
        to: URL(fileURLWithPath: limits), options: .atomic)
    }
    let now = try JSONDecoder().decode(
      QualityLimits.self, from: Data(contentsOf: URL(fileURLWithPath: limits)))
    print(Self.report(clean, marked, now))
    let failures = now.failures(clean, marked)
    let outdated = now.outdated(marked)
    let improvements = now.improvements(marked)
    for failure in failures { print("worse: \(failure)") }
    for line in outdated { print("\(limits) is out of date: \(line)") }
    for line in improvements { print("better: \(line)") }
    let looser = now.looser(than: try pastLimits())
    for limit in now.loosened ?? [] {
      print("loosened by hand: \(limit.limit) to \(limit.value): \(limit.reason)")
    }
    for line in looser { print("looser than before: \(line)") }
    if !looser.isEmpty {
      print("put them back, or name each under “loosened” with its value and a reason")
    }
    if !outdated.isEmpty || !improvements.isEmpty {
      print("run .ci/quality --record and commit \(limits)")
    }
    if !failures.isEmpty || !outdated.isEmpty || !looser.isEmpty { throw ExitCode.failure }
  }

  /// The limits of earlier commits, by the names of their files.
  private func pastLimits() throws -> [(name: String, limits: QualityLimits)] {
    guard let past else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: past).sorted().map { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(past)/\(name)"))
      return (name, try JSONDecoder().decode(QualityLimits.self, from: data))
    }
  }

  private func measure(_ records: [GoldSet.Record], _ data: LanguageData) -> Quality {
    let (linter, language) = (data.linter(data.rules), data.makeLanguage())
    var quality = Quality(least: .warning)
    for record in records {
      let source = SourceText(path: "text", text: record.text)
      let document = DocumentFormat.text.read(source, abbreviations: data.abbreviations)
      quality.add(
        record,
        LintResult(source: source, diagnostics: linter.lint(document, language: language)))
    }
    return quality
  }

  /// Prints what each marked place of an article came to, and every other warning.
  private func explain(_ record: GoldSet.Record, _ data: LanguageData) {
    var name = "text"
    if case .string(let id) = record.id { name = id }
    for edit in record.edits {
      var alone = record
      alone.edits = [edit]
      let found = measure([alone], data).total
      let verdict =
        found.detected == 0 ? "missed" : found.corrected == 0 ? "found" : "corrected"
      print("  \(name): \(edit.kind) “\(edit.original)”: \(verdict)")
    }
    for (rule, count) in measure([record], data).alarms.sorted(by: { $0.key < $1.key }) {
      print("  \(name): false alarm: \(rule) ×\(count)")
    }
  }

  private static func report(
    _ clean: Quality, _ damaged: Quality, _ limits: QualityLimits
  ) -> String {
    var lines = [
      String(
        format: "Clean prose: %d texts, %d words, %.3f false alarms for 1,000 words (at most %.3f)",
        clean.texts, clean.words, clean.alarmRate, limits.prose.alarms)
    ]
    for (rule, count) in clean.alarms.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append(
        String(
          format: "  %@ ×%d: %.3f (at most %.3f)", rule, count,
          1000 * Double(count) / Double(max(1, clean.words)),
          limits.prose.rules[rule] ?? limits.prose.anyOtherRule))
    }
    if clean.total.marked > 0 {
      lines.append(
        "  \(clean.total.detected) of \(clean.total.marked) known errors of the prose found")
    }
    let total = damaged.total
    lines.append(
      "Damaged articles: \(damaged.texts), \(damaged.words) words, \(total.detected) of \(total.marked) "
        + "found, \(total.corrected) of \(total.correctable) corrected, "
        + "\(damaged.alarms.values.reduce(0, +)) false alarms (at most \(limits.damaged.alarms))")
    for (kind, tally) in damaged.tallies.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "  \(kind): \(tally.detected) of \(tally.marked) found "
          + "(at least \(limits.damaged.kinds[kind]?.found ?? 0)), \(tally.corrected) corrected")
    }
    return lines.joined(separator: "\n")
  }
}
