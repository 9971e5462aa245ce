/// What a unified diff says of the lines that are new in each file.
package struct ParsedDiff: Sendable {
  /// A file as it is after the change.
  package struct File: Sendable {
    package var path: String
    /// New lines, counted from 1, sorted; nil for all (a binary file, of which no lines are told).
    package var lines: [ClosedRange<Int>]?
  }

  package private(set) var files: [File] = []

  /// What is wrong with a diff.
  package struct Failure: Error, CustomStringConvertible {
    package var line: Int
    package var message: String
    package var description: String { "line \(line) of the diff: \(message)" }
  }

  /// Reads a diff, with any number of lines of context.
  ///
  /// - Throws: ``Failure``.
  package init(_ diff: [UInt8]) throws(Failure) {
    var old = 0
    var new = 0
    var next = 0
    var hasHunk = false
    var header = ""
    let diff = diff.last == 0x0A ? diff.dropLast() : diff[...]
    for (index, bytes) in diff.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if old > 0 || new > 0 {
        switch bytes.first {
        case UInt8(ascii: "+"):
          addLine(next)
          next += 1
          new -= 1
        case UInt8(ascii: "-"): old -= 1
        case UInt8(ascii: "\\"): break
        case UInt8(ascii: " "), nil, 0x0D:
          next += 1
          old -= 1
          new -= 1
        default:
          throw Failure(
            line: index + 1, message: "a hunk ends before its \(max(old, new)) last lines")
        }
        continue
      }
      let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
      if line.hasPrefix("diff --git ") {
        header = String(line.dropFirst("diff --git ".count))
      } else if line.hasPrefix("+++ ") {
        hasHunk = false
        files.append(File(path: Self.path(line.dropFirst(4), after: header) ?? "", lines: []))
      } else if line.hasPrefix("@@ ") {
        guard let hunk = Self.hunk(line), !files.isEmpty else {
          throw Failure(
            line: index + 1,
            message: "not a hunk of a unified diff (combined diffs of merges are none)")
        }
        (old, new, next) = (hunk.old, hunk.new, hunk.next)
        hasHunk = true
      } else if line.hasPrefix("@@@") {
        throw Failure(
          line: index + 1, message: "a combined diff of a merge; make one against a single parent")
      } else if line.hasPrefix("Binary files "), line.hasSuffix(" differ"),
        let end = line.range(of: " and ")
      {
        if let name = Self.path(
          line[end.upperBound...].dropLast(" differ".count), after: header)
        {
          files.append(File(path: name, lines: nil))
        }
      }
    }
    guard old <= 0, new <= 0 else {
      throw Failure(line: 0, message: "it breaks off in the middle of a hunk")
    }
    let isBlank = diff.allSatisfy { $0 <= 0x20 }
    let isGit = diff.starts(with: "diff ".utf8)
    guard isBlank || isGit || hasHunk || !files.isEmpty else {
      throw Failure(line: 1, message: "not a unified diff; make one with `git diff` or `diff -u`")
    }
    files.removeAll { $0.path.isEmpty }
  }

  private mutating func addLine(_ number: Int) {
    guard let file = files.indices.last, var lines = files[file].lines else { return }
    if let range = lines.last, range.upperBound + 1 == number {
      lines[lines.count - 1] = range.lowerBound...number
    } else {
      lines.append(number...number)
    }
    files[file].lines = lines
  }

  /// The numbers of “@@ -1,2 +3,4 @@”.
  private static func hunk(_ line: String) -> (old: Int, new: Int, next: Int)? {
    let fields = line.split(separator: " ")
    guard fields.count >= 4, fields[1].hasPrefix("-"), fields[2].hasPrefix("+") else { return nil }
    func numbers(_ field: Substring) -> (start: Int, count: Int)? {
      let parts = field.dropFirst().split(separator: ",")
      guard let start = parts.first.flatMap({ Int($0) }) else { return nil }
      guard parts.count > 1 else { return (start, 1) }
      return Int(parts[1]).map { (start, $0) }
    }
    guard let old = numbers(fields[1]), let new = numbers(fields[2]) else { return nil }
    return (old.count, new.count, new.start)
  }

  /// The path of a header: without `b/`, a time stamp and quotes; nil for `/dev/null`.
  ///
  /// - Parameter header: what git wrote above it: with `diff.mnemonicPrefix` the prefixes are those of the
  ///   commit, index or work tree (`c/`, `i/`, `w/`), and different ones on either side.
  private static func path(_ field: Substring, after header: String) -> String? {
    var name = String(field.prefix { $0 != "\t" })
    if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 1 {
      name = unquoted(name.dropFirst().dropLast())
    }
    if name == "/dev/null" { return nil }
    let prefix = name.prefix(2)
    let old = header.drop { $0 == "\"" }.prefix(2)
    let isMnemonic = ["c/", "i/", "w/", "o/", "1/"].contains(old) && old != prefix
    let isPlain = prefix == "b/" && old != prefix
    return isPlain || isMnemonic && ["c/", "i/", "w/", "o/", "2/"].contains(prefix)
      ? String(name.dropFirst(2)) : name
  }

  /// A name as C writes strings, which is how git writes unusual ones.
  private static func unquoted(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        let digits = [next] + rest.prefix(2)
        rest = rest.dropFirst(2)
        bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1) - 48 }))
      default: bytes.append(next)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
