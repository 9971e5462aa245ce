import GalleyRules
import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines that a change added or altered, by file: only what is found there counts.
package struct ChangedLines: Sendable {
  /// Ranges of lines by resolved path, counted from 1, sorted; nil for all lines of a file.
  private var lines: [String: [ClosedRange<Int>]?] = [:]
  /// Where the paths of the diff begin, with links resolved.
  private let root: String

  /// - Parameter root: the folder that the paths of the diff are relative to.
  package init(_ diff: ParsedDiff, root: String) {
    self.root = Self.resolved(root) ?? root
    for file in diff.files { lines[absolute(file.path)] = file.lines }
  }

  /// Takes a file for new altogether.
  mutating func addWhole(_ path: String) { lines.updateValue(nil, forKey: absolute(path)) }

  private func absolute(_ path: String) -> String {
    let path = path.hasPrefix("/") ? path : root + "/" + path
    return Self.resolved(path) ?? path
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Takes out what is not on changed lines.
  ///
  /// A finding stays where it or a place that explains it is on a changed line: who repeats a passage or
  /// writes a name in a new way may be the one or the other.
  package func filter(_ result: inout LintResult) {
    // Paths of texts are relative to the working directory, not to the root of the diff.
    let path = result.source.path
    guard let changed = lines[Self.resolved(path) ?? absolute(path)] else {
      result.diagnostics = []
      return
    }
    guard let changed else { return }
    let index = DiffLineIndex(result.source)
    let record = result.record?.line
    result.diagnostics.removeAll { diagnostic in
      !([diagnostic.range] + diagnostic.related.map(\.range)).contains { range in
        let first = record ?? index.line(of: Int(range.start))
        let last = record ?? index.line(of: max(Int(range.start), Int(range.end) - 1))
        let place = changed.partitioningIndex { $0.upperBound >= first }
        return place < changed.count && changed[place].lowerBound <= last
      }
    }
  }
}

/// Lines as diffs count them: only LF ends one.
private struct DiffLineIndex {
  private var starts: [Int] = [0]

  init(_ source: SourceText) {
    for index in source.bytes.indices where source.bytes[index] == 0x0A {
      starts.append(index + 1)
    }
  }

  /// The line that holds a byte, counted from 1.
  func line(of offset: Int) -> Int { starts.partitioningIndex { $0 > offset } }
}
