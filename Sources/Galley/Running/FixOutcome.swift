import GalleyProject

/// What came of fixing a file.
package struct FixOutcome: Sendable {
  /// As reports name it.
  package let path: String
  /// Nil where the file was left alone.
  package var report: FixReport?
  /// Why it was left alone.
  package var failure: InputFailure?
  /// The bytes of the file as they were; empty where it cannot be read.
  package var original: [UInt8] = []
  /// The bytes after the fixes, in the encoding of the file; as they were where it was left alone.
  package var fixed: [UInt8] = []
  /// Whether the person wants no more.
  package var isLast = false
  /// Why the dictionary could not be used, which makes all results worthless.
  package var dictionaryFailure: String?

  init(path: String) { self.path = path }
}
