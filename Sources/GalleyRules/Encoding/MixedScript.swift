import GalleyText

/// A Latin word with letters of another alphabet that look like Latin ones.
package struct MixedScript: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mixed-script", category: .encoding,
    summary: "a Latin word with Cyrillic or Greek look-alikes",
    explanation: """
      “Sеnаte” with a Cyrillic е and а looks right and is found by no search: such letters come from \
      keyboards, from print recognition in the wrong language, or from text that was disguised. A word is \
      flagged that has both Latin letters and letters of another alphabet that look like Latin ones. The \
      fix puts the Latin letters. A word of capitals, whose shapes two alphabets share, is a note: in titles \
      and the names of bands and brands that is how people write. Words that join scripts on purpose (“α-helix”, “μm”) are left alone.
      """,
    overrides: ["misspelling", "unknown-name"],
    examples: [
      Example("The ⟦Sеnаte⟧ voted.", fixed: "The Senate voted."),
      Example("It is a ⟦сopy⟧ of it.", fixed: "It is a copy of it."),
      Example("The ⟦РATH⟧ was lost.", fixed: "The PATH was lost."),
      Example("The α-helix is 3 μm long; русский and Ελληνικά are alphabets."),
      Example("The Senate voted on a copy."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for token in document.tokens
    where token.kind == .word && token.flags.contains(.nonLatin) && token.range.count >= 3 {
      let text = document.source.string(token.range)
      var latin = 0
      var alike = 0
      var restored = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar.value < 0x250 {
          latin += scalar.properties.isAlphabetic ? 1 : 0
          restored.append(scalar)
        } else if let letter = Self.lookAlikes[scalar] {
          alike += 1
          restored.append(letter)
        } else {
          alike = -100
        }
      }
      guard latin > 0, alike > 0, latin + alike >= 3, !token.flags.contains(.hyphen),
        !joinsScripts(text)
      else { continue }
      let fixed = String(restored)
      diagnostics.append(
        Diagnostic(
          description, token.range, "“\(text)” mixes alphabets",
          severity: token.flags.contains(.allCaps) ? .note : .warning, confidence: 0.95,
          fixes: [Fix("Write it in Latin letters", .likely, token.range, fixed)]))
    }
  }

  /// “Exim’а”: a Latin word with an ending of another alphabet behind an apostrophe.
  private func joinsScripts(_ word: String) -> Bool {
    let parts = word.split { $0 == "'" || $0 == "’" }
    return parts.count > 1
      && parts.allSatisfy { part in
        let latin = part.unicodeScalars.count { $0.value < 0x250 }
        return latin == 0 || latin == part.unicodeScalars.count
      }
  }

  /// Letters that look like Latin ones (Unicode Technical Standard 39, confusables).
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "ԁ": "d", "һ": "h", "ո": "n", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M",
    "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S",
    "ο": "o", "α": "a", "ν": "v", "ρ": "p", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H",
    "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
  ]
}
