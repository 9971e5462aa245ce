import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText

/// Lints texts one after the other, each as its settings say, with spellers of its own.
package actor Worker {
  private let workspace: Workspace
  private let languages = LoadedLanguages()

  /// CPU time by rule; nil where it is not measured.
  private(set) var timings: RuleTimings?

  /// Whether it is asked how improbable the words of each text are.
  private let asksSurprise: Bool

  /// - Parameters:
  ///   - isTimed: whether the CPU time of rules is measured.
  ///   - asksSurprise: whether results say how improbable the words of each text are.
  package init(_ workspace: Workspace, isTimed: Bool = false, asksSurprise: Bool = false) {
    self.workspace = workspace
    self.asksSurprise = asksSurprise
    timings = isTimed ? RuleTimings() : nil
  }

  /// Reads and lints a file.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - name: what standard input is called; it decides its settings, too.
  package func lint(file path: String, name: String? = nil) -> Outcome {
    do {
      let input = try InputFile(path, name: name)
      let configured = try workspace.linter(for: input.path)
      let source = try decode(try input.readAll(), path: input.path, configured)
      let linter = Linter(configured, path: input.path, languages: languages)
      return outcome(of: [lint(source, linter)], by: linter)
    } catch {
      return Outcome(error, path: name ?? path)
    }
  }

  /// Lints a text as its path wants it.
  ///
  /// - Throws: as ``Workspace/linter(for:)``, ``DictionaryError`` where the dictionary cannot be loaded.
  package func lint(_ source: SourceText) throws -> LintResult {
    let linter = Linter(
      try workspace.linter(for: source.path), path: source.path, languages: languages)
    let result = lint(source, linter)
    if let failure = linter.failure { throw failure }
    return result
  }

  /// Lints records of a JSON Lines input.
  func lint(records: JSONLinesBatch) -> Outcome {
    let linter: Linter
    do {
      linter = Linter(
        try workspace.linter(for: records.path), path: records.path, format: .text,
        languages: languages)
    } catch {
      return Outcome(error, path: records.path)
    }
    var results: [LintResult] = []
    var failures: [InputFailure] = []
    for (offset, line) in records.lines.enumerated() {
      let number = records.firstLine + offset
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      do {
        let record = try JSONLinesRecord(line: line, number: number)
        let source = SourceText(path: records.path, text: record.text)
        results.append(
          lint(source, linter, record: LintResult.Record(id: record.id, line: number)))
      } catch {
        failures.append(InputFailure(path: records.path, line: number, message: error.message))
      }
    }
    var outcome = outcome(of: results, by: linter)
    outcome.failures = failures
    return outcome
  }

  private func decode(
    _ bytes: [UInt8], path: String, _ configured: ConfiguredLinter
  ) throws(InputFailure) -> SourceText {
    do {
      return try configured.decoder.decode(bytes, path: path)
    } catch {
      throw InputFailure(path: path, message: error.message)
    }
  }

  private func lint(
    _ source: SourceText, _ linter: Linter, record: LintResult.Record? = nil
  ) -> LintResult {
    let linted = linter.lint(source, timings: &timings)
    return LintResult(
      source: source, record: record, diagnostics: linted.diagnostics,
      words: linted.document.tokens.count { $0.kind == .word },
      surprise: asksSurprise ? linter.surprise(of: linted.document) : nil,
      rules: linter.configured.ruleIDs, failOn: linter.configured.settings.failOn.value)
  }

  private func outcome(of results: [LintResult], by linter: Linter) -> Outcome {
    var outcome = Outcome(results)
    outcome.dictionaryFailure = linter.failure.map { "\($0)" }
    return outcome
  }
}

/// What came of a file or of a batch of records.
package struct Outcome: Sendable {
  package var results: [LintResult]
  package var failures: [InputFailure] = []
  /// Why the dictionary could not be used, which makes all results worthless.
  package var dictionaryFailure: String?

  init(_ results: [LintResult]) { self.results = results }

  init(failure: InputFailure) {
    results = []
    failures = [failure]
  }

  /// - Parameter path: of the input, where the error does not say.
  init(_ error: any Error, path: String) {
    self.init(
      failure: error as? InputFailure ?? InputFailure(path: path, message: "\(error)"))
  }
}

/// Consecutive lines of a JSON Lines input.
struct JSONLinesBatch: Sendable {
  var path: String
  /// Number of the first line, counted from 1.
  var firstLine: Int
  var lines: [[UInt8]]
}
