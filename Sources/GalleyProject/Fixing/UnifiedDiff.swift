import GalleyText

/// The difference that edits make, as `diff -u` writes it and `patch` and `git apply` read it.
package struct UnifiedDiff {
  private let old: [UInt8]
  /// Where the lines begin, and the end of the text. Lines end at LF alone, as for every such tool.
  private let starts: [Int]
  private let changes: [Change]

  /// Lines that are replaced.
  private struct Change {
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// Unchanged lines that are shown around a change.
  private static let context = 3

  /// - Parameter edits: of `old`; sorted, not overlapping.
  package init(old: [UInt8], edits: [Edit]) {
    self.old = old
    var starts = [0]
    for index in old.indices where old[index] == 0x0A && index + 1 < old.count {
      starts.append(index + 1)
    }
    if !old.isEmpty { starts.append(old.count) }
    self.starts = starts
    var changes: [Change] = []
    var group: [Edit] = []
    var lines = 0..<0
    func close() {
      guard !group.isEmpty else { return }
      for change in Self.changes(lines, group, old, starts) {
        if let last = changes.last, last.old.upperBound == change.old.lowerBound {
          changes[changes.count - 1].old = last.old.lowerBound..<change.old.upperBound
          changes[changes.count - 1].new += change.new
        } else {
          changes.append(change)
        }
      }
      group = []
    }
    for edit in edits {
      let first = Self.line(Int(edit.range.start), old, starts)
      let last = min(Self.line(Int(edit.range.end), old, starts) + 1, starts.count - 1)
      if !group.isEmpty, first >= lines.upperBound { close() }
      lines =
        group.isEmpty ? first..<max(first, last) : lines.lowerBound..<max(lines.upperBound, last)
      group.append(edit)
    }
    close()
    self.changes = changes
  }

  /// The line that holds a byte; the number of lines behind the last line end.
  private static func line(_ offset: Int, _ old: [UInt8], _ starts: [Int]) -> Int {
    let line = starts.partitioningIndex { $0 > offset } - 1
    return offset == old.count && !old.isEmpty && old.last != 0x0A ? line - 1 : line
  }

  /// What becomes of some lines.
  private static func changes(
    _ lines: Range<Int>, _ edits: [Edit], _ old: [UInt8], _ starts: [Int]
  ) -> [Change] {
    var bytes: [UInt8] = []
    var offset = starts[lines.lowerBound]
    for edit in edits {
      bytes += old[offset..<Int(edit.range.start)]
      bytes += edit.replacement.utf8
      offset = Int(edit.range.end)
    }
    bytes += old[offset..<max(offset, starts[lines.upperBound])]
    var new: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A || index + 1 == bytes.count {
      new.append(bytes[start...index])
      start = index + 1
    }
    return changes(lines, to: new, lines.map { old[starts[$0]..<starts[$0 + 1]] })
  }

  /// The changes that make some lines others; lines in between that stay are none (Myers 1986, by the
  /// standard library; groups of edits are short).
  private static func changes(
    _ lines: Range<Int>, to new: [ArraySlice<UInt8>], _ old: [ArraySlice<UInt8>]
  ) -> [Change] {
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for step in new.difference(from: old, by: { $0.elementsEqual($1) }) {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var changes: [Change] = []
    var (line, next) = (0, 0)
    while line < old.count || next < new.count {
      let (first, firstNew) = (line, next)
      while removed.contains(line) { line += 1 }
      while inserted.contains(next) { next += 1 }
      if line > first || next > firstNew {
        let start = lines.lowerBound + first
        changes.append(
          Change(old: start..<start + line - first, new: Array(new[firstNew..<next])))
      }
      line += 1
      next += 1
    }
    return changes
  }

  /// The diff; empty where nothing changes.
  ///
  /// - Parameter path: of the file, as `git` writes it, or as the user gave it.
  package func bytes(path: String) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    // An absolute path has its slash already.
    let name = path.hasPrefix("/") ? path : "/" + path
    var result = Array("--- a\(name)\n+++ b\(name)\n".utf8)
    var index = 0
    var shift = 0
    while index < changes.count {
      var end = index + 1
      while end < changes.count,
        changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * Self.context
      {
        end += 1
      }
      hunk(changes[index..<end], &shift, &result)
      index = end
    }
    return result
  }

  private func hunk(_ changes: ArraySlice<Change>, _ shift: inout Int, _ result: inout [UInt8]) {
    guard let first = changes.first, let last = changes.last else { return }
    let lines =
      max(
        0, first.old.lowerBound - Self.context)..<min(
        starts.count - 1, last.old.upperBound + Self.context)
    let grown = changes.reduce(0) { $0 + $1.new.count - $1.old.count }
    let before = Self.span(lines.lowerBound, lines.count)
    let after = Self.span(lines.lowerBound + shift, lines.count + grown)
    result += "@@ -\(before) +\(after) @@\n".utf8
    shift += grown
    var line = lines.lowerBound
    for change in changes {
      for kept in line..<change.old.lowerBound { write(" ", text(kept), &result) }
      for removed in change.old { write("-", text(removed), &result) }
      for added in change.new { write("+", added, &result) }
      line = change.old.upperBound
    }
    for kept in line..<lines.upperBound { write(" ", text(kept), &result) }
  }

  private func text(_ line: Int) -> ArraySlice<UInt8> { old[starts[line]..<starts[line + 1]] }

  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private func write(_ sign: String, _ line: ArraySlice<UInt8>, _ result: inout [UInt8]) {
    result += sign.utf8
    result += line
    if line.last != 0x0A { result += "\n\\ No newline at end of file\n".utf8 }
  }
}
