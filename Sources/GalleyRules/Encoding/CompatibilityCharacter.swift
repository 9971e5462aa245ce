import GalleyText

/// Letters in a presentation form: ligatures, digraphs, and the wide Latin of East Asian sets.
package struct CompatibilityCharacter: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "compatibility-character", category: .encoding,
    summary: "a ligature or wide letter where plain letters belong",
    explanation: """
      Text taken from a printed page or a PDF keeps the shapes of its letters: “ﬁnal” with one character for \
      “fi”. Unicode has such characters only for the sake of older sets; a search for the word does not find \
      it. Wide letters, digits and marks (“ＡＢＣ，”) come from East Asian input and are flagged where no East \
      Asian writing stands in the same paragraph. The fix puts the letters that Unicode says they stand for.
      """,
    overrides: ["misspelling", "unknown-name"],
    examples: [
      Example(
        "The ⟦ﬁ⟧nal oﬀer is in.".replacing("oﬀ", with: "o⟦ﬀ⟧"), fixed: "The final offer is in."),
      Example("Room ⟦Ｂ１２⟧ is taken⟦，⟧ they say.", fixed: "Room B12 is taken, they say."),
      Example("The final offer is in; œuvre and Æsop keep theirs."),
      Example("The sign says 「ＡＢＣ，」 which is 東京 style."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    for block in document.blocks {
      for segment in block.segments where segment.content == .prose {
        check(segment.range, document.source, &diagnostics)
      }
    }
  }

  private func check(
    _ range: TextRange, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) {
    let bytes = source.bytes.span
    let end = Int(range.end)
    var index = Int(range.start)
    var found: [(range: TextRange, text: String)] = []
    var isWide = false
    while index < end {
      guard bytes[index] >= 0xC5 else {
        index += 1
        continue
      }
      guard let (value, length) = UTF8Scanning.scalar(at: index, in: bytes, end: end) else {
        index += 1
        continue
      }
      switch value {
      case 0x3001...0x9FFF, 0xAC00...0xD7AF, 0xFF61...0xFF9F: isWide = true
      default: break
      }
      if let plain = Self.plain(value) {
        if let last = found.last, Int(last.range.end) == index {
          found[found.count - 1] = (
            TextRange(Int(last.range.start), index + length), last.text + plain
          )
        } else {
          found.append((TextRange(index, index + length), plain))
        }
      }
      index += length
    }
    for (place, text) in found {
      let original = source.string(place)
      if isWide, original.unicodeScalars.contains(where: { $0.value >= 0xFF00 }) { continue }
      diagnostics.append(
        Diagnostic(
          description, place, "“\(original)” stands for “\(text)”", confidence: 0.95,
          fixes: [Fix("Write “\(text)”", .safe, place, text)]))
    }
  }

  /// What a character stands for (its compatibility decomposition in the Unicode Character Database).
  private static func plain(_ value: UInt32) -> String? {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0).map(String.init)
    case 0x149: "’n"
    case 0x1C4...0x1CC: digraphs[Int(value - 0x1C4)]
    case 0x1F1...0x1F3: ["DZ", "Dz", "dz"][Int(value - 0x1F1)]
    case 0xFB00...0xFB06: ["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)]
    default: nil
    }
  }

  private static let digraphs = ["DŽ", "Dž", "dž", "LJ", "Lj", "lj", "NJ", "Nj", "nj"]
}
