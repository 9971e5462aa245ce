import Foundation
import GalleyLanguage

/// A word list as a file that is edited: its comments and its order are kept.
package struct WordFile {
  package let path: String
  package private(set) var lines: [String]

  /// Reads a list; an empty one where there is no file.
  ///
  /// - Throws: ``InputFailure``.
  package init(path: String) throws(InputFailure) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      lines = []
      return
    }
    guard let text = String(validating: try InputFile(path).readAll(), as: UTF8.self) else {
      throw InputFailure(path: path, message: "not UTF-8; word lists are written in UTF-8")
    }
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
      String.init)
    if lines.last == "" { lines.removeLast() }
  }

  /// Puts an entry where the order of a sorted list wants it, at the end of one that is not; another entry of
  /// the word is replaced.
  ///
  /// - Returns: whether the list changed.
  package mutating func add(_ entry: WordEntry) -> Bool {
    if let index = lines.indices.first(where: { word(of: lines[$0]) == entry.word }) {
      guard (try? WordEntry.parse(lines[index][...])) != entry else { return false }
      lines[index] = entry.line
      return true
    }
    let words = lines.compactMap(word(of:))
    let isSorted = zip(words, words.dropFirst()).allSatisfy { !Self.precedes($1, $0) }
    let place =
      isSorted
      ? lines.indices.first { index in
        word(of: lines[index]).map { Self.precedes(entry.word, $0) } ?? false
      } : nil
    lines.insert(entry.line, at: place ?? lines.count)
    return true
  }

  /// Takes the entry of a word out.
  ///
  /// - Returns: whether there was one.
  package mutating func remove(_ word: String) -> Bool {
    let kept = lines.filter { self.word(of: $0) != word }
    defer { lines = kept }
    return kept.count < lines.count
  }

  /// Sorts the entries; the comments above an entry go with it, those at the top of the file, before an empty
  /// line, stay.
  package mutating func sort() {
    var head: [String] = []
    if let gap = lines.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }),
      lines[..<gap].allSatisfy({ word(of: $0) == nil })
    {
      head = Array(lines[...gap])
    }
    var groups: [(word: String, lines: [String])] = []
    var pending: [String] = []
    for line in lines[head.count...] {
      pending.append(line)
      guard let word = word(of: line) else { continue }
      groups.append((word, pending))
      pending = []
    }
    lines =
      head + groups.sorted { Self.precedes($0.word, $1.word) }.flatMap(\.lines) + pending
  }

  /// Replaces the file, making its folder where there is none.
  ///
  /// - Throws: ``InputFailure``.
  package func write() throws(InputFailure) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let text = lines.map { $0 + "\n" }.joined()
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw InputFailure(path: path, message: "cannot be written: \(error.localizedDescription)")
    }
  }

  private func word(of line: String) -> String? { (try? WordEntry.parse(line[...]))?.word }

  /// By letters without case, then as written: the same everywhere, so that lists merge well.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    (left.lowercased(), left) < (right.lowercased(), right)
  }
}
