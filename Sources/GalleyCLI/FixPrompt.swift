import GalleyProject
import GalleyReports
import GalleyRules
import Glibc

/// Asks a person about a finding, on the terminal or through pipes.
struct FixPrompt: Sendable {
  private static let help = """
      y  apply the suggestion        2…  apply another one of those listed
      n  leave it                    a   apply the suggestion of this rule here and from here on
      v  never ask about this word   q   leave it and the rest; what was accepted is kept

    """

  /// Shows a finding in its context and waits for an answer; the end of the input is “quit”.
  func ask(_ question: FixSession.Question) -> FixSession.Answer {
    let output = ByteSink(descriptor: STDOUT_FILENO)
    let environment = Terminal.environment
    var reporter = ReportFormat.text.makeReporter(
      style: TextStyle(
        isColoured: ColourChoice.auto.isOn(environment), columns: Terminal.columns(environment)))
    var diagnostic = question.diagnostic
    diagnostic.fixes = question.fixes
    reporter.report(
      LintResult(source: question.source, diagnostics: [diagnostic]), into: output)
    for (number, fix) in question.fixes.enumerated() {
      output.write("  \(number + 1): \(fix.title)\n")
    }
    while true {
      let others =
        question.fixes.count > 2
        ? "2–\(question.fixes.count),"
        : question.fixes.count == 2 ? "2," : ""
      output.write("[y,n,\(others)a,v,q,?] ")
      output.flush()
      guard let line = readLine() else {
        output.write("\n")
        output.flush()
        return .quit
      }
      let answer = line.filter { !$0.isWhitespace }.lowercased()
      switch answer {
      case "y", "yes": return .apply(0)
      case "n", "no": return .leave
      case "a", "all": return .allOfRule
      case "v", "never": return .neverWords
      case "q", "quit": return .quit
      default:
        if let number = Int(answer), question.fixes.indices.contains(number - 1) {
          return .apply(number - 1)
        }
        output.write(Self.help)
      }
    }
  }
}
