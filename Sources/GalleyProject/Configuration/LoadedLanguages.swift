import GalleyRules
import Synchronization

/// The languages that someone who lints texts has loaded: spellers of its own, which one text uses at a time.
package final class LoadedLanguages: Sendable {
  private let languages = Mutex<[LanguageKey: Language]>([:])

  package init() {}

  /// Does something with the language of a file, with the words that are right there, when nobody else uses it.
  package func use<Value: Sendable>(
    _ linter: ConfiguredLinter, _ body: (Language) -> Value
  ) -> Value {
    languages.withLock { languages in
      let language = languages[linter.languageKey] ?? linter.data.makeLanguage()
      languages[linter.languageKey] = language
      language.speller.words = linter.words
      return body(language)
    }
  }
}
