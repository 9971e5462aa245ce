import GalleyRules

/// The reference of all rules, in Markdown (`Rules/README.md`).
package enum RuleReference {
  /// A chapter a category, a section a rule: what, why, examples.
  package static func text(of rules: [RuleDescription]) -> String {
    var text = """
      # Rules

      Written by `galley rules --markdown > Rules/README.md`; what a rule says of itself is in its source.
      ⟦Marks⟧ show what is flagged; → shows the text after the first fix.


      """
    for category in Category.allCases {
      let members = rules.filter { $0.category == category }
      guard !members.isEmpty else { continue }
      text += "## \(category.rawValue)\n\n"
      for rule in members { text += section(rule) }
    }
    return text
  }

  private static func section(_ rule: RuleDescription) -> String {
    var text = "### \(rule.id)\n\n*\(rule.severity.rawValue)*: \(rule.summary)\n\n"
    text += rule.explanation.split(separator: "\n\n").joined(separator: "\n\n").trimmedEnd + "\n\n"
    if !rule.options.isEmpty { text += "Options:\n\n\(options(of: rule))\n" }
    for (title, examples) in [
      ("Flagged", rule.examples.filter(\.isFlagged)),
      ("Allowed", rule.examples.filter { !$0.isFlagged }),
    ] where !examples.isEmpty {
      text += "\(title):\n\n````\n"
      text += examples.map { example in
        [example.text, example.fixed.map { "→ \($0)" }].compactMap { $0 }
          .map(visible).joined(separator: "\n")
      }.joined(separator: "\n--\n")
      text += "\n````\n\n"
    }
    return text
  }

  /// The options of a rule as a Markdown list.
  package static func options(of rule: RuleDescription) -> String {
    rule.options.map {
      "- `\($0.name)`: \($0.summary); \($0.kind.description), \($0.standard) if not set\n"
    }.joined()
  }

  /// Characters that a page would not show, by their number.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x0A, 0x0B..<0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060,
        0xFEFF:
        result += "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
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
