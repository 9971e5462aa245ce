import ArgumentParser
import GalleyLanguage
import GalleyProject
import GalleyReports
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List all rules.")

  @Flag(help: "Write the rule reference, in Markdown.")
  var markdown = false

  func run() throws {
    let rules = try LanguageData.allRules().map(\.description)
    if markdown {
      let output = ByteSink(descriptor: STDOUT_FILENO)
      output.write(RuleReference.text(of: rules))
      output.flush()
      return
    }
    let width = rules.map(\.id.count).max() ?? 0
    let output = ByteSink(descriptor: STDOUT_FILENO)
    for category in Category.allCases {
      let members = rules.filter { $0.category == category }
      guard !members.isEmpty else { continue }
      output.write("\(category.rawValue)\n")
      for rule in members {
        let id = rule.id + String(repeating: " ", count: width - rule.id.count)
        let severity = rule.severity.rawValue
        let padding = String(repeating: " ", count: 7 - severity.count)
        output.write("  \(id)  \(severity)\(padding)  \(rule.summary)\n")
      }
    }
    output.flush()
  }
}

/// `galley explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show what a rule flags, why, and its examples.")

  @Argument(help: "Id of a rule, as `galley rules` lists them.", completion: .ruleIDs)
  var rule: String

  func run() throws {
    let all = try LanguageData.allRules().map(\.description)
    guard let found = all.first(where: { $0.id == rule }) else {
      let hint = Spelling.nearest(rule, in: all.map(\.id)).map { "; did you mean “\($0)”?" }
      throw Terminal.fail("no rule is called “\(rule)”\(hint ?? "; `galley rules` lists them")")
    }
    let output = ByteSink(descriptor: STDOUT_FILENO)
    output.write(
      "\(found.id) (\(found.category.rawValue), \(found.severity.rawValue)): \(found.summary)\n\n")
    output.write(found.explanation.trimmedEnd + "\n")
    if !found.options.isEmpty {
      output.write("\nOptions:\n\(RuleReference.options(of: found).replacing("`", with: ""))")
    }
    for (title, examples) in [
      ("Flagged", found.examples.filter(\.isFlagged)),
      ("Allowed", found.examples.filter { !$0.isFlagged }),
    ] where !examples.isEmpty {
      output.write("\n\(title):\n")
      for example in examples {
        output.write(Self.indented(example.text, "  • ") + "\n")
        if let fixed = example.fixed { output.write(Self.indented(fixed, "  → ") + "\n") }
      }
    }
    output.flush()
  }

  private static func indented(_ text: String, _ bullet: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return bullet + lines.joined(separator: "\n    ")
  }
}

extension String {
  /// Without line ends at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
