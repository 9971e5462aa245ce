import ArgumentParser
import Foundation
import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText

/// Fixes many texts and checks what must hold of every one.
struct CheckFixes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Fixes texts in memory and checks that nothing new is found, and that a second run is idle.")

  @Argument(help: "Text files, and JSON Lines with a “text”.")
  var paths: [String]

  @Flag(help: "Apply only fixes that cannot change the meaning.")
  var safe = false

  @Option(help: "Fix what is at least this grave.")
  var severity = "warning"

  @Option(help: "Take only every n-th text.")
  var every = 1

  func run() throws {
    guard let severity = Severity(rawValue: severity) else {
      throw ValidationError("--severity takes note, warning or error")
    }
    let data = try LanguageData(tag: "en", environment: ProcessInfo.processInfo.environment)
    let options = Fixer.Options(least: safe ? .safe : .likely, severity: severity)
    var broken = 0
    for path in paths {
      let sources = try texts(of: path).enumerated().filter { $0.offset % max(1, every) == 0 }
        .map { SourceText(path: "\(path):\($0.offset + 1)", text: $0.element) }
      let result = Self.check(sources, data, options)
      for failure in result.failures { print(failure) }
      broken += result.failures.count
      let refused = result.refused.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      let kinds = refused.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }
      print(
        "\(path): \(sources.count) texts, \(result.fixes) fixes, \(result.failures.count) failures"
          + (kinds.isEmpty ? "" : ", refused " + kinds.joined(separator: ", ")))
    }
    if broken > 0 { throw ExitCode.failure }
  }

  private struct Result {
    var failures: [String] = []
    var refused: [String] = []
    var fixes = 0
  }

  private static func check(
    _ sources: [SourceText], _ data: LanguageData, _ options: Fixer.Options
  ) -> Result {
    let language = data.makeLanguage()
    let linter = data.linter(data.rules)
    var result = Result()
    for source in sources {
      let properties = FixProperties(source, options) { text in
        let document = DocumentFormat.text.read(text, abbreviations: data.abbreviations)
        return Linted(document: document, diagnostics: linter.lint(document, language: language))
      }
      result.failures += properties.failures.map { "\(source.path): \($0)" }
      result.refused += properties.report.refused.map(\.rule)
      result.fixes += properties.report.applied.count
    }
    return result
  }

  private func texts(of path: String) throws -> [String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard path.hasSuffix(".jsonl") else { return [text] }
    return text.split(separator: "\n").enumerated().compactMap { number, line in
      try? JSONLinesRecord(line: Array(line.utf8), number: number + 1).text
    }
  }
}
