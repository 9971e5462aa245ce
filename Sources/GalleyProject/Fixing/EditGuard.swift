import GalleyRules
import GalleyText

/// Says which edits of a document are safe to make: those of prose, and of nothing that the text itself,
/// its markup or its bytes put out of reach.
struct EditGuard {
  private let document: Document
  private let suppressions: Suppressions
  /// Stretches of prose, in order.
  private let prose: [TextRange]
  private let lineEnd: String

  init(_ document: Document) {
    self.document = document
    suppressions = Suppressions(document)
    prose = document.blocks.flatMap { block in
      block.segments.filter { $0.content != .opaque }.map(\.range)
    }.sorted()
    let bytes = document.source.bytes
    let first = bytes.firstIndex(of: 0x0A)
    lineEnd = first.map { $0 > 0 && bytes[$0 - 1] == 0x0D ? "\r\n" : "\n" } ?? "\n"
  }

  /// A fix as it may be applied: with the line ends of the text, and without touching the last of them;
  /// nil where it must not be applied, or changes nothing.
  func admitted(_ fix: Fix, of diagnostic: Diagnostic) -> Fix? {
    var fix = fix
    fix.edits = fix.edits.compactMap(normalised)
    guard !fix.edits.isEmpty else { return nil }
    var last: UInt32 = 0
    for edit in fix.edits {
      guard edit.range.start >= last, edit.range.end <= document.source.bytes.count,
        allows(edit, of: diagnostic)
      else { return nil }
      last = edit.range.end
    }
    return fix
  }

  /// The edit without what it leaves as it is; nil where that is all.
  private func normalised(_ edit: Edit) -> Edit? {
    var edit = edit
    let bytes = document.source.bytes
    if lineEnd == "\r\n", edit.replacement.contains("\n"), !edit.replacement.contains("\r\n") {
      edit.replacement = edit.replacement.replacing("\n", with: "\r\n")
    }
    // The final line end stays.
    if Int(edit.range.end) == bytes.count, !edit.range.isEmpty, bytes.last == 0x0A {
      let length = bytes.count > 1 && bytes[bytes.count - 2] == 0x0D ? 2 : 1
      if edit.range.count >= length {
        edit.range.end -= UInt32(length)
        if edit.replacement.hasSuffix(lineEnd) { edit.replacement.removeLast() }
      }
    }
    return bytes[edit.range.indices].elementsEqual(edit.replacement.utf8) ? nil : edit
  }

  private func allows(_ edit: Edit, of diagnostic: Diagnostic) -> Bool {
    let range = edit.range
    let source = document.source
    guard range.start >= source.byteOrderMarkLength,
      !source.invalidRanges.contains(where: { $0.touches(range) })
    else { return false }
    if diagnostic.rule == UnusedIgnore.id {
      return document.directives.contains { directive in
        source.lineIndex.line(containing: Int(directive.range.start))
          == source.lineIndex.line(containing: Int(range.start))
          && isBlank(range, but: directive.range)
      }
    }
    return !suppressions.forbid(range, diagnostic) && isProse(range) && !isAddress(range)
  }

  /// Whether all of a range is prose or white space between stretches of it.
  private func isProse(_ range: TextRange) -> Bool {
    var index = prose.partitioningIndex { $0.end >= range.start }
    var offset = range.start
    while offset < range.end {
      let next = index < prose.count ? min(max(prose[index].start, offset), range.end) : range.end
      guard isBlank(TextRange(offset, next)) else { return false }
      offset = index < prose.count ? max(next, min(prose[index].end, range.end)) : next
      index += 1
    }
    return !range.isEmpty || !isOpaque(range.start)
  }

  private func isBlank(_ range: TextRange, but exception: TextRange? = nil) -> Bool {
    let bytes = document.source.bytes
    return range.indices.allSatisfy { index in
      if let exception, exception.indices.contains(index) { return true }
      return bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index])
    }
  }

  /// Whether a place lies within what is neither prose nor white space.
  private func isOpaque(_ offset: UInt32) -> Bool {
    let index = prose.partitioningIndex { $0.end >= offset }
    if index < prose.count, prose[index].start <= offset { return false }
    let bytes = document.source.bytes
    func isSpace(_ index: Int) -> Bool {
      !bytes.indices.contains(index) || bytes[index] <= 0x20
    }
    return !isSpace(Int(offset)) && !isSpace(Int(offset) - 1)
  }

  /// Whether an edit changes an address, or code in running text.
  private func isAddress(_ range: TextRange) -> Bool {
    let tokens = document.tokens
    var index = tokens.partitioningIndex { $0.end > range.start }
    while index < tokens.count, tokens[index].start < max(range.end, range.start + 1) {
      switch tokens[index].kind {
      case .url, .email, .code:
        if range.isEmpty ? tokens[index].start < range.start : true { return true }
      default: break
      }
      index += 1
    }
    return false
  }
}
