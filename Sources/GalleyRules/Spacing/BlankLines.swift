import GalleyText

/// More than one blank line in a row.
package struct BlankLines: Rule {
  /// Blank lines in a row that are left alone, and left by the fix.
  private var allowed = 1

  package init() {}

  package func configured(_ options: [String: RuleOption.Value]) -> any Rule {
    var rule = self
    if case .integer(let allowed) = options["allowed"] { rule.allowed = allowed }
    return rule
  }

  package let description = RuleDescription(
    id: "blank-lines", category: .spacing, severity: .note,
    summary: "more than one blank line in a row",
    explanation: """
      Blank lines pile up where an advertisement, a picture or a box was taken out. The finding is a \
      warning where the text otherwise separates its paragraphs by exactly one blank line, and a note \
      elsewhere. The fix leaves one blank line.
      """,
    examples: [
      Example(
        "The first paragraph.⟦\n\n\n⟧The second one.",
        fixed: "The first paragraph.\n\nThe second one."),
      Example(
        "One.\n\nTwo.\n\nThree.\n\nFour.⟦\n\n\n\n⟧Five.",
        fixed: "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."),
      Example("The first paragraph.\n\nThe second one."),
      Example("The first line.\nThe second one.\n"),
    ],
    exemptions: [
      .listItem: "the indentation of the next line belongs to the gap",
      .blockQuote: "lines that hold the mark of a quote are not blank",
    ],
    options: [
      RuleOption(
        "allowed", "blank lines in a row that are left alone", .integer(1...10),
        standard: .integer(1))
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let source = document.source
    var runs: [(gap: TextRange, lines: Int)] = []
    for (block, next) in zip(document.blocks, document.blocks.dropFirst()) {
      // Only white space between the two: no code, no markup.
      let gap = TextRange(block.range.end, next.range.start)
      guard source.bytes[gap.indices].allSatisfy({ $0 <= 0x20 }) else { continue }
      let lines =
        source.lineIndex.line(containing: Int(gap.end))
        - source.lineIndex.line(containing: Int(gap.start)) - 1
      if lines > 0 { runs.append((gap, lines)) }
    }
    let single = runs.count { $0.lines == 1 }
    let isOdd = single >= 3 && (runs.count - single) * 4 <= single
    for run in runs where run.lines > allowed {
      let bytes = source.bytes[run.gap.indices]
      let lineEnd = bytes.contains(0x0D) ? (bytes.contains(0x0A) ? "\r\n" : "\r") : "\n"
      diagnostics.append(
        Diagnostic(
          description, run.gap, "\(run.lines) blank lines in a row",
          severity: isOdd ? .warning : .note, confidence: isOdd ? 0.8 : 0.5,
          fixes: [
            Fix(
              allowed == 1 ? "Leave one blank line" : "Leave \(allowed) blank lines", .safe,
              run.gap,
              String(repeating: lineEnd, count: allowed + 1))
          ]))
    }
  }
}
