import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText

/// What the command line asks of a linter: files are bytes, findings name rules, fixes are reported.
extension Linter {
  /// Why the dictionary could not be used, which makes all results worthless; it is loaded when a word asks for it.
  package var failure: DictionaryError? { languages.use(configured) { $0.speller.failure } }

  /// A text with all that is found in it.
  package func lint(_ source: SourceText) -> Linted {
    var timings: RuleTimings?
    return lint(source, timings: &timings)
  }

  /// The same, and adds up the CPU time of reading and of rules where `timings` is not nil.
  package func lint(_ source: SourceText, timings: inout RuleTimings?) -> Linted {
    let start = timings == nil ? 0 : RuleTimings.now
    let document = configured.document(source, path: path, format: format)
    timings?.add("(reading)", since: start)
    let (diagnostics, spent) = languages.use(configured) { [timings] language in
      var timings = timings
      let found = configured.linter.lint(document, language: language, timings: &timings)
      return (found, timings)
    }
    timings = spent
    return Linted(document: document, diagnostics: diagnostics)
  }

  /// How improbable the words of a text are to the language model; nil where there is none of its language.
  func surprise(of document: Document) -> Double? {
    languages.use(configured) { $0.channel?.read(document).surprise }
  }

  /// A text with the fixes applied that are wanted.
  package func fix(_ source: SourceText, _ options: Fixer.Options) -> FixReport {
    Fixer(options) { self.lint($0) }.fix(source)
  }

  /// A text with the fixes applied that a person wants.
  ///
  /// - Parameter session: what was said so far.
  package func fix(
    _ source: SourceText, _ options: Fixer.Options, in session: FixSession,
    ask: (FixSession.Question) -> FixSession.Answer
  ) -> FixReport {
    session.fix(source, options: options, lint: { self.lint($0) }, ask: ask)
  }
}
