import ArgumentParser
import Foundation
import Galley
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText
import GalleyTraining

/// `galley measure`.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure what is found of marked damage, and how much else.",
    discussion: """
      The sets are JSON Lines of {"id", "text", "edits": [{"start", "end", "original", "replacement", \
      "class"}]}, offsets in Unicode scalars; a record without edits is clean. With --inject the texts are \
      taken for clean and damaged first, so that any text will do.
      """)

  @Argument(help: "Sets in JSON Lines; with --inject also plain text.", completion: .file())
  var sets: [String]

  @Option(
    help:
      "Damage the texts: \(DamageInjector.Channel.allCases.map(\.rawValue).joined(separator: ", ")); commas separate."
  )
  var inject: String?

  @Option(help: "Words for one piece of damage.")
  var every = 250

  @Option(help: "Where the random numbers of the damage begin.")
  var seed: UInt64 = 1

  @Option(help: "Count what is at least this grave.")
  var severity = Severity.warning

  @Option(help: "Count only these rules or categories; commas separate.")
  var select: String?

  @Option(help: "A language model of your own instead of the built-in one.")
  var model: String?

  func run() throws {
    do {
      var options = WorkspaceOptions(environment: Terminal.environment)
      options.select = select?.split(separator: ",").map(String.init) ?? []
      options.modelPath = model
      options.configuration = .none
      let linter = try Galley.Linter(for: "set", in: Workspace(options))
      var measured = Quality(least: severity)
      var swept = Quality(least: .note)
      for record in try records() {
        let linted = linter.lint(SourceText(path: "set", text: record.text))
        let result = LintResult(
          source: linted.document.source, diagnostics: linted.diagnostics)
        measured.add(record, result)
        swept.add(record, result)
      }
      if let failure = linter.failure { throw Terminal.fail("\(failure)") }
      print(Self.report(measured, swept))
    } catch let error as ExitStatus {
      throw error
    } catch let error as any Error & CustomStringConvertible {
      throw Terminal.fail(error.description)
    }
  }

  private func records() throws -> [GoldSet.Record] {
    guard let inject else { return try GoldSet(paths: sets).records }
    let data = try LanguageData(tag: "en", environment: Terminal.environment, modelPath: model)
    var channels: [DamageInjector.Channel: Int] = [:]
    for name in inject.split(separator: ",") {
      guard let channel = DamageInjector.Channel(rawValue: String(name)) else {
        throw Terminal.fail("no channel is called “\(name)”; see `galley measure --help`")
      }
      channels[channel] = 1
    }
    guard let model = data.model else { throw Terminal.fail("damage needs a language model") }
    var injector = DamageInjector(
      NoisyChannel(model), seed: seed, interval: max(10, every), channels: channels)
    let texts = try sets.flatMap { path in
      path.hasSuffix(".jsonl")
        ? try GoldSet(paths: [path]).records.map(\.text)
        : [try String(contentsOfFile: path, encoding: .utf8)]
    }
    return texts.enumerated().map { number, text in
      let document = DocumentFormat.text.read(
        SourceText(path: "set", text: text), abbreviations: data.abbreviations)
      let (bytes, damages) = injector.damage(document)
      let source = SourceText(path: "set", bytes: bytes)
      return GoldSet.Record(
        id: .integer(number + 1), text: source.string(TextRange(0, bytes.count)),
        edits: damages.map { damage in
          GoldSet.Edit(
            start: source.scalarOffset(at: Int(damage.range.start)),
            end: source.scalarOffset(at: Int(damage.range.end)),
            original: source.string(damage.range), replacement: damage.original,
            class: damage.channel.rawValue)
        })
    }
  }

  private static func report(_ measured: Quality, _ swept: Quality) -> String {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "–" : String(format: "%.3f", Double(part) / Double(whole))
    }
    let total = measured.total
    let alarms = measured.alarms.values.reduce(0, +)
    var lines = [
      "\(measured.texts) texts, \(measured.words) words, \(total.marked) marked: recall "
        + "\(share(total.detected, total.marked)), corrected \(share(total.corrected, total.correctable)), "
        + "precision \(share(total.detected, total.detected + alarms))",
      "false alarms: \(alarms), \(String(format: "%.3f", measured.alarmRate)) per 1,000 words",
    ]
    lines += measured.alarms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "  \($0.key) \($0.value)" }
    lines += measured.tallies.sorted { ($1.value.marked, $0.key) < ($0.value.marked, $1.key) }.map {
      "  \($0.key): \($0.value.marked) marked, recall \(share($0.value.detected, $0.value.marked)), "
        + "corrected \(share($0.value.corrected, $0.value.correctable))"
    }
    if total.marked > 0 {
      for rate in [0.05, 0.1, 0.2, 0.3, 0.5, 1] {
        guard let point = swept.recall(atAlarmRate: rate) else { continue }
        lines.append(
          String(
            format:
              "  at %.2f false alarms per 1,000 words (confidence %.2f): recall %.3f, corrected %.3f",
            rate, point.confidence, point.detected, point.corrected))
      }
      lines += swept.reliability.map {
        String(
          format: "  confidence %.1f to %.1f: %d findings, %.3f right", $0.from, $0.from + 0.1,
          $0.findings,
          $0.right)
      }
    }
    return lines.joined(separator: "\n")
  }
}
