import Foundation

/// A new file beside another one, which is removed again unless it is kept.
///
/// It is removed as well where the program is interrupted; after a kill it stays, hidden, and does no harm.
final class TemporaryFile {
  let name: String
  private let path: String
  private let descriptor: Int32
  private var isOpen = true
  private let slot: Int?

  /// - Parameter path: of the file to be replaced, as failures name it.
  /// - Throws: ``InputFailure``.
  init(beside target: String, path: String) throws(InputFailure) {
    self.path = path
    let split = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    // Short enough for any file system, whatever the name it stands beside.
    let stem = target[split...].unicodeScalars.prefix(40).reduce(into: "") {
      $0.unicodeScalars.append($1)
    }
    var attempt = 0
    while true {
      let random = String(UInt64.random(in: .min ... .max), radix: 36)
      let name = "\(target[..<split]).\(stem).\(random).galley"
      let slot = Interruption.begin(name)
      let opened = Interruption.make {
        open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      }
      if opened >= 0 {
        descriptor = opened
        self.name = name
        self.slot = slot
        return
      }
      Interruption.end(slot)
      attempt += 1
      guard errno == EEXIST, attempt < 10 else {
        throw InputFailure(
          path: path,
          message: "not changed: no file can be made beside it: \(ReplaceableFile.reason())")
      }
    }
  }

  /// Writes everything through to the disk.
  ///
  /// - Throws: ``InputFailure``.
  func write(_ bytes: [UInt8]) throws(InputFailure) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure() }
      start += written
    }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  /// Takes over what the replaced file is besides its content.
  ///
  /// - Throws: ``InputFailure`` where the owner, mode or attributes cannot be kept.
  func takeOver(
    mode: mode_t, owner: uid_t, group: gid_t, attributes: ExtendedAttributes
  ) throws(InputFailure) {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { throw failure() }
    if own.st_uid != owner || own.st_gid != group, fchown(descriptor, owner, group) != 0 {
      throw InputFailure(
        path: path,
        message: "not changed: its owner could not be kept: \(ReplaceableFile.reason())")
    }
    guard fchmod(descriptor, mode) == 0 else { throw failure() }
    do {
      try attributes.copy(to: descriptor)
    } catch {
      throw InputFailure(
        path: path,
        message: "not changed: its attribute “\(error.name)” could not be kept: "
          + ReplaceableFile.reason(error.code))
    }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  /// Leaves the file where it is: it has its final name.
  func keep() { finish() }

  /// Removes the file unless it is kept.
  func remove() {
    guard isOpen else { return }
    unlink(name)
    finish()
  }

  private func finish() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    Interruption.end(slot)
  }

  private func failure() -> InputFailure {
    InputFailure(
      path: path,
      message: "not changed: the new text cannot be written: \(ReplaceableFile.reason())")
  }
}
