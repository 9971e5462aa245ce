import GalleyLanguage
import GalleyText

/// Names in directives that no rule has.
package struct UnknownIgnore: Rule {
  package init() {}

  /// Its id, by which the linter and the fixer know it.
  package static let id = "unknown-ignore"

  package let description = RuleDescription(
    id: id, category: .leftover, severity: .error,
    summary: "a `galley:` directive with a word or name that is not known",
    explanation: """
      A directive with a mistyped word or name silences nothing, and its author believes that it does. The nearest \
      name is said, and the fix puts it there.

      The words are `galley:ignore`, `galley:off` and `galley:on`. Names are those that `galley rules` lists, rules of one's own packs included. What follows a dash (`--`) in a \
      directive is a reason for readers and may say anything.
      """,
    examples: [
      Example(
        "galley:ignore ⟦mispelling⟧\nThe goverment fell.",
        fixed: "galley:ignore misspelling\nThe goverment fell."),
      Example(
        "galley:⟦ingore⟧ misspelling\nThe goverment fell.",
        fixed: "galley:ignore misspelling\nThe goverment fell."),
      Example("galley:ignore misspelling, quotes -- as the source has it\nThe goverment fell."),
      Example("galley:off spelling\n\nThe goverment fell."),
    ])

  /// Nothing: the linter knows the directives and which rules there are.
  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {}

  /// Appends the names that are unknown.
  func report(
    _ document: Document, _ catalogue: RuleCatalogue, into diagnostics: inout [Diagnostic]
  ) {
    let verbs = Directive.Action.known.map(\.rawValue)
    for directive in document.directives where directive.action == .unknown {
      let verb = directive.verb
      // “ignore-next-line”, as other linters have it.
      let nearest =
        verbs.first { verb.text.hasPrefix($0 + "-") } ?? Spelling.nearest(verb.text, in: verbs)
      diagnostics.append(
        finding(
          verb, nearest, "“galley:\(verb.text)” orders nothing",
          hint: "directives are galley:ignore, galley:off and galley:on"))
    }
    let names = catalogue.names
    let known = Set(names)
    for name in document.directives.flatMap(\.names) where !known.contains(name.text) {
      let nearest = Spelling.nearest(name.text, in: names)
      diagnostics.append(
        finding(
          name, nearest, "no rule or category is called “\(name.text)”",
          hint: "`galley rules` lists them; write a reason behind “--”"))
    }
  }

  private func finding(
    _ name: Directive.Name, _ nearest: String?, _ message: String, hint: String
  ) -> Diagnostic {
    Diagnostic(
      description, name.range, message + "; " + (nearest.map { "did you mean “\($0)”?" } ?? hint),
      confidence: 1,
      fixes: nearest.map { [Fix("Replace with “\($0)”", .likely, name.range, $0)] } ?? [])
  }
}
