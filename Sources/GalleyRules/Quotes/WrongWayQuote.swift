import GalleyText

/// A quotation mark or apostrophe that points the wrong way.
package struct WrongWayQuote: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "wrong-way-quote", category: .quotes,
    summary: "a quotation mark or apostrophe that points the wrong way",
    explanation: """
      Editors turn straight marks into curly ones by the space before them, and go wrong where a dash, a bracket or a \
      tag stood there: “word“ closes with an opening mark, ”word” opens with a closing one. The fix turns the mark \
      around. An apostrophe that stands for lost figures or letters (‘90s, ‘tis) should be ’; that is a note, as it \
      misleads nobody.

      Marks of other languages are left alone: „word“, »word«, and ”word” in a text that opens no quotation in the \
      English way.
      """,
    languages: ["en"],
    overrides: ["unmatched-quote"],
    examples: [
      Example(
        "The report says people are “suffering needlessly⟦“⟧ here.",
        fixed: "The report says people are “suffering needlessly” here."),
      Example(
        "He called the mill “old” and the town ⟦”⟧pretty”.",
        fixed: "He called the mill “old” and the town “pretty”."),
      Example("The mill was built in the ⟦‘⟧90s.", fixed: "The mill was built in the ’90s."),
      Example("He called the mill “old”, “pretty” – “mine” – and (“perhaps”) “haunted.”"),
      Example("“It is late,” he said.“‘Old mills’ are a danger.”"),
      Example("It is „alt“ in German and ”gammal” in Swedish, ’90s music, ‘old’ and ‘90 years’."),
      Example("She wrote “The ‘Old’ Mill” and “It is ‘late’”; the door is 6” wide and 3” thick."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    var opened = 0
    for block in document.blocks {
      // Where „ opens, “ closes.
      let isForeign = block.tokens.contains {
        document.isMark($0, "„") || document.isMark($0, "»")
      }
      for index in block.tokens {
        guard document.tokens[index].kind == .punctuation, let mark = document.mark(index) else {
          continue
        }
        switch mark {
        case "“":
          if !isForeign, isBehindText(index, in: block, document),
            !isBeforeText(index, in: block, document)
          {
            report(index, "closes", "”", context, &diagnostics)
          } else {
            opened += 1
          }
        case "”" where opened > 0 && !isForeign:
          if !isBehindText(index, in: block, document), isBeforeText(index, in: block, document) {
            report(index, "opens", "“", context, &diagnostics)
          }
        case "‘" where isElision(index, in: block, context):
          report(index, "stands for what was left out", "’", context, &diagnostics, isNote: true)
        default:
          break
        }
      }
    }
  }

  private func report(
    _ index: Int, _ role: String, _ right: String, _ context: LintContext,
    _ diagnostics: inout [Diagnostic], isNote: Bool = false
  ) {
    let range = context.document.tokens[index].range
    diagnostics.append(
      Diagnostic(
        description, range, "\(context.document.text(index)) \(role), and points the other way",
        severity: isNote ? .note : .warning, confidence: isNote ? 0.6 : 0.9,
        fixes: [Fix("Turn it around", .likely, range, right)]))
  }

  /// Whether a word, number or the mark that ends a sentence stands right before a mark.
  private func isBehindText(_ index: Int, in block: Block, _ document: Document) -> Bool {
    guard index > block.tokens.lowerBound, document.isGlued(index) else { return false }
    switch document.tokens[index - 1].kind {
    case .word, .number, .ordinal, .currency, .date, .time: return true
    case .punctuation:
      return [".", ",", "!", "?", "…", "’", "'", ")", "]"].contains(document.mark(index - 1))
    default: return false
    }
  }

  /// Whether a word, number or opening mark stands right behind a mark.
  private func isBeforeText(_ index: Int, in block: Block, _ document: Document) -> Bool {
    guard index + 1 < block.tokens.upperBound, document.isGlued(index + 1) else { return false }
    return [.word, .number, .currency, .ordinal, .date].contains(document.tokens[index + 1].kind)
      || ["‘", "(", "[", "…"].contains(document.mark(index + 1))
  }

  /// ‘90s and ‘tis: no quotation that a later mark closes.
  private func isElision(_ index: Int, in block: Block, _ context: LintContext) -> Bool {
    let document = context.document
    let next = index + 1
    guard next < block.tokens.upperBound, document.isGlued(next),
      !context.pairs.opening.contains(index)
    else { return false }
    if context.isMember(next, of: context.wordClass("elision")) { return true }
    let form = document.form(next)
    return form.utf8.count == 3 && form.hasSuffix("0s")
      && !(next + 1..<block.tokens.upperBound).prefix(12).contains { document.isMark($0, "’") }
  }
}
