import GalleyFormats
import GalleyLanguage
import GalleyRules
import GalleyText

/// A linter as the settings of a file want it. What it is made of is shared by files with equal settings.
package struct ConfiguredLinter: Sendable {
  package let settings: Settings
  package let linter: Linter
  /// Ids of the rules that run.
  package let ruleIDs: Set<String>
  package let data: LanguageData
  /// What the command line selects.
  package let selection: RuleSelection
  package let decoder: TextDecoder
  /// Tells apart what a worker must keep a ``Language`` of its own for.
  package let languageKey: LanguageKey

  /// Words that are right or forbidden in the file.
  package internal(set) var words = WordList()

  /// Reads a text in the format that its path and the settings say.
  ///
  /// - Parameter format: that of the text where it is known otherwise.
  package func document(_ source: SourceText, path: String, format: DocumentFormat? = nil)
    -> Document
  {
    (format ?? settings.format(of: path).value).read(source, abbreviations: data.abbreviations)
  }
}
