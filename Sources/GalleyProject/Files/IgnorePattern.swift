/// A line of a `.gitignore` (gitignore(5)).
struct IgnorePattern: Sendable {
  /// Whether it takes back what earlier patterns say.
  let isNegated: Bool
  /// Whether only folders match.
  let isForFolders: Bool
  /// Whether it is about the whole path below its folder, not only about the last name.
  let isAnchored: Bool
  private let glob: Glob

  /// Whether it matches nothing at all.
  var isBroken: Bool { glob.isBroken }

  /// Nil for an empty line and for a comment.
  init?(_ line: some Collection<UInt8>) {
    var line = Array(line)
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    Self.trimSpaces(&line)
    isNegated = line.first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    isForFolders = line.last == UInt8(ascii: "/")
    if isForFolders { line.removeLast() }
    isAnchored = line.contains(UInt8(ascii: "/"))
    if line.first == UInt8(ascii: "/") { line.removeFirst() }
    guard !line.isEmpty else { return nil }
    glob = Glob(line)
  }

  /// Spaces at the end do not count unless a backslash stands before them.
  private static func trimSpaces(_ line: inout [UInt8]) {
    var end = 0
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: "\\") {
        index = min(index + 2, line.count)
        end = index
      } else {
        if line[index] != UInt8(ascii: " ") { end = index + 1 }
        index += 1
      }
    }
    line.removeLast(line.count - end)
  }

  /// Whether a path matches.
  ///
  /// - Parameter path: below the folder of the pattern, without a slash at either end.
  func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders else { return false }
    let subject =
      isAnchored
      ? path : path[(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex)...]
    return glob.matches(subject)
  }
}
