import CMD4C
import GalleyText

/// Finds the prose of Markdown (CommonMark with GitHub's tables and strikethrough).
///
/// md4c tells where each piece of text stands by a pointer into the text that it was given, so that offsets
/// are exact. Front matter, code, formulas, link targets, pictures and raw HTML are passed over; comments
/// may hold directives.
package struct MarkdownReader: Sendable {
  private let abbreviations: Abbreviations

  package init(abbreviations: Abbreviations) {
    self.abbreviations = abbreviations
  }

  /// Reads a text.
  ///
  /// - Complexity: O(n) but for hostile nesting, which md4c bounds.
  package func read(_ source: SourceText) -> Document {
    let scan = MarkdownScan(source: source)
    scan.run(from: Self.frontMatterEnd(source))
    return Document(
      source: source, blocks: scan.blocks, directives: scan.directives, abbreviations: abbreviations
    )
  }

  /// The byte after front matter (YAML between `---`, TOML between `+++`) and a BOM.
  static func frontMatterEnd(_ source: SourceText) -> Int {
    let start = source.byteOrderMarkLength
    let lines = source.lineIndex.lineStarts.count
    func line(_ number: Int) -> String { source.string(source.lineRange(number)) }
    let fence = line(0)
    guard fence == "---" || fence == "+++", lines > 2 else { return start }
    for number in 1..<lines where line(number) == fence || fence == "---" && line(number) == "..." {
      return number + 1 < lines ? Int(source.lineIndex.lineStarts[number + 1]) : source.bytes.count
    }
    return start
  }
}

/// What is known while md4c calls back.
private final class MarkdownScan {
  let source: SourceText
  private(set) var blocks: [Block] = []
  private(set) var directives: [Directive] = []
  private var base = UnsafeRawPointer(bitPattern: 1)
  private var segments: [Segment] = []
  /// Kind of the open block; nil between blocks.
  private var kind: Block.Kind?
  private var quoteDepth = 0
  private var itemDepth = 0
  /// How many tables began so far, and whether the last one goes on.
  private var tableCount = 0
  private var isTable = false
  /// Depth of spans whose text is not prose: pictures.
  private var hiddenDepth = 0
  private var isCode = false
  private var isHTML = false
  /// White space since the last segment.
  private var spacing: Token.Flags = .spaceBefore
  private var html: TextRange?

  init(source: SourceText) { self.source = source }

  func run(from start: Int) {
    guard start < source.bytes.count else { return }
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    parser.enter_block = { type, _, context in
      MarkdownScan.from(context)?.enter(type)
      return 0
    }
    parser.leave_block = { type, _, context in
      MarkdownScan.from(context)?.leave(type)
      return 0
    }
    parser.enter_span = { type, _, context in
      MarkdownScan.from(context)?.span(type, 1)
      return 0
    }
    parser.leave_span = { type, _, context in
      MarkdownScan.from(context)?.span(type, -1)
      return 0
    }
    parser.text = { type, text, size, context in
      MarkdownScan.from(context)?.text(type, text, Int(size))
      return 0
    }
    source.bytes.withUnsafeBytes { raw in
      base = raw.baseAddress
      guard let text = raw.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      else { return }
      _ = md_parse(
        text, UInt32(raw.count - start), &parser, Unmanaged.passUnretained(self).toOpaque())
    }
    finishBlock()
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> MarkdownScan? {
    context.map { Unmanaged<MarkdownScan>.fromOpaque($0).takeUnretainedValue() }
  }

  private func enter(_ type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_QUOTE: quoteDepth += 1
    case MD_BLOCK_LI:
      finishBlock()
      itemDepth += 1
    case MD_BLOCK_P, MD_BLOCK_TH, MD_BLOCK_TD: begin(nil)
    case MD_BLOCK_H: begin(.heading)
    case MD_BLOCK_CODE:
      finishBlock()
      isCode = true
    case MD_BLOCK_HTML:
      finishBlock()
      isHTML = true
    case MD_BLOCK_UL, MD_BLOCK_OL: finishBlock()
    case MD_BLOCK_TABLE: isTable = true
    default: break
    }
  }

  private func leave(_ type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_QUOTE: quoteDepth -= 1
    case MD_BLOCK_LI:
      finishBlock()
      itemDepth -= 1
    case MD_BLOCK_CODE: isCode = false
    case MD_BLOCK_HTML:
      finishHTML()
      isHTML = false
    case MD_BLOCK_P, MD_BLOCK_H, MD_BLOCK_TH, MD_BLOCK_TD: finishBlock()
    case MD_BLOCK_TABLE:
      isTable = false
      tableCount += 1
    default: break
    }
  }

  private func span(_ type: MD_SPANTYPE, _ step: Int) {
    if type == MD_SPAN_IMG { hiddenDepth += step }
  }

  private func begin(_ kind: Block.Kind?) {
    finishBlock()
    self.kind = kind ?? (itemDepth > 0 ? .listItem : quoteDepth > 0 ? .quotation : .paragraph)
    spacing = .spaceBefore
  }

  private func finishBlock() {
    finishHTML()
    if let kind, let first = segments.first, let last = segments.last {
      var block = Block(
        range: first.range.union(last.range), kind: kind, segments: segments, isHardWrapped: true)
      block.table = isTable ? tableCount : nil
      blocks.append(block)
    }
    kind = nil
    segments = []
  }

  private func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) {
    if type == MD_TEXT_SOFTBR || type == MD_TEXT_BR {
      spacing = .spaceBefore | .lineBefore
      return
    }
    guard let text, let base, !isCode else { return }
    // Breaks and indentation point elsewhere than into the text.
    let offset = UnsafeRawPointer(text) - base
    guard offset >= 0, offset + size <= source.bytes.count, size > 0 else { return }
    let range = TextRange(offset, offset + size)
    if type == MD_TEXT_HTML {
      if let open = html, open.end <= range.start { html = open.union(range) } else { html = range }
      if !isHTML { finishHTML() }
      return
    }
    finishHTML()
    guard hiddenDepth == 0 else { return }
    if kind == nil { begin(nil) }
    switch type {
    case MD_TEXT_NORMAL: append(Segment(range, .prose, spacing: spacing))
    case MD_TEXT_ENTITY: append(entity(range))
    case MD_TEXT_CODE, MD_TEXT_LATEXMATH: append(Segment(range, .opaque, spacing: spacing))
    default: break
    }
  }

  /// Adds a segment; text that goes on where the last one ended is one with it.
  private func append(_ segment: Segment) {
    let bytes = source.bytes
    if let last = segments.last, last.range.end == segment.range.start,
      last.content == segment.content
    {
      segments[segments.count - 1].range.end = segment.range.end
    } else {
      segments.append(segment)
    }
    let final = bytes[Int(segment.range.end) - 1]
    spacing = final == 0x20 || final == 0x09 ? .spaceBefore : .empty
  }

  /// A character reference: a space where it stands for one.
  private func entity(_ range: TextRange) -> Segment {
    let name = source.string(range)
    guard let scalar = CharacterReference.scalar(name) else {
      return Segment(range, .opaque, spacing: spacing)
    }
    if scalar.properties.isWhitespace {
      spacing = .spaceBefore
      return Segment(TextRange(range.end, range.end), .prose, spacing: spacing)
    }
    return Segment(range, .character(scalar), spacing: spacing)
  }

  /// Looks for directives in the comments of HTML that has ended.
  private func finishHTML() {
    guard let range = html else { return }
    html = nil
    directives += CommentDirectives.find(in: source, range)
  }
}
