import GalleyText

/// Finds the paragraphs of plain text.
///
/// Blank lines separate paragraphs. A stretch of several lines without a blank one is a single paragraph
/// where the lines are hard-wrapped (most of them end in the middle of a sentence at much the same
/// width), and a paragraph a line where they read like paragraphs, or where the whole text has no blank
/// line. What remains (a headline over a byline, an address, verse) is one paragraph whose lines are
/// sentences of their own.
package struct PlainTextReader: Sendable {
  private let abbreviations: Abbreviations

  package init(abbreviations: Abbreviations) {
    self.abbreviations = abbreviations
  }

  /// Reads a text.
  ///
  /// - Complexity: O(n).
  package func read(_ source: SourceText) -> Document {
    let found = scan(source)
    return Document(
      source: source, blocks: found.blocks, directives: found.directives,
      abbreviations: abbreviations)
  }

  /// The paragraphs of a text, in order.
  package func blocks(of source: SourceText) -> [Block] { scan(source).blocks }

  private func scan(_ source: SourceText) -> (blocks: [Block], directives: [Directive]) {
    var directives: [Directive] = []
    var groups: [[Line]] = []
    var group: [Line] = []
    var hasBlankLine = false
    for number in source.lineIndex.lineStarts.indices {
      let line = Line(source, source.lineRange(number))
      if let directive = directive(line, source) {
        // A directive's line is like a blank one, but separates nothing by itself.
        directives.append(directive)
        if !group.isEmpty { groups.append(group) }
        group = []
      } else if let directive = TrailingDirective.find(in: line.range, source) {
        directives.append(directive)
        let text = TextRange(line.range.start, directive.range.start)
        group.append(Line(source, text))
      } else if line.range.isEmpty {
        // The empty line after the last line end separates nothing.
        hasBlankLine =
          hasBlankLine || !group.isEmpty && number + 1 < source.lineIndex.lineStarts.count
        if !group.isEmpty { groups.append(group) }
        group = []
      } else {
        group.append(line)
      }
    }
    if !group.isEmpty { groups.append(group) }
    let separated = hasBlankLine && groups.count > 1
    return (groups.flatMap { blocks(of: $0, source, separated: separated) }, directives)
  }

  /// A directive on a line of its own: bare, in an HTML comment, or behind a sign by which markup languages and
  /// programs know a comment.
  private func directive(_ line: Line, _ source: SourceText) -> Directive? {
    guard line.range.count >= "galley:on".utf8.count, line.range.count < 1000 else { return nil }
    let first = source.bytes[Int(line.range.start)]
    guard first | 0x20 == UInt8(ascii: "g") || "<#/%;.".utf8.contains(first) else { return nil }
    let text = source.string(line.range)
    let start = Int(line.range.start)
    if text.hasPrefix("<!--"), text.hasSuffix("-->") {
      return Directive(
        text.dropFirst(4).dropLast(3), at: start + 4, range: line.range, isComment: true)
    }
    let body = text.drop { "#/%;. \t".contains($0) }
    return Directive(
      body, at: start + text.utf8.distance(from: text.startIndex, to: body.startIndex),
      range: line.range)
  }

  private func blocks(of lines: [Line], _ source: SourceText, separated: Bool) -> [Block] {
    let whole = TextRange(lines[0].range.start, lines[lines.count - 1].range.end)
    guard lines.count > 1 else { return [lines[0].block] }
    let segments = segments(of: lines, whole, source)
    if Self.isHardWrapped(lines) {
      return [Block(range: whole, kind: .paragraph, segments: segments, isHardWrapped: true)]
    }
    let complete = lines.count { $0.endsSentence && $0.width > Line.long }
    if !separated || complete * 2 >= lines.count { return lines.map(\.block) }
    return [Block(range: whole, kind: .paragraph, segments: segments)]
  }

  /// The text of lines that are one paragraph: all of it, but for directives at their ends.
  private func segments(of lines: [Line], _ whole: TextRange, _ source: SourceText) -> [Segment] {
    var segments = [Segment(whole, .prose)]
    for (line, next) in zip(lines, lines.dropFirst()) {
      let gap = source.bytes[Int(line.range.end)..<Int(next.range.start)]
      guard gap.contains(where: { $0 > 0x20 }) else { continue }
      segments[segments.count - 1].range.end = line.range.end
      segments.append(
        Segment(
          TextRange(next.range.start, whole.end), .prose, spacing: .spaceBefore | .lineBefore))
    }
    return segments
  }

  /// Whether most lines end mid-sentence at a similar width. The last line of a paragraph may be short
  /// and is left out.
  static func isHardWrapped(_ lines: [Line]) -> Bool {
    let full = lines.dropLast()
    guard let width = lines.map(\.width).max(), (40...140).contains(width) else { return false }
    let open = full.count { !$0.endsSentence }
    let near = full.count { $0.width * 10 >= width * 7 }
    // Two lines prove little: the first must be as long as wrapping would make it.
    if full.count == 1 { return open == 1 && full[0].width >= 50 && full[0].width <= 100 }
    return open * 2 > full.count && near * 10 >= full.count * 7
  }
}

/// A line of plain text, without the white space around it.
struct Line {
  var range: TextRange
  /// Width in bytes: near enough to columns for wrapping.
  var width: Int { range.count }
  /// Whether it ends with a stop, colon or closing mark, as a paragraph does.
  var endsSentence: Bool
  private var hasComma: Bool
  private var words: Int

  /// Longer than this in bytes, a line is hardly a headline.
  static let long = 100

  init(_ source: SourceText, _ range: TextRange) {
    let bytes = source.bytes.span
    var start = Int(range.start)
    var end = Int(range.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    while end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 { end -= 2 }
    self.range = TextRange(start, end)
    let last =
      end > start ? UTF8Scanning.scalar(before: end, in: bytes, start: start)?.value ?? 0 : 0
    switch last {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x27, 0x29, 0x2026, 0x201D, 0x2019: endsSentence = true
    default: endsSentence = false
    }
    hasComma = last == 0x2C || last == 0x3B || last == 0x2D || last == 0x2014
    words = 1
    if end - start <= Self.long {
      for index in start..<end where bytes[index] == 0x20 { words += 1 }
    }
  }

  /// The line as a paragraph of its own, or as a heading where it looks like one.
  var block: Block {
    let isHeading = !endsSentence && !hasComma && width <= Self.long && words <= 16
    return Block(range: range, kind: isHeading ? .heading : .paragraph)
  }
}
