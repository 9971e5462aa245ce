import GalleyText

/// An HTML tag left in the text.
package struct StrayTag: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "stray-tag", category: .leftover,
    summary: "an HTML tag in prose",
    explanation: """
      “<br>”, “</p>”, “<a href=…>”: tags that a converter did not know, or that were escaped twice. Only \
      names of HTML's elements count, so that a comparison (“a < b”) or an address in angle brackets is \
      left alone. The fix takes the tag out.
      """,
    overrides: ["misspelling", "stray-mark", "unmatched-quote"],
    examples: [
      Example("The bridge⟦<br>⟧was opened⟦</p>⟧", fixed: "The bridge was opened"),
      Example("See ⟦<a href=\"/map\">⟧the map⟦</a>⟧.", fixed: "See the map."),
      Example("If a < b and b > c, write to <ana@example.org> or <https://example.org>."),
      Example("The <name> of the <thing> is > 5 and < 6."),
    ],
    exemptions: [
      .listItem: "Markdown may hold HTML", .blockQuote: "Markdown may hold HTML",
      .linkTarget: "a link target cannot hold angle brackets",
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let bytes = document.source.bytes
    for block in document.blocks {
      for segment in block.segments where segment.content == .prose {
        var index = Int(segment.range.start)
        while index < Int(segment.range.end) {
          guard bytes[index] == UInt8(ascii: "<"),
            let end = tagEnd(bytes, index, Int(segment.range.end))
          else {
            index += 1
            continue
          }
          let range = TextRange(index, end)
          // A tag between two words was a break between them.
          let glues =
            index > Int(segment.range.start) && bytes[index - 1] > 0x20
            && end < Int(segment.range.end)
            && Tokenizer.isLetter(bytes[index - 1]) && Tokenizer.isLetter(bytes[end])
          diagnostics.append(
            Diagnostic(
              description, range, "“\(document.source.string(range))” is a tag of HTML",
              confidence: 0.96, fixes: [Fix("Remove the tag", .likely, range, glues ? " " : "")]))
          index = end
        }
      }
    }
  }

  /// The end of a tag that begins at `start`, or nil.
  private func tagEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var index = start + 1
    if index < end, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let nameStart = index
    while index < end, Tokenizer.isLetter(bytes[index]) || Tokenizer.isDigit(bytes[index]) {
      index += 1
    }
    guard index > nameStart, index - nameStart <= 10,
      Self.elements.contains(String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased())
    else { return nil }
    let limit = min(end, start + 2000)
    var quote: UInt8 = 0
    while index < limit {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    return nil
  }

  /// Whether a text begins with the name of an element, or with a slash and one.
  static func beginsWithElement(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.first == UInt8(ascii: "/") ? text.dropFirst() : text
    let name = rest.prefix { Tokenizer.isLetter($0) || Tokenizer.isDigit($0) }
    return elements.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Elements that occur in articles (HTML Standard), and the old ones.
  private static let elements: Set<String> = [
    "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "caption",
    "center", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
    "iframe", "img", "input", "ins", "label", "li", "link", "main", "mark", "meta", "nav",
    "noscript", "ol", "option", "p", "pre", "q", "s", "script", "section", "select", "small",
    "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "tt", "u", "ul", "video",
  ]
}
