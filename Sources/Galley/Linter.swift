import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText

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
  let configured: ConfiguredLinter
  let path: String
  let format: DocumentFormat?
  let languages: LoadedLanguages

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
  public convenience init(language: String = "en", format: TextFormat = .plain) throws(LinterError)
  {
    var options = WorkspaceOptions(environment: ProcessInfo.processInfo.environment)
    options.language = language
    options.format =
      switch format {
      case .plain: .text
      case .markdown: .markdown
      }
    options.configuration = .none
    do {
      try self.init(for: "", in: Workspace(options))
    } catch {
      throw LinterError(message: "\(error)")
    }
  }

  /// A linter of texts as a workspace wants those of a file linted, which need not exist.
  ///
  /// - Throws: as ``Workspace/linter(for:)``, or ``DictionaryError`` where the dictionary cannot be loaded.
  package convenience init(for path: String, in workspace: Workspace) throws {
    self.init(try workspace.linter(for: path), path: path, languages: LoadedLanguages())
    if let failure { throw failure }
  }

  /// A linter of the texts of a file; to make one costs nothing where the language is loaded.
  ///
  /// - Parameters:
  ///   - configured: what the settings of the file want.
  ///   - path: decides the format, where the settings do not.
  ///   - format: that of the text where it is known otherwise.
  ///   - languages: those of whoever lints; linters that share them take turns.
  package init(
    _ configured: ConfiguredLinter, path: String, format: DocumentFormat? = nil,
    languages: LoadedLanguages
  ) {
    self.configured = configured
    self.path = path
    self.format = format
    self.languages = languages
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
    return String(
      decoding: fix(SourceText(path: "", text: text), options).fixed.bytes, as: UTF8.self)
  }

  /// What a word may stand for, best first, in its own letter case; also where the word is known.
  ///
  /// - Parameters:
  ///   - word: one word, without white space.
  ///   - sentence: a text in which it stands: what fits it comes first.
  ///   - limit: how many at most.
  public func corrections(of word: String, in sentence: String? = nil, limit: Int = 5) -> [String] {
    languages.use(configured) { language in
      Corrections.find(
        word, sentence: sentence, language: language, abbreviations: configured.data.abbreviations,
        limit: limit)
    }
  }

  /// Whether a word is spelt as the language has it; one of another region is not.
  public func knows(_ word: String) -> Bool {
    let word = Speller.normalized(word)
    return languages.use(configured) { language in
      language.speller.knows(word) && language.speller.regionalForm(of: word.lowercased()) == nil
    }
  }
}
