#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that was read and may be replaced by new content, whole or not at all.
///
/// The new content is written to a file beside it, flushed to the disk and renamed over it: whoever reads
/// the path at any moment, a crash included, sees the old bytes or the new ones. Where the path is a
/// symbolic link, what it points to is replaced.
package struct ReplaceableFile: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// What stood in the file.
  package let bytes: [UInt8]
  private let target: String
  private let status: Status

  /// What tells whether a path still leads to the same file, and what its replacement takes over.
  private struct Status: Equatable {
    var device: UInt
    var node: UInt
    var mode: mode_t
    var owner: uid_t
    var group: gid_t
    var links: UInt

    init?(_ path: String) {
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      device = UInt(truncatingIfNeeded: status.st_dev)
      node = UInt(status.st_ino)
      mode = status.st_mode
      owner = status.st_uid
      group = status.st_gid
      links = UInt(status.st_nlink)
    }
  }

  /// Reads a file.
  ///
  /// - Throws: ``InputFailure`` where it cannot be read or is none that can be replaced.
  package init(_ path: String) throws(InputFailure) {
    self.path = path
    guard let resolved = realpath(path, nil) else {
      throw InputFailure(path: path, message: "cannot be read: \(Self.reason())")
    }
    target = String(cString: resolved)
    free(resolved)
    guard let status = Status(target) else {
      throw InputFailure(path: path, message: "cannot be read: \(Self.reason())")
    }
    guard status.mode & S_IFMT == S_IFREG else {
      throw InputFailure(
        path: path, message: "not a regular file; to fix what comes through a pipe, name “-”")
    }
    self.status = status
    bytes = try InputFile(target, name: path).readAll()
  }

  /// Puts new content in the place of the old one, with the mode, owner, group and extended attributes of the
  /// file.
  ///
  /// - Throws: ``InputFailure``; the file is then as it was.
  package func replace(with new: [UInt8]) throws(InputFailure) {
    guard access(target, W_OK) == 0 else {
      throw failure("not changed: it is not writable (\(Self.reason()))")
    }
    guard status.links == 1 else {
      throw failure(
        "not changed: it has \(status.links) names (hard links), which replacing it would part; copy it first"
      )
    }
    let temporary = try TemporaryFile(beside: target, path: path)
    defer { temporary.remove() }
    try temporary.write(new)
    try temporary.takeOver(
      mode: status.mode & 0o7777, owner: status.owner, group: status.group,
      attributes: ExtendedAttributes(target))
    try checkUnchanged()
    guard rename(temporary.name, target) == 0 else {
      throw failure("not changed: \(Self.reason())")
    }
    temporary.keep()
    Self.flush(folderOf: target)
  }

  /// Makes a file that must not be there yet, whole or not at all.
  ///
  /// - Throws: ``InputFailure``.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(InputFailure) {
    let temporary = try TemporaryFile(beside: path, path: path)
    defer { temporary.remove() }
    try temporary.write(bytes)
    let mask = umask(0)
    umask(mask)
    // A link, unlike a rename, replaces nothing that another program made meanwhile.
    guard chmod(temporary.name, 0o666 & ~mask) == 0, link(temporary.name, path) == 0 else {
      throw InputFailure(path: path, message: "cannot be written: \(reason())")
    }
    flush(folderOf: path)
  }

  /// The last look before the rename: who edited the file meanwhile keeps their work.
  private func checkUnchanged() throws(InputFailure) {
    let message = "not changed: it was changed by another program meanwhile; run again"
    guard Status(target) == status else { throw failure(message) }
    guard try InputFile(target, name: path).readAll() == bytes else { throw failure(message) }
  }

  /// A rename is on the disk only when its folder is.
  private static func flush(folderOf target: String) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func failure(_ message: String) -> InputFailure {
    InputFailure(path: path, message: message)
  }

  static func reason(_ code: Int32 = errno) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
