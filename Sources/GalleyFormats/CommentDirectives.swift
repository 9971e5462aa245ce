import GalleyText

/// Finds directives in HTML comments.
enum CommentDirectives {
  /// The directives of a stretch of HTML.
  static func find(in source: SourceText, _ range: TextRange) -> [Directive] {
    var found: [Directive] = []
    let text = source.string(range)
    guard text.lowercased().contains("galley:") else { return [] }
    var rest = text[...]
    while let open = rest.firstRange(of: "<!--"),
      let close = rest[open.upperBound...].firstRange(of: "-->")
    {
      let start = Int(range.start) + text.utf8.distance(from: text.startIndex, to: open.lowerBound)
      let end = Int(range.start) + text.utf8.distance(from: text.startIndex, to: close.upperBound)
      let body = rest[open.upperBound..<close.lowerBound]
      if let directive = Directive(
        body, at: start + "<!--".utf8.count, range: TextRange(start, end), isComment: true)
      {
        found.append(directive)
      }
      rest = rest[close.upperBound...]
    }
    return found
  }
}
