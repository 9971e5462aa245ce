import GalleyFormats
import GalleyRules
import GalleyText

/// Runs the examples of rules, as tests and for authors of rule packs.
package struct ExampleChecker: Sendable {
  private let data: LanguageData

  package init(data: LanguageData) { self.data = data }

  /// An example that does not behave.
  package struct Failure: Error, Sendable, CustomStringConvertible {
    package var rule: String
    package var example: Example
    package var disguise: Disguise
    package var message: String

    /// As compilers print it.
    package var description: String {
      "\(example.file):\(example.line):\(example.column): error: example of “\(rule)” "
        + "(\(disguise.rawValue)): \(message)"
    }
  }

  /// Runs all examples of a rule in all disguises, and tells what does not behave.
  package func check(_ rule: any Rule) -> [Failure] {
    let linter = data.linter([rule])
    let language = data.makeLanguage()
    let description = rule.description
    return description.examples.flatMap { example in
      Disguise.allCases.compactMap { disguise in
        guard description.exemptions[disguise] == nil,
          let message = check(example, disguise, description, linter, language)
        else { return nil }
        return Failure(
          rule: description.id, example: example, disguise: disguise, message: message)
      }
    }
  }

  /// What is wrong with an example in a disguise, or nil.
  private func check(
    _ example: Example, _ disguise: Disguise, _ rule: RuleDescription, _ linter: Linter,
    _ language: Language
  ) -> String? {
    guard let text = disguise.apply(example.text, rule: rule.id) else { return nil }
    let disguised = Example(text)
    let source = SourceText(path: "example", text: disguised.plain)
    let format = disguise.isMarkdown ? DocumentFormat.markdown : .text
    let document = format.read(source, abbreviations: data.abbreviations)
    let result = LintResult(
      source: source, diagnostics: linter.lint(document, language: language))
    let found = result.diagnostics
    guard example.isFlagged, !disguise.hides else {
      let alarms = found.filter { disguise.hides || $0.severity >= rule.severity }
      return alarms.isEmpty ? nil : "flagged, but must pass: \(list(alarms, source))"
    }
    guard found.map(\.range.indices) == disguised.marked else {
      return "flagged: \(found.isEmpty ? "nothing" : list(found, source))"
    }
    guard let fixed = example.fixed, !disguise.isMarkdown else { return nil }
    let expected = disguise.apply(fixed, rule: rule.id)
    return result.fixed == expected ? nil : "the fix gives: \(result.fixed)"
  }

  private func list(_ diagnostics: [Diagnostic], _ source: SourceText) -> String {
    diagnostics.map { "“\(source.string($0.range))”" }.joined(separator: ", ")
  }
}

extension LintResult {
  /// The text after the first fix of each diagnostic; a fix that touches an earlier one is left out.
  package var fixed: String {
    let candidates = diagnostics.enumerated().compactMap { index, diagnostic in
      diagnostic.fixes.first.map {
        FixCandidate(diagnosticIndex: index, diagnostic: diagnostic, fix: $0)
      }
    }
    return String(
      decoding: source.applying(FixCandidate.compatible(candidates).edits), as: UTF8.self)
  }
}
