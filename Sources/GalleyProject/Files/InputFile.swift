#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or standard input, read as bytes.
package final class InputFile: Sendable {
  /// The name that is reported.
  package let path: String
  private let descriptor: Int32

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``InputFailure``.
  package init(_ path: String, name: String? = nil) throws(InputFailure) {
    self.path = name ?? (path == "-" ? "<stdin>" : path)
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputFailure(path: self.path, message: Self.reason(errno))
    }
  }

  deinit {
    if descriptor != STDIN_FILENO, descriptor >= 0 { close(descriptor) }
  }

  /// All bytes that are left.
  ///
  /// - Throws: ``InputFailure``.
  package func readAll() throws(InputFailure) -> [UInt8] {
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    while try readMore(into: &bytes, atMost: max(size + 1 - bytes.count, 1 << 20)) {}
    return bytes
  }

  /// Appends some bytes; false at the end.
  ///
  /// - Throws: ``InputFailure``.
  package func readMore(into bytes: inout [UInt8], atMost limit: Int) throws(InputFailure) -> Bool {
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while true {
        let got = read(descriptor, buffer.baseAddress, limit)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        count = max(got, 0)
        return
      }
    }
    guard code == 0 else { throw InputFailure(path: path, message: Self.reason(code)) }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    return !chunk.isEmpty
  }

  private static func reason(_ code: Int32) -> String {
    "cannot be read: \(String(cString: strerror(code)).lowercased())"
  }
}
