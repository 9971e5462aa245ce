#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a model or a table, where they lie: embedded in the binary, or a file mapped into memory.
///
/// Nothing is read before it is asked for, so that opening a model of thirty megabytes costs microseconds.
package final class StoredBytes: @unchecked Sendable {
  // Immutable after `init`, and the memory is never written to: safe to share between threads.
  package let raw: UnsafeRawBufferPointer
  private let release: Release

  /// What has to be done with the memory in the end.
  private enum Release { case nothing, unmapping, freeing }

  /// Bytes that live as long as the program does, aligned to 64.
  package init(embedded: UnsafeRawBufferPointer) {
    raw = embedded
    release = .nothing
  }

  /// A copy of bytes.
  package init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    raw = UnsafeRawBufferPointer(copy)
    release = .freeing
  }

  /// Whether there is something to map.
  static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Maps a file.
  ///
  /// - Throws: ``ModelError/unreadable(path:reason:)``.
  package init(mapping path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw .damaged(path: path, reason: "it is empty") }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    raw = UnsafeRawBufferPointer(start: base, count: size)
    release = .unmapping
  }

  deinit {
    switch release {
    case .nothing: break
    case .unmapping: munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count)
    case .freeing: raw.deallocate()
    }
  }
}
