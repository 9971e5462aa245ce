#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a model, where they lie: embedded in the binary, or a file mapped into memory.
///
/// Nothing is read before it is asked for, so that opening a model of thirty megabytes costs microseconds.
package final class ModelBytes: @unchecked Sendable {
  // Immutable after `init`, and the memory is never written to: safe to share between threads.
  package let raw: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Bytes that live as long as the program does, aligned to 64.
  package init(embedded: UnsafeRawBufferPointer) {
    raw = embedded
    isMapped = false
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
    isMapped = true
  }

  deinit {
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: raw.baseAddress), raw.count) }
  }
}

/// Why a model cannot be used.
package enum ModelError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  /// Another kind of file.
  case foreign(path: String)
  /// A model of a version that this program does not read.
  case version(path: String, found: UInt32)
  /// Truncated or changed.
  case damaged(path: String, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): the model cannot be read: \(reason)"
    case .foreign(let path):
      "\(path): this is not a Galley model; `galley train` makes one"
    case .version(let path, let found):
      "\(path): a model of version \(found), but this Galley reads version \(ModelFile.version); "
        + "train it anew with `galley train`, or use the Galley that it was made with"
    case .damaged(let path, let reason):
      "\(path): the model is damaged (\(reason)); copy it again, or train it anew"
    }
  }
}
