import GalleyText

/// More than one space between two words.
package struct DoubledSpace: Rule {
  /// Whether two spaces behind a full stop are reported where the text does not have them everywhere.
  private var includesStops = true

  package init() {}

  package func configured(_ options: [String: RuleOption.Value]) -> any Rule {
    var rule = self
    if case .flag(let value) = options["behind-stops"] { rule.includesStops = value }
    return rule
  }

  package let description = RuleDescription(
    id: "doubled-space", category: .spacing, severity: .note,
    summary: "more than one space between two words",
    explanation: """
      Two spaces in the middle of a sentence stand where a word, a link or a picture was taken out, or where a line \
      was joined to the next. The fix leaves one.

      Two spaces behind a full stop are a habit of typists and are left alone where the text has them everywhere, and \
      so are columns that are set by spaces (three or more places in a line).
      """,
    examples: [
      Example("The mill⟦  ⟧is old.", fixed: "The mill is old."),
      Example("The mill is old.⟦   ⟧It works.", fixed: "The mill is old. It works."),
      Example("It is old.  It works.  It was built in 1987.  It is for sale."),
      Example("The mill is old.\n  It works."),
      Example("Mill    1987    for sale    old"),
    ],
    exemptions: [
      .listItem: "Markdown counts white space at the end of a line as a line break",
      .blockQuote: "Markdown counts white space at the end of a line as a line break",
    ],
    options: [
      RuleOption(
        "behind-stops",
        "whether two spaces behind a full stop are reported where the text does not have them everywhere",
        .flag, standard: .flag(true))
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let bytes = document.source.bytes.span
    var gaps: [(range: TextRange, isAfterStop: Bool, line: Int)] = []
    for block in document.blocks where block.tokens.count > 1 {
      for index in block.tokens.dropFirst()
      where document.tokens[index].flags.contains(.spaceBefore)
        && !document.tokens[index].flags.contains(.lineBefore)
      {
        let range = TextRange(document.tokens[index - 1].end, document.tokens[index].start)
        guard range.count > 1, range.indices.allSatisfy({ bytes[$0] == 0x20 }) else { continue }
        gaps.append(
          (
            range, document.tokens[index].flags.contains(.sentenceStart),
            document.source.lineIndex.line(containing: Int(range.start))
          ))
      }
    }
    guard !gaps.isEmpty else { return }
    let perLine = gaps.reduce(into: [Int: Int]()) { count, gap in
      count[gap.line, default: 0] += gap.isAfterStop ? 0 : 1
    }
    let isHabit = gaps.count { $0.isAfterStop && $0.range.count == 2 } >= 3
    for gap in gaps {
      if perLine[gap.line, default: 0] >= 3 { continue }
      if isHabit || !includesStops, gap.isAfterStop, gap.range.count == 2 { continue }
      diagnostics.append(
        Diagnostic(
          description, gap.range, "\(gap.range.count) spaces in a row",
          confidence: gap.isAfterStop ? 0.3 : 0.5,
          fixes: [Fix("Leave one space", .safe, gap.range, " ")]))
    }
  }
}
