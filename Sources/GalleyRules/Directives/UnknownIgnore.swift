import GalleyText

/// Names in directives that no rule has.
package struct UnknownIgnore: Rule {
  package init() {}

  /// Its id, by which the linter and the fixer know it.
  package static let id = "unknown-ignore"

  package let description = RuleDescription(
    id: id, category: .leftover, severity: .error,
    summary: "a `galley:` directive with a name that is neither a rule nor a category",
    explanation: """
      A directive with a mistyped name silences nothing, and its author believes that it does. The nearest \
      name is said, and the fix puts it there.

      Names are those that `galley rules` lists, rules of one's own packs included. What follows `--` in a \
      directive is a reason for readers and may say anything.
      """,
    examples: [
      Example(
        "galley:ignore ⟦mispelling⟧\nThe goverment fell.",
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
    let names = catalogue.names
    let known = Set(names)
    for name in document.directives.flatMap(\.names) where !known.contains(name.text) {
      let nearest = Spelling.nearest(name.text, in: names)
      diagnostics.append(
        Diagnostic(
          description, name.range,
          "no rule or category is called “\(name.text)”"
            + (nearest.map { "; did you mean “\($0)”?" } ?? "; `galley rules` lists them"),
          confidence: 1,
          fixes: nearest.map { [Fix("Replace with “\($0)”", .likely, name.range, $0)] } ?? []))
    }
  }
}
