import GalleyFormats
import GalleyRules
import GalleyText

/// Fixes files one after the other, with a speller of its own.
package actor FixWorker {
  private let data: LanguageData
  private let language: Language
  private let linter: Linter
  private let decoder: TextDecoder
  private let format: DocumentFormat?
  private let options: Fixer.Options
  private let writes: Bool
  /// What a person said so far.
  private let session = FixSession()

  /// - Parameters:
  ///   - linter: with all rules that must not find anything new.
  ///   - format: of all texts; nil to go by the names of files.
  ///   - writes: whether files are replaced.
  package init(
    data: LanguageData, linter: Linter, decoder: TextDecoder, format: DocumentFormat?,
    options: Fixer.Options, writes: Bool
  ) {
    self.data = data
    language = data.makeLanguage()
    self.linter = linter
    self.decoder = decoder
    self.format = format
    self.options = options
    self.writes = writes
  }

  /// Fixes a file, or standard input.
  ///
  /// - Parameter name: what standard input is called.
  package func fix(file path: String, name: String?) -> FixOutcome {
    fix(file: path, name: name) { source in
      Fixer(self.options) { self.lint($0) }.fix(source)
    }
  }

  /// Fixes a file as a person says.
  package func fix(
    file path: String, ask: (FixSession.Question) -> FixSession.Answer
  ) -> FixOutcome {
    var outcome = fix(file: path, name: nil) { source in
      session.fix(source, options: self.options, lint: { self.lint($0) }, ask: ask)
    }
    outcome.isLast = session.isOver
    outcome.acceptedWords = session.words
    return outcome
  }

  private func fix(
    file path: String, name: String?, _ mend: (SourceText) -> FixReport
  ) -> FixOutcome {
    var outcome = FixOutcome(path: name ?? (path == "-" ? "<stdin>" : path))
    do {
      let file = path == "-" ? nil : try ReplaceableFile(path)
      let bytes =
        if let file { file.bytes } else { try InputFile(path, name: outcome.path).readAll() }
      outcome.original = bytes
      outcome.fixed = bytes
      let report = try mended(bytes, outcome.path, mend)
      let fixed = try encoded(report, original: bytes)
      if writes, report.isChanged { try file?.replace(with: fixed) }
      outcome.report = report
      outcome.fixed = fixed
    } catch {
      outcome.failure = error
    }
    outcome.dictionaryFailure = language.speller.failure.map { "\($0)" }
    return outcome
  }

  private func mended(
    _ bytes: [UInt8], _ path: String, _ mend: (SourceText) -> FixReport
  ) throws(InputFailure) -> FixReport {
    let source: SourceText
    do {
      source = try decoder.decode(bytes, path: path)
    } catch {
      throw InputFailure(path: path, message: error.message)
    }
    guard let invalid = source.invalidRanges.first else { return mend(source) }
    guard source.isOriginal else {
      throw InputFailure(
        path: path,
        message: "not fixed: \(source.invalidRanges.count) places are not in the encoding that was named")
    }
    let isAskedFor = options.selection.namesAny(
      of: .encoding,
      rules: linter.rules.map(\.description).filter { $0.category == .encoding }.map(\.id))
    guard isAskedFor else {
      throw InputFailure(
        path: path, line: source.position(at: invalid.start).line,
        message: "not fixed: it has bytes that are not UTF-8; name its encoding (--encoding windows-1252), "
          + "or ask for encoding fixes alone (--select encoding)")
    }
    return mend(source)
  }

  /// The fixed text in the encoding of the file.
  private func encoded(
    _ report: FixReport, original: [UInt8]
  ) throws(InputFailure) -> [UInt8] {
    guard report.isChanged else { return original }
    guard let name = decoder.encoding(of: original) else { return report.fixed.bytes }
    let encoder = TextEncoder(encoding: name)
    do {
      guard try encoder.encode(report.source.bytes) == original else {
        throw InputFailure(
          path: report.source.path,
          message: "not fixed: what is read as \(name) cannot be written back byte for byte; convert it to "
            + "UTF-8 first (iconv -f \(name) -t UTF-8)")
      }
      return try encoder.encode(report.fixed.bytes)
    } catch let failure as InputFailure {
      throw failure
    } catch let failure as TextEncoder.Failure {
      throw InputFailure(path: report.source.path, message: "not fixed: \(failure.message)")
    } catch {
      throw InputFailure(path: report.source.path, message: "not fixed: \(error)")
    }
  }

  private func lint(_ source: SourceText) -> Linted {
    let format = self.format ?? DocumentFormat(path: source.path)
    let document = format.read(source, abbreviations: data.abbreviations)
    return Linted(document: document, diagnostics: linter.lint(document, language: language))
  }
}

/// What came of fixing a file.
package struct FixOutcome: Sendable {
  /// As reports name it.
  package let path: String
  /// Nil where the file was left alone.
  package var report: FixReport?
  /// Why it was left alone.
  package var failure: InputFailure?
  /// The bytes of the file as they were; empty where it cannot be read.
  package var original: [UInt8] = []
  /// The bytes after the fixes, in the encoding of the file; as they were where it was left alone.
  package var fixed: [UInt8] = []
  /// Whether the person wants no more.
  package var isLast = false
  /// Words that the person never wants to be asked about again, those of earlier files included.
  package var acceptedWords: [String] = []
  /// Why the dictionary could not be used, which makes all results worthless.
  package var dictionaryFailure: String?

  init(path: String) { self.path = path }
}
