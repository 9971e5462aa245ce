import GalleyData
import GalleyLanguage

/// The files of `Rules/` and `Dictionaries/` that are built into the binary.
package enum EmbeddedFiles {
  /// Paths below the package, sorted.
  package static let paths: [String] = (0..<galley_file_count()).map {
    String(cString: galley_file_at($0).path)
  }

  /// The bytes of a file, or nil where there is none of that path.
  package static func bytes(_ path: String) -> [UInt8]? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    let file = galley_file_at(index)
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
  }

  /// The text of a file, empty where there is none of that path.
  package static func text(_ path: String) -> String {
    String(decoding: bytes(path) ?? [], as: UTF8.self)
  }

  /// The bytes of a file where they lie, for as long as the program runs; nil where there is none.
  package static func raw(_ path: String) -> UnsafeRawBufferPointer? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    let file = galley_file_at(index)
    return UnsafeRawBufferPointer(start: file.bytes, count: file.size)
  }

  /// The same, for what keeps and reads it.
  package static func stored(_ path: String) -> StoredBytes? {
    raw(path).map(StoredBytes.init(embedded:))
  }
}
