/// Paths made absolute by their text alone, so that links stay as they were named.
enum AbsolutePath {
  /// A path in a folder, without “.”, “..” and slashes that say nothing.
  ///
  /// - Parameter folder: absolute.
  static func of(_ path: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The folder that an absolute path is in; the root is in itself.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// A path as it is shortest to read: relative where it is in the folder, else as it is.
  static func shown(_ path: String, in folder: String) -> String {
    path.below(folder).map { String(decoding: $0, as: UTF8.self) } ?? path
  }
}
