import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText

/// The built-in linter for English, ready for use in a test.
package struct TestLinter {
  package let data: LanguageData
  package let rules: [any Rule]

  /// - Parameter rule: runs only this one.
  package init(rule: String? = nil, language: String = "en") throws {
    data = try LanguageData(
      tag: LanguageTag(language), environment: ProcessInfo.processInfo.environment)
    rules = data.rules.filter { rule == nil || $0.description.id == rule }
  }

  package func lint(_ text: String, path: String = "test.txt") -> LintResult {
    lint(SourceText(path: path, text: text))
  }

  /// Lints with a language that the test has prepared.
  package func lint(_ text: String, language: Language) -> LintResult {
    let source = SourceText(path: "test.txt", text: text)
    let document = DocumentFormat.text.read(source, abbreviations: data.abbreviations)
    return LintResult(
      source: source, record: nil,
      diagnostics: Linter(rules: rules).lint(document, language: language))
  }

  package func lint(_ source: SourceText) -> LintResult {
    let document = DocumentFormat(path: source.path).read(
      source, abbreviations: data.abbreviations)
    return LintResult(
      source: source, record: nil,
      diagnostics: data.linter(rules).lint(document, language: data.makeLanguage()),
      rules: Set(rules.map(\.description.id)))
  }
}

extension LintResult {
  /// What the diagnostics at or above a severity stand on.
  package func flagged(_ severity: Severity = .warning) -> [String] {
    diagnostics.filter { $0.severity >= severity }.map { source.string($0.range) }
  }
}
