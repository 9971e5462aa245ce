import GalleyProject
import GalleyReports
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks a person about a finding, on the terminal or through pipes.
struct FixPrompt: Sendable {
  /// Where words that are right are written; nil for nowhere.
  let words: AcceptedWords?

  private static let help = """
      y  apply the suggestion              n  leave it
      2…  apply another one of those listed
      e  type what is to stand there       v  never ask about this word
      a  apply the suggestion of this rule here and from here on
      s  leave all that this rule finds from here on
      q  leave it and the rest; what was accepted is kept

    A word that no dictionary has is put on the project's list (.galley/words.txt) by “v”; anything else is
    remembered until the end of this run.

    """

  /// Shows a finding in its context and waits for an answer; the end of the input is “quit”.
  func ask(_ question: FixSession.Question) -> FixSession.Answer {
    let output = ByteSink(descriptor: STDOUT_FILENO)
    show(question, output)
    let choices = Self.choices(question.fixes.count)
    while true {
      guard let line = Self.read(choices, output) else { return .quit }
      let answer = line.filter { !$0.isWhitespace }.lowercased()
      switch answer {
      case "1", "y", "yes":
        if !question.fixes.isEmpty { return .apply(0) }
      case "a", "all":
        if !question.fixes.isEmpty { return .allOfRule }
      case "n", "no": return .leave
      case "s", "skip": return .noneOfRule
      case "e", "edit":
        guard let text = Self.read("instead of “\(question.text)”: ", output) else { return .quit }
        return .write(text)
      case "v", "never":
        if let note = words?.accept(question) {
          output.write(note + "\n")
          output.flush()
        }
        return .neverWords
      case "q", "quit": return .quit
      default:
        if let number = Int(answer), question.fixes.indices.contains(number - 1) {
          return .apply(number - 1)
        }
        output.write(Self.help)
      }
    }
  }

  /// The finding as a report shows it, with what may be done.
  private func show(_ question: FixSession.Question, _ output: ByteSink) {
    let environment = Terminal.environment
    var reporter = ReportFormat.text.makeReporter(
      ReportContext(
        style: TextStyle(
          isColoured: ColourChoice.auto.isOn(environment), columns: Terminal.columns(environment))))
    var diagnostic = question.diagnostic
    diagnostic.fixes = question.fixes
    reporter.report(
      LintResult(source: question.source, diagnostics: [diagnostic]), into: output)
    for (number, fix) in question.fixes.enumerated() {
      output.write("  \(number + 1): \(fix.title)\n")
    }
  }

  /// The letters that may be answered.
  private static func choices(_ fixes: Int) -> String {
    switch fixes {
    case 0: "[n,e,v,s,q,?] "
    case 1: "[y,n,e,a,v,s,q,?] "
    case 2: "[y,n,2,e,a,v,s,q,?] "
    default: "[y,n,2–\(fixes),e,a,v,s,q,?] "
    }
  }

  /// A line that was typed; nil at the end of the input.
  private static func read(_ prompt: String, _ output: ByteSink) -> String? {
    output.write(prompt)
    output.flush()
    if let line = readLine() { return line }
    output.write("\n")
    output.flush()
    return nil
  }
}
