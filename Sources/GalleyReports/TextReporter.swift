import GalleyProject
import GalleyRules
import GalleyText

/// How text is set for people.
package struct TextStyle: Sendable {
  /// Whether to use colours.
  package var isColoured: Bool
  /// Columns of the terminal.
  package var columns: Int

  package init(isColoured: Bool, columns: Int) {
    self.isColoured = isColoured
    self.columns = columns
  }

  fileprivate func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// What compilers print: place, severity, message, rule; below it the line with the place marked and the
/// first suggestion.
struct TextReporter: Reporter {
  static let name = "text"
  static let summary = "each finding with its line and a suggestion, for people"
  static let isForPeople = true

  private let style: TextStyle
  /// Findings of the same words by the same rule, beyond which they are only counted.
  private static let repetitions = 3

  init(_ context: ReportContext) { style = context.style }

  mutating func begin(into sink: ByteSink) {}

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    let keys = result.diagnostics.map { "\($0.rule) \($0.message)" }
    let totals = keys.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    var seen: [String: Int] = [:]
    for (diagnostic, key) in zip(result.diagnostics, keys) {
      seen[key, default: 0] += 1
      let count = seen[key, default: 0]
      if count > Self.repetitions { continue }
      write(diagnostic, result, sink)
      if count == Self.repetitions, let total = totals[key], total > count {
        sink.write(
          style.paint("     └ and \(total - count) more: \(diagnostic.message)", "2") + "\n")
      }
    }
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    sink.write(style.paint(summary.sentence, "1") + "\n")
  }

  private func write(_ diagnostic: Diagnostic, _ result: LintResult, _ sink: ByteSink) {
    let source = result.source
    let position = source.position(at: diagnostic.range.start)
    let place = result.place(position)
    let severity = style.paint("\(diagnostic.severity.rawValue):", colour(of: diagnostic.severity))
    let message = result.placedMessage(diagnostic.message, at: position)
    sink.write(
      "\(style.paint("\(place):", "1")) \(severity) \(message) "
        + style.paint("[\(diagnostic.rule)]", "2") + "\n")
    let number = String(position.line)
    let gutter = String(repeating: " ", count: max(4 - number.count, 0)) + number
    let excerpt = Excerpt(
      of: diagnostic.range, in: source, columns: max(style.columns - gutter.count - 6, 20))
    let bar = style.paint("│", "2")
    sink.write("\(style.paint(gutter, "2")) \(bar) \(excerpt.line)\n")
    let marker = "^" + String(repeating: "~", count: excerpt.width - 1)
    let suggestion =
      diagnostic.fixes.first.map { " " + Self.suggestion($0, for: diagnostic.range, source) } ?? ""
    sink.write(
      String(repeating: " ", count: gutter.count) + " \(bar) "
        + String(repeating: " ", count: excerpt.indent) + style.paint(marker + suggestion, "32")
        + "\n")
    for related in diagnostic.related {
      let position = source.position(at: related.range.start)
      let place = result.place(position)
      let message = result.placedMessage(related.message, at: position)
      sink.write(
        "\(style.paint("\(place):", "1")) \(style.paint("note:", "36")) \(message)\n")
    }
  }

  /// What the place reads like after the fix; what the fix does where that cannot be shown.
  private static func suggestion(_ fix: Fix, for range: TextRange, _ source: SourceText) -> String {
    var text = ""
    var offset = range.start
    for edit in fix.edits {
      guard range.contains(edit.range), edit.range.start >= offset else {
        return "(\(fix.title.prefix(1).lowercased() + fix.title.dropFirst()))"
      }
      text += source.string(TextRange(offset, edit.range.start)) + edit.replacement
      offset = edit.range.end
    }
    text += source.string(TextRange(offset, range.end))
    guard text.contains(where: { !$0.isWhitespace }) else {
      return "(\(fix.title.prefix(1).lowercased() + fix.title.dropFirst()))"
    }
    return text.asOneLine
  }

  private func colour(of severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;35"
    case .note: "1;36"
    }
  }
}
