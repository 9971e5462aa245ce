import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText

/// Fixes files one after the other, with a speller of its own.
package actor FixWorker {
  private let workspace: Workspace
  private let least: GalleyRules.Applicability
  private let severity: GalleyRules.Severity
  private let writes: Bool
  private let languages = LoadedLanguages()
  /// What a person said so far.
  private let session = FixSession()

  /// - Parameters:
  ///   - workspace: keeps rules that are not selected.
  ///   - least: how far a fix must be trusted.
  ///   - severity: how grave a finding must be.
  ///   - writes: whether files are replaced.
  package init(
    _ workspace: Workspace, least: GalleyRules.Applicability, severity: GalleyRules.Severity,
    writes: Bool
  ) {
    self.workspace = workspace
    self.least = least
    self.severity = severity
    self.writes = writes
  }

  /// Fixes a file, or standard input.
  ///
  /// - Parameter name: what standard input is called.
  package func fix(file path: String, name: String?) -> FixOutcome {
    fix(file: path, name: name) { linter, source, options in linter.fix(source, options) }
  }

  /// Fixes a file as a person says.
  package func fix(
    file path: String, ask: (FixSession.Question) -> FixSession.Answer
  ) -> FixOutcome {
    var outcome = fix(file: path, name: nil) { linter, source, options in
      linter.fix(source, options, in: session, ask: ask)
    }
    outcome.isLast = session.isOver
    return outcome
  }

  private func fix(
    file path: String, name: String?, _ mend: (Linter, SourceText, Fixer.Options) -> FixReport
  ) -> FixOutcome {
    var outcome = FixOutcome(path: name ?? (path == "-" ? "<stdin>" : path))
    do {
      let file = path == "-" ? nil : try ReplaceableFile(path)
      let bytes =
        if let file { file.bytes } else { try InputFile(path, name: outcome.path).readAll() }
      outcome.original = bytes
      outcome.fixed = bytes
      let configured = try workspace.linter(for: outcome.path)
      let linter = Linter(configured, path: outcome.path, languages: languages)
      let options = Fixer.Options(
        least: least, severity: severity, selection: configured.selection)
      let source = try decode(bytes, path: outcome.path, configured)
      let report = mend(linter, source, options)
      outcome.dictionaryFailure = linter.failure.map { "\($0)" }
      let fixed = try encoded(report, original: bytes, configured.decoder)
      if writes, report.isChanged { try file?.replace(with: fixed) }
      outcome.report = report
      outcome.fixed = fixed
    } catch {
      outcome.failure =
        error as? InputFailure ?? InputFailure(path: outcome.path, message: "\(error)")
    }
    return outcome
  }

  /// The text of a file, where its bytes allow that it is fixed.
  private func decode(
    _ bytes: [UInt8], path: String, _ configured: ConfiguredLinter
  ) throws(InputFailure) -> SourceText {
    let source: SourceText
    do {
      source = try configured.decoder.decode(bytes, path: path)
    } catch {
      throw InputFailure(path: path, message: error.message)
    }
    guard let invalid = source.invalidRanges.first else { return source }
    guard source.isOriginal else {
      throw InputFailure(
        path: path,
        message:
          "not fixed: \(source.invalidRanges.count) places are not in the encoding that was named")
    }
    let isAskedFor = configured.linter.rules.map(\.description).contains {
      $0.category == .encoding && configured.selection.names(rule: $0.id, of: .encoding)
    }
    guard isAskedFor else {
      throw InputFailure(
        path: path, line: source.position(at: invalid.start).line,
        message:
          "not fixed: it has bytes that are not UTF-8; name its encoding (--encoding windows-1252), "
          + "or ask for encoding fixes alone (--select encoding)")
    }
    return source
  }

  /// The fixed text in the encoding of the file.
  private func encoded(
    _ report: FixReport, original: [UInt8], _ decoder: TextDecoder
  ) throws(InputFailure) -> [UInt8] {
    guard report.isChanged else { return original }
    guard let name = decoder.encoding(of: original) else { return report.fixed.bytes }
    let encoder = TextEncoder(encoding: name)
    do {
      guard try encoder.encode(report.source.bytes) == original else {
        throw InputFailure(
          path: report.source.path,
          message:
            "not fixed: what is read as \(name) cannot be written back byte for byte; convert it to "
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
}
