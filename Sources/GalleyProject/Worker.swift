import GalleyFormats
import GalleyRules
import GalleyText

/// Lints texts one after the other, with a speller of its own.
package actor Worker {
  private let language: Language
  private let linter: Linter
  private let abbreviations: Abbreviations
  private let format: DocumentFormat?
  private let decoder: TextDecoder
  private let wordLists: WordLists?

  /// - Parameter format: of all texts; nil to go by the names of files.
  package init(
    data: LanguageData, linter: Linter, decoder: TextDecoder, format: DocumentFormat?,
    wordLists: WordLists? = nil
  ) {
    self.wordLists = wordLists
    self.format = format
    language = data.makeLanguage()
    self.linter = linter
    self.decoder = decoder
    abbreviations = data.abbreviations
  }

  /// Lints a file.
  func lint(file path: String, name: String?) -> Outcome {
    do {
      let input = try InputFile(path, name: name)
      let bytes = try input.readAll()
      if let wordLists { language.speller.words = wordLists.words(for: path) }
      do {
        var outcome = Outcome([lint(try decoder.decode(bytes, path: input.path))])
        outcome.dictionaryFailure = language.speller.failure.map { "\($0)" }
        return outcome
      } catch {
        return Outcome(failure: InputFailure(path: input.path, message: error.message))
      }
    } catch {
      return Outcome(failure: error)
    }
  }

  /// Lints records of a JSON Lines input.
  func lint(records: JSONLinesBatch) -> Outcome {
    var outcome = Outcome([])
    if let wordLists { language.speller.words = wordLists.words(for: records.path) }
    for (offset, line) in records.lines.enumerated() {
      let number = records.firstLine + offset
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      do {
        let record = try JSONLinesRecord(line: line, number: number)
        let source = SourceText(path: records.path, text: record.text)
        outcome.results.append(
          lint(source, record: LintResult.Record(id: record.id, line: number)))
      } catch {
        outcome.failures.append(
          InputFailure(path: records.path, line: number, message: error.message))
      }
    }
    outcome.dictionaryFailure = language.speller.failure.map { "\($0)" }
    return outcome
  }

  private func lint(_ source: SourceText, record: LintResult.Record? = nil) -> LintResult {
    let format = record == nil ? self.format ?? DocumentFormat(path: source.path) : .text
    let document = format.read(source, abbreviations: abbreviations)
    return LintResult(
      source: source, record: record, diagnostics: linter.lint(document, language: language))
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
}

/// Consecutive lines of a JSON Lines input.
struct JSONLinesBatch: Sendable {
  var path: String
  /// Number of the first line, counted from 1.
  var firstLine: Int
  var lines: [[UInt8]]
}
