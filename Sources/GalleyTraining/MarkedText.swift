import Foundation

/// Damage that is marked in the text itself: `⟦damaged|right|kind⟧`, or `⟦damaged|kind⟧` where nobody knows what
/// is right.
///
/// So an article with its damage can be written, read and reviewed as one. The damaged form may be empty (a
/// word is missing), the right one as well (something is too much); both may hold line ends.
package struct MarkedText {
  /// The text as a linter sees it, and where its damage is.
  package let record: GoldSet.Record

  /// Why marks cannot be read.
  package struct Failure: Error, CustomStringConvertible {
    package var name: String
    /// Counted from 1.
    package var line: Int
    package var problem: String

    package var description: String { "\(name):\(line): error: \(problem)" }
  }

  /// - Parameters:
  ///   - marked: a text with marks.
  ///   - name: of the text, for messages and as the id of the record.
  /// - Throws: ``Failure`` with name and line.
  package init(_ marked: String, name: String) throws(Failure) {
    var text = ""
    var length = 0
    var edits: [GoldSet.Edit] = []
    var rest = marked[...]
    func append(_ part: Substring) {
      text += part
      length += part.unicodeScalars.count
    }
    while let open = rest.firstIndex(of: "⟦") {
      append(rest[..<open])
      let line = marked[..<open].count(where: \.isNewline) + 1
      guard let close = rest[open...].firstIndex(of: "⟧") else {
        throw Failure(name: name, line: line, problem: "“⟦” has no “⟧”")
      }
      let parts = rest[rest.index(after: open)..<close].split(
        separator: "|", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count), let kind = parts.last, !kind.isEmpty else {
        throw Failure(name: name, line: line, problem: "not ⟦damaged|right|kind⟧")
      }
      let start = length
      append(parts[0])
      edits.append(
        GoldSet.Edit(
          start: start, end: length, original: String(parts[0]),
          replacement: parts.count == 3 ? String(parts[1]) : nil, class: String(kind)))
      rest = rest[rest.index(after: close)...]
    }
    append(rest)
    record = GoldSet.Record(id: .string(name), text: text, edits: edits)
  }
}
