import Foundation

/// Where a report goes: buffered bytes of a file descriptor.
package final class ByteSink {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Whether the reader has gone (`| head -1`): nothing more is worth writing.
  package private(set) var isClosed = false

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.limit * 2)
  }

  private static let limit = 1 << 16

  /// Appends text.
  package func write(_ text: String) { write(bytes: text.utf8) }

  /// Appends bytes.
  package func write(bytes: some Collection<UInt8>) {
    guard !isClosed else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { flush() }
  }

  /// Writes what is buffered. A full disk or a closed pipe closes the sink.
  package func flush() {
    var start = 0
    while start < buffer.count, !isClosed {
      let written = buffer.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        isClosed = true
        failure = errno == EPIPE ? nil : String(cString: strerror(errno))
      } else {
        start += written
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Why writing failed, where it was not the reader's wish.
  package private(set) var failure: String?
}
