/// The patterns of a `.gitignore`, or a list of globs that are read like one; the last that matches decides.
package struct IgnoreList: Sendable {
  private let patterns: [IgnorePattern]

  /// Reads the lines of a file.
  package init(lines bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    patterns = bytes[start...].split(separator: 0x0A).compactMap { IgnorePattern($0) }
  }

  /// Takes globs one by one.
  package init(_ globs: [String]) {
    patterns = globs.compactMap { IgnorePattern($0.utf8) }
  }

  /// What is wrong with a glob that can match nothing, or nil.
  package static func problem(in glob: String) -> String? {
    guard let pattern = IgnorePattern(glob.utf8) else {
      return "expected a glob, such as “drafts/” or “*.txt”"
    }
    return pattern.isBroken ? "the glob “\(glob)” has an open “[” or a “\\” at its end" : nil
  }

  /// What the list says of a path: true to leave it out, false to keep it, nil for nothing.
  ///
  /// - Parameter path: below the folder of the list, without a slash at either end.
  func verdict(on path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }

  /// The same for a path of which a folder below that of the list may match in its place, as nothing in a
  /// folder that is left out can be kept.
  func verdictWithParents(on path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
    for end in path.indices where path[end] == UInt8(ascii: "/") {
      if verdict(on: path[..<end], isFolder: true) == true { return true }
    }
    return verdict(on: path, isFolder: isFolder)
  }

  /// Whether the list names a file, itself or by a folder that it is in.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - folder: of the list, absolute, without a slash at the end.
  package func matches(_ path: String, below folder: String) -> Bool {
    guard let rest = path.below(folder) else { return false }
    return verdictWithParents(on: rest, isFolder: false) == true
  }
}

extension String {
  /// The bytes of an absolute path below a folder, or nil where it is not below.
  func below(_ folder: String) -> ArraySlice<UInt8>? {
    let bytes = Array(utf8)
    let prefix = folder == "/" ? [] : Array(folder.utf8)
    guard bytes.count > prefix.count + 1, bytes.starts(with: prefix),
      bytes[prefix.count] == UInt8(ascii: "/")
    else { return nil }
    return bytes[(prefix.count + 1)...]
  }
}
