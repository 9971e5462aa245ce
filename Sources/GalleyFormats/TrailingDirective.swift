import GalleyText

/// A directive behind the text of a line, in plain text.
enum TrailingDirective {
  /// Signs by which markup languages and programs know a comment.
  private static let signs = ["#", "//", "%", ";", ".."]

  /// The directive that ends a line: in an HTML comment, behind a sign of a comment, or bare behind a sentence. Its
  /// range takes in the comment.
  ///
  /// What only speaks of directives has more text behind it, or a word that orders nothing, and is text.
  static func find(in line: TextRange, _ source: SourceText) -> Directive? {
    guard let start = begin(in: line, source) else { return nil }
    let text = source.string(TextRange(start, Int(line.end)))
    let before = source.string(TextRange(Int(line.start), start))
    func directive(_ body: some StringProtocol, at place: Int, isComment: Bool) -> Directive? {
      let range = TextRange(place, Int(line.end))
      let found = Directive(body, at: start, range: range, isComment: isComment)
      guard let found, found.action != .unknown,
        isComment || found.names.allSatisfy({ isName($0.text) })
      else { return nil }
      return found
    }
    func place(of suffix: some StringProtocol) -> Int {
      Int(line.start) + before.utf8.distance(from: before.startIndex, to: suffix.startIndex)
    }
    let end = before.lastIndex { !$0.isWhitespace }.map { before.index(after: $0) }
    let trimmed = before[..<(end ?? before.startIndex)]
    if text.hasSuffix("-->") {
      guard trimmed.hasSuffix("<!--") else { return nil }
      return directive(text.dropLast(3), at: place(of: trimmed.suffix(4)), isComment: true)
    }
    for sign in signs where trimmed.hasSuffix(sign) {
      let rest = trimmed.dropLast(sign.count)
      // “C#” and “50 %” are text.
      guard rest.last?.isWhitespace == true, rest.contains(where: { !$0.isWhitespace }) else {
        continue
      }
      return directive(text, at: place(of: trimmed.suffix(sign.count)), isComment: false)
    }
    guard trimmed.count < before.count, let last = trimmed.last, ".!?…”’\"')".contains(last)
    else { return nil }
    return directive(text, at: start, isComment: false)
  }

  /// Where the last “galley:” of a line begins, if there is text before it.
  private static func begin(in line: TextRange, _ source: SourceText) -> Int? {
    let bytes = source.bytes.span
    let sign = Array("galley:".utf8)
    var start = Int(line.end) - sign.count
    // Nobody writes more behind a line, and every line is looked at.
    let first = max(Int(line.start) + 1, start - 200)
    while start >= first {
      if bytes[start] | 0x20 == sign[0],
        sign.indices.allSatisfy({
          $0 == 6 ? bytes[start + 6] == sign[6] : bytes[start + $0] | 0x20 == sign[$0]
        })
      {
        return start
      }
      start -= 1
    }
    return nil
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-_".utf8.contains($0)
    }
  }
}
