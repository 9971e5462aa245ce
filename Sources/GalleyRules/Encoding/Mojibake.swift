import GalleyText

/// UTF-8 that was read as Windows-1252 or another single-byte set.
package struct Mojibake: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mojibake", category: .encoding,
    summary: "text that was decoded by the wrong character set",
    explanation: """
      “donâ€™t”, “cafÃ©”, “Â£5”: UTF-8 that some step of a pipeline read as Windows-1252, MacRoman or \
      another single-byte set, once or several times over; so is Cyrillic that was read as Windows-1251 or \
      KOI8-R. The fix restores the text exactly.

      Capitals before marks that happen to look alike (“VOCÊ…”, “5×£35”) are let pass: what they would \
      decode to is nothing that people write.
      """,
    overrides: [
      "misspelling", "unknown-name", "unmatched-quote", "control-character", "html-entity",
    ],
    examples: [
      Example("They don⟦â€™⟧t know.", fixed: "They don’t know."),
      Example("The caf⟦Ã©⟧ costs ⟦Â£⟧5.", fixed: "The café costs £5."),
      Example("Он сказал: ⟦п÷я─п╦п╡п╣я┌⟧, и ушёл.", fixed: "Он сказал: Привет, и ушёл."),
      Example("Её дом — 5 м², и это её месяц, 20°."),
      Example("They do not ⟦Ã¢â‚¬Å“⟧know⟦Ã¢â‚¬Â\u{9D}⟧ it.", fixed: "They do not “know” it."),
      Example("The r⟦√©⟧gion of l⟦вЂ™⟧Est", fixed: "The région of l’Est"),
      Example(
        "It ⟦â&euro;&trade;⟧ s 5 ⟦Î&frac14;⟧m.", fixed: "It ’ s 5 μm.", ),
      Example("VOCÊ… 5×£35, NESTLÉ®, AHÅ™, 10 Å—"),
      Example("Ångström, SÃO PAULO, ÃO, Kraków, русский, Ελληνικά, naïve – and “so” on…"),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    for (range, text, charset) in context.misdecodings() {
      let seen = context.document.source.string(range)
      diagnostics.append(
        Diagnostic(
          description, range, "“\(seen)” was UTF-8 and decoded as \(charset.title)",
          confidence: 0.97, fixes: [Fix("Restore “\(text)”", .likely, range, text)]))
    }
  }
}

extension LintContext {
  /// The stretches of the text that a wrong character set decoded, and what they were.
  func misdecodings() -> [(range: TextRange, text: String, charset: Charset)] {
    let document = document
    let bytes = document.source.bytes.span
    var found: [(range: TextRange, text: String, charset: Charset)] = []
    for block in document.blocks {
      for segment in block.segments where segment.content == .prose {
        guard let run = NonASCIIRun(bytes, segment.range) else { continue }
        var scan = MojibakeScan(scalars: run.scalars)
        for finding in scan.findings() {
          let range = TextRange(
            run.offsets[finding.range.lowerBound], run.offsets[finding.range.upperBound])
          found.append((range, finding.text, finding.charset))
        }
      }
    }
    return found
  }
}

/// The characters of a stretch of text that holds more than ASCII, references of HTML decoded.
struct NonASCIIRun {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Byte offset of each character, and of the end.
  private(set) var offsets: [Int] = []

  /// Nil where all is ASCII or general punctuation, which begins no misread sequence.
  init?(_ bytes: Span<UInt8>, _ range: TextRange) {
    guard Self.mayHoldMojibake(bytes, range) else { return nil }
    var index = Int(range.start)
    let end = Int(range.end)
    while index < end {
      offsets.append(index)
      if let reference = CharacterReference.at(index, in: bytes, end: end),
        reference.scalar.value >= 0x80
      {
        scalars.append(reference.scalar)
        index += reference.length
      } else if let (value, length) = UTF8Scanning.scalar(at: index, in: bytes, end: end),
        let scalar = Unicode.Scalar(value)
      {
        scalars.append(scalar)
        index += length
      } else {
        scalars.append("\u{FFFD}")
        index += 1
      }
    }
    offsets.append(end)
  }

  private static func mayHoldMojibake(_ bytes: Span<UInt8>, _ range: TextRange) -> Bool {
    var index = Int(range.start)
    let end = Int(range.end)
    while index < end {
      if bytes[index] < 0x80 {
        if CharacterReference.at(index, in: bytes, end: end).map({ $0.scalar.value >= 0xC2 })
          == true
        {
          return true
        }
        index += 1
      } else if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80 {
        index += 3
      } else {
        return true
      }
    }
    return false
  }
}
