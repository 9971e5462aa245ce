import GalleyLanguage
import GalleyText

/// Directives that silence nothing.
package struct UnusedIgnore: Rule {
  package init() {}

  /// Its id, by which the linter and the fixer know it.
  package static let id = "unused-ignore"

  package let description = RuleDescription(
    id: id, category: .leftover,
    summary: "a `galley:` directive that silences nothing",
    explanation: """
      What an ignore was written for is mended by now, or was never where it points. Left standing, it \
      hides the next damage. As ESLint does with unused directives, this is a warning; it is a note where \
      some of the rules that the directive names did not run (`--select`, another language), for then \
      nobody knows. The fix takes the directive away, or the one name of it that is not needed.

      To keep a directive all the same, put `galley:off unused-ignore` before it; one that names this rule \
      is never reported.
      """,
    examples: [
      Example(
        "All is well.\n⟦galley:ignore misspelling⟧\nThe government fell.",
        fixed: "All is well.\nThe government fell."),
      Example("galley:ignore misspelling\nThe goverment fell."),
      Example("galley:off unused-ignore\n\nThe government fell."),
    ],
    exemptions: [.ignored: "a directive that ignores this rule is never unused"])

  /// Nothing: what directives silenced is known only after all other rules.
  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {}

  /// Appends the directives that silenced nothing of what the other rules found.
  func report(
    _ document: Document, _ suppressions: Suppressions, _ catalogue: RuleCatalogue,
    language: LanguageTag, into diagnostics: inout [Diagnostic]
  ) {
    let names = Set(catalogue.names)
    for (index, directive) in document.directives.enumerated()
    where directive.action != .unknown {
      let known = directive.names.map(\.text).filter { names.contains($0) && $0 != Self.id }
      if known.isEmpty, !directive.names.isEmpty { continue }
      let unused = Set(suppressions.unused(index, names: known))
      guard !unused.isEmpty else { continue }
      if unused.count == Set(directive.names.map(\.text)).count || directive.names.isEmpty {
        append(
          unused.sorted(), directive.range, Self.message(directive), removal(directive, document),
          catalogue, language, &diagnostics)
      } else {
        for name in directive.names where unused.contains(name.text) {
          let removal = TextRange(spaceBefore(name.range, document), name.range.end)
          append(
            [name.text], name.range,
            "nothing is found for “\(name.text)”, which “galley:\(directive.action.rawValue)” names",
            Fix("Remove the name", .safe, removal, ""), catalogue, language, &diagnostics)
        }
      }
    }
  }

  private static func message(_ directive: Directive) -> String {
    let names = directive.names.map { " " + $0.text }.joined()
    let end = directive.action == .on ? "ends nothing" : "silences nothing"
    return "“galley:\(directive.action.rawValue)\(names)” \(end)"
  }

  private func append(
    _ names: [String], _ range: TextRange, _ message: String, _ fix: Fix?,
    _ catalogue: RuleCatalogue, _ language: LanguageTag, _ diagnostics: inout [Diagnostic]
  ) {
    let idle = names.filter { !catalogue.runs($0, language: language) }
    let hint =
      idle.isEmpty
      ? "" : idle == [""] ? "; not all rules ran" : "; \(idle.joined(separator: ", ")) did not run"
    diagnostics.append(
      Diagnostic(
        description, range, message + hint, severity: idle.isEmpty ? .warning : .note,
        confidence: idle.isEmpty ? 0.95 : 0.5, fixes: fix.map { [$0] } ?? []))
  }

  /// Takes an `ignore` away, with its line where it stands alone; `off` and `on` go by pairs, which a person
  /// must look at.
  private func removal(_ directive: Directive, _ document: Document) -> Fix? {
    guard directive.action == .ignore else { return nil }
    let source = document.source
    let number = source.lineIndex.line(containing: Int(directive.range.start))
    let line = source.lineRange(number)
    var range = directive.range
    let around = [
      TextRange(line.start, range.start), TextRange(range.end, max(range.end, line.end)),
    ]
    let isBlank = around.map { source.bytes[$0.indices].allSatisfy { $0 <= 0x20 } }
    if line.contains(range), isBlank == [false, true] {
      while [0x20, 0x09].contains(source.bytes[Int(range.start) - 1]) { range.start -= 1 }
    } else if line.contains(range), isBlank == [true, true] {
      let starts = source.lineIndex.lineStarts
      range = TextRange(line.start, number + 1 < starts.count ? starts[number + 1] : line.end)
    }
    return Fix("Remove it", .safe, range, "")
  }

  private func spaceBefore(_ range: TextRange, _ document: Document) -> UInt32 {
    var start = range.start
    while start > 0, [0x20, 0x09, 0x2C].contains(document.source.bytes[Int(start) - 1]) {
      start -= 1
    }
    return start
  }
}
