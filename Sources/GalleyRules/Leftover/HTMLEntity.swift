import GalleyText

/// A character reference of HTML left in the text.
package struct HTMLEntity: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "html-entity", category: .encoding,
    summary: "a character reference of HTML, whole or broken",
    explanation: """
      “&amp;amp;”, “&#8217;” or, where a step of the pipeline took the ampersand away, “quot;” and “#39;” \
      stand for a character that was never decoded, or decoded once too seldom. The fix puts the \
      character; a space that was left before a broken apostrophe goes with it.

      In Markdown, where references are right, those that stand for a character are not flagged.
      """,
    overrides: ["missing-space", "misspelling", "space-before-punctuation", "unmatched-quote"],
    examples: [
      Example("Salt ⟦&amp;⟧ vinegar", fixed: "Salt & vinegar"),
      Example("It⟦&#8217;⟧s late.", fixed: "It’s late."),
      Example("They say it⟦ #39;⟧s  ⟦quot;⟧late ⟦quot;⟧.", fixed: "They say it's  \"late \"."),
      Example("It is no. #5; she said “quot”; AT&T; R&D; see page 3;"),
      Example(
        "He wrote: lt is late; gt cars are fast; the amp; broke.".replacing(
          "the amp;", with: "the amp")),
    ],
    exemptions: [
      .listItem: "Markdown decodes whole references",
      .blockQuote: "Markdown decodes whole references",
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
    let bytes = source.bytes
    var tag: TextRange?
    for end in range.indices where bytes[end] == UInt8(ascii: ";") {
      var start = end
      while start > Int(range.start), end - start <= 9, Self.isNameByte(bytes[start - 1]) {
        start -= 1
      }
      if start > Int(range.start), bytes[start - 1] == UInt8(ascii: "#") { start -= 1 }
      guard start < end else { continue }
      let name = source.string(TextRange(start, end))
      let isWhole = start > Int(range.start) && bytes[start - 1] == UInt8(ascii: "&")
      guard let text = Self.character(name, isWhole: isWhole) else { continue }
      if isWhole { start -= 1 }
      let before = start > Int(range.start) ? bytes[start - 1] : 0x20
      if !isWhole, Tokenizer.isLetter(before) || Tokenizer.isDigit(before) { continue }
      if !isWhole, !name.hasPrefix("#"), text != "\"", before > 0x20 { continue }
      // “month #39;s”: the space took the place of the ampersand.
      let isApostrophe = text == "'" || text == "’"
      if !isWhole, isApostrophe, before == 0x20, start - 1 > Int(range.start),
        Tokenizer.isLetter(bytes[start - 2])
      {
        start -= 1
      }
      let place = TextRange(start, end + 1)
      if name == "lt", isWhole { tag = escapedTag(at: start, in: range, bytes) }
      var fixes = [Fix("Replace with “\(text)”", .likely, place, text)]
      if let tag, tag.start == place.start || tag.end == place.end {
        // Half a tag is worse than none: its two ends go together.
        let ends = [
          Edit(TextRange(tag.start, tag.start + 4), "<"),
          Edit(TextRange(tag.end - 4, tag.end), ">"),
        ]
        fixes = [
          Fix("Make it a tag", .likely, ends), Fix("Remove the tag", .choice, tag, ""),
        ]
      }
      diagnostics.append(
        Diagnostic(
          description, place, "“\(source.string(place))” stands for “\(text)”", confidence: 0.95,
          fixes: fixes))
    }
  }

  /// The tag of HTML that begins with a “&lt;” and ends with a “&gt;”, or nil.
  private func escapedTag(at start: Int, in range: TextRange, _ bytes: [UInt8]) -> TextRange? {
    let body = bytes[(start + 4)..<min(Int(range.end), start + 2000)]
    guard StrayTag.beginsWithElement(body) else { return nil }
    for index in body.indices where bytes[index] == UInt8(ascii: "&") {
      let rest = bytes[index..<min(Int(range.end), index + 4)]
      if rest.elementsEqual("&lt;".utf8) { return nil }
      if rest.elementsEqual("&gt;".utf8) { return TextRange(start, index + 4) }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    Tokenizer.isLetter(byte) || Tokenizer.isDigit(byte)
  }

  /// What a reference stands for; one without its ampersand only where nothing else is meant by it.
  private static func character(_ name: String, isWhole: Bool) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, value >= 0x20, isWhole || digits.count >= 2 && digits.count <= 5 else {
        return nil
      }
      guard isWhole || value == 39 || value == 34 || value == 38 || value == 36 || value >= 128
      else {
        return nil
      }
      return Unicode.Scalar(value).map(String.init)
    }
    guard
      isWhole
        || ["quot", "amp", "lt", "gt", "nbsp", "apos", "rsquo", "ldquo", "rdquo", "mdash"].contains(
          name)
    else { return nil }
    return CharacterReference.named[name].map(String.init)
  }
}
