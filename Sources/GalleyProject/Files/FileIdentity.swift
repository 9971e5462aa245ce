#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or folder, whatever path leads to it.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt
  private let node: UInt

  /// Nil where the path leads nowhere.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(truncatingIfNeeded: status.st_dev)
    node = UInt(status.st_ino)
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    FileIdentity(left).map { $0 == FileIdentity(right) } ?? false
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
