import GalleyProject

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A report that goes to standard output or into a file.
///
/// A file is written beside its place and renamed when it is complete, so that no one ever reads half a
/// report; a device or a pipe is written to as it is.
package final class ReportDestination {
  /// Where the report goes.
  package let sink: ByteSink
  private let path: String
  /// The file beside the place, until it is renamed or removed.
  private var temporary: String?
  private let descriptor: Int32

  /// Opens a destination; `-` is standard output.
  ///
  /// - Throws: ``InputFailure`` where the file cannot be written.
  package init(_ path: String) throws(InputFailure) {
    self.path = path
    if path == "-" {
      (temporary, descriptor) = (nil, STDOUT_FILENO)
    } else {
      var status = stat()
      let exists = stat(path, &status) == 0
      if exists, status.st_mode & S_IFMT != S_IFREG {
        temporary = nil
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
      } else {
        // Where a link points, so that the link stays one.
        let resolved = exists ? realpath(path, nil) : nil
        let target = resolved.map { String(cString: $0) } ?? path
        free(resolved)
        var name = Array((target + ".XXXXXX").utf8CString)
        descriptor = mkstemp(&name)
        temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // As `open` would have made it, or as it was.
        let mask = umask(0)
        umask(mask)
        if descriptor >= 0 { fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask) }
      }
    }
    sink = ByteSink(descriptor: descriptor)
    if descriptor < 0 { throw Self.failure(path, errno) }
  }

  /// Completes the report and puts it in its place.
  ///
  /// - Throws: ``InputFailure`` where it could not be written; the old file is then still there.
  package func finish() throws(InputFailure) {
    sink.flush()
    let failure = sink.failure
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if let temporary {
      self.temporary = nil
      let target = temporary.dropLast(7)
      if failure == nil, rename(temporary, String(target)) == 0 { return }
      let code = errno
      unlink(temporary)
      if failure == nil { throw Self.failure(path, code) }
    }
    if let failure {
      throw InputFailure(path: path, message: "the report cannot be written: \(failure)")
    }
  }

  /// Takes back a report that is not complete.
  package func discard() {
    guard let temporary else { return }
    self.temporary = nil
    close(descriptor)
    unlink(temporary)
  }

  private static func failure(_ path: String, _ code: Int32) -> InputFailure {
    let reason = String(cString: strerror(code)).lowercased()
    return InputFailure(path: path, message: "the report cannot be written: \(reason)")
  }
}
