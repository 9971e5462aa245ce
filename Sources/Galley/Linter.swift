import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText
import Synchronization

/// Finds damage in texts, and mends it.
///
/// Making one takes some hundredths of a second, as dictionaries are read: make it once and keep it. It may
/// be used from several tasks, which then take turns; where texts are to be linted at once, make one each.
///
/// ```swift
/// let linter = try Linter()
/// for finding in linter.lint(text) {
///   print("\(finding.line):\(finding.column): \(finding.message)")
/// }
/// let mended = linter.fix(text, applying: .likely)
/// ```
public final class Linter: Sendable {
  private let rules: GalleyRules.Linter
  private let abbreviations: Abbreviations
  private let format: DocumentFormat
  private let language: Mutex<Language>

  /// What texts are written in.
  public enum TextFormat: Sendable {
    /// Plain text; blank lines separate paragraphs.
    case plain
    /// Markdown; code, link targets and front matter are passed over.
    case markdown
  }

  /// - Parameters:
  ///   - language: “en”, “en_GB”, “de” and so on; a Hunspell dictionary of it must be installed.
  ///   - format: of all texts.
  /// - Throws: ``LinterError`` where the language cannot be used.
  public init(language: String = "en", format: TextFormat = .plain) throws(LinterError) {
    do {
      let data = try LanguageData(
        tag: LanguageTag(language), environment: ProcessInfo.processInfo.environment)
      let prepared = data.makeLanguage()
      if let failure = prepared.speller.failure { throw failure }
      rules = data.linter(data.rules)
      abbreviations = data.abbreviations
      self.language = Mutex(prepared)
    } catch {
      throw LinterError(message: "\(error)")
    }
    switch format {
    case .plain: self.format = .text
    case .markdown: self.format = .markdown
    }
  }

  /// What is wrong with a text, in its order.
  ///
  /// The same text always gives the same findings, whatever was linted before.
  ///
  /// - Parameters:
  ///   - text: any text; ranges of the findings are ranges of it.
  ///   - severity: leaves out what is less grave; notes are less sure than warnings, or matters of taste.
  public func lint(_ text: String, from severity: Severity = .warning) -> [Diagnostic] {
    let linted = lint(SourceText(path: "", text: text))
    return linted.diagnostics.filter { Severity($0.severity) >= severity }
      .map { Diagnostic($0, in: linted.document.source, of: text) }
  }

  /// The text with the first fix of each finding applied where it may be trusted so far.
  ///
  /// A fix is applied whole or not at all; none is applied that would make a new finding; the result is
  /// linted again until nothing changes, so that fixing it a second time changes nothing.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - applicability: how far a fix must be trusted at least.
  ///   - severity: leaves findings alone that are less grave.
  public func fix(
    _ text: String, applying applicability: Fix.Applicability = .safe,
    from severity: Severity = .warning
  ) -> String {
    let options = Fixer.Options(least: applicability.wrapped, severity: severity.wrapped)
    let report = Fixer(options) { self.lint($0) }.fix(SourceText(path: "", text: text))
    return String(decoding: report.fixed.bytes, as: UTF8.self)
  }

  private func lint(_ source: SourceText) -> Linted {
    language.withLock { language in
      let document = format.read(source, abbreviations: abbreviations)
      return Linted(
        document: document, diagnostics: rules.lint(document, language: language))
    }
  }
}
