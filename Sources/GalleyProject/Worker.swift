import GalleyFormats
import GalleyRules
import GalleyText

/// Lints texts one after the other, each as its settings say, with spellers of its own.
package actor Worker {
  private let workspace: Workspace
  private var languages: [LanguageKey: Language] = [:]

  /// CPU time by rule; nil where it is not measured.
  private(set) var timings: RuleTimings?

  /// - Parameter isTimed: whether the CPU time of rules is measured.
  package init(_ workspace: Workspace, isTimed: Bool = false) {
    self.workspace = workspace
    timings = isTimed ? RuleTimings() : nil
  }

  /// Reads and lints a file.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - name: what standard input is called; it decides its settings, too.
  package func lint(file path: String, name: String? = nil) -> Outcome {
    do {
      let (source, linter) = try read(path, name: name)
      return outcome(of: [lint(source, with: linter)], by: linter)
    } catch {
      return Outcome(error, path: name ?? path)
    }
  }

  /// Lints a text as its path wants it.
  ///
  /// - Throws: as ``Workspace/linter(for:)``, ``DictionaryError`` where the dictionary cannot be loaded.
  package func lint(_ source: SourceText) throws -> LintResult {
    let linter = try workspace.linter(for: source.path)
    let result = lint(source, with: linter)
    if let failure = language(of: linter).speller.failure { throw failure }
    return result
  }

  /// Lints records of a JSON Lines input.
  func lint(records: JSONLinesBatch) -> Outcome {
    let linter: ConfiguredLinter
    do {
      linter = try workspace.linter(for: records.path)
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
          lint(source, with: linter, record: LintResult.Record(id: record.id, line: number)))
      } catch {
        failures.append(InputFailure(path: records.path, line: number, message: error.message))
      }
    }
    var outcome = outcome(of: results, by: linter)
    outcome.failures = failures
    return outcome
  }

  private func read(_ path: String, name: String?) throws -> (SourceText, ConfiguredLinter) {
    let input = try InputFile(path, name: name)
    let linter = try workspace.linter(for: input.path)
    let bytes = try input.readAll()
    do {
      return (try linter.decoder.decode(bytes, path: input.path), linter)
    } catch {
      throw InputFailure(path: input.path, message: error.message)
    }
  }

  private func lint(
    _ source: SourceText, with linter: ConfiguredLinter, record: LintResult.Record? = nil
  ) -> LintResult {
    let start = timings == nil ? 0 : RuleTimings.now
    let document = linter.document(
      source, path: source.path, format: record == nil ? nil : .text)
    timings?.add("(reading)", since: start)
    let language = language(of: linter)
    let diagnostics = linter.linter.lint(document, language: language, timings: &timings)
    return LintResult(
      source: source, record: record, diagnostics: diagnostics,
      words: document.tokens.count { $0.kind == .word },
      rules: linter.ruleIDs, failOn: linter.settings.failOn.value)
  }

  private func language(of linter: ConfiguredLinter) -> Language {
    linter.language(in: &languages)
  }

  private func outcome(of results: [LintResult], by linter: ConfiguredLinter) -> Outcome {
    var outcome = Outcome(results)
    outcome.dictionaryFailure = language(of: linter).speller.failure.map { "\($0)" }
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
