import GalleyRules

/// What a run found in all.
package struct Summary: Sendable {
  package var texts = 0
  package var errors = 0
  package var warnings = 0
  package var notes = 0
  /// Findings that are graver than nothing but less than what is shown.
  package var hidden = 0
  /// Findings grave enough to be shown that are known or not on changed lines.
  package var passedOver = 0
  /// Inputs that could not be linted.
  package var unreadable = 0

  package init() {}

  /// All in one sentence, as the last line of a report: “2 warnings in 1 text”.
  package var sentence: String {
    var parts: [String] = []
    if errors > 0 { parts.append(Self.count(errors, "error")) }
    if warnings > 0 { parts.append(Self.count(warnings, "warning")) }
    let shownNotes = notes - min(hidden, notes)
    if shownNotes > 0 { parts.append(Self.count(shownNotes, "note")) }
    let nothing = passedOver > 0 ? "nothing new" : "no damage found"
    var line = parts.isEmpty ? nothing : parts.joined(separator: ", ")
    line += " in \(Self.count(texts, "text"))"
    if texts == 0 { line = "nothing was linted" }
    if passedOver > 0 { line += "; \(Self.count(passedOver, "finding")) passed over" }
    if unreadable > 0 { line += "; \(unreadable) could not be linted" }
    if notes > 0, hidden >= notes {
      line += " (\(Self.count(notes, "note")) more with --severity note)"
    }
    return line
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Takes in the diagnostics of a text.
  package mutating func add(_ diagnostics: [Diagnostic], shown: Severity) {
    texts += 1
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
      if diagnostic.severity < shown { hidden += 1 }
    }
  }
}
