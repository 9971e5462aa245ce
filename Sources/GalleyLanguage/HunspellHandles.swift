import CHunspell
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Loads dictionaries into Hunspell, and keeps those that are given back for who asks next.
///
/// None is ever destroyed. Hunspell 1.7 has one table of letters for all dictionaries in UTF-8 and counts who uses it:
/// without a lock, so that two that are destroyed at once free it twice, and wrongly, so that destroying one in another
/// encoding takes it away from the rest, which then refuse words in capitals.
enum HunspellHandles {
  /// Those that nobody uses, as addresses; two cannot be loaded at once either.
  private static let unused = Mutex<[Key: [UInt]]>([:])

  /// A dictionary as its files were when it was loaded.
  struct Key: Hashable, Sendable {
    fileprivate let files: DictionaryFiles
    private let versions: [Version]

    private struct Version: Hashable {
      var device: UInt64
      var inode: UInt64
      var size: Int64
      var seconds: Int
    }

    init(_ files: DictionaryFiles) {
      self.files = files
      versions = [files.affixes, files.words].map { path in
        var status = stat()
        guard stat(path, &status) == 0 else {
          return Version(device: 0, inode: 0, size: 0, seconds: 0)
        }
        #if canImport(Glibc)
          let seconds = status.st_mtim.tv_sec
        #else
          let seconds = status.st_mtimespec.tv_sec
        #endif
        return Version(
          device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino),
          size: Int64(status.st_size), seconds: seconds)
      }
    }
  }

  /// A loaded dictionary that nobody else uses; nil where Hunspell cannot load it.
  static func take(_ key: Key) -> OpaquePointer? {
    let address = unused.withLock { unused in
      unused[key]?.popLast()
        ?? UInt(bitPattern: Hunspell_create(key.files.affixes, key.files.words))
    }
    return OpaquePointer(bitPattern: address)
  }

  /// Gives back what ``take(_:)`` gave.
  static func giveBack(_ handle: OpaquePointer, _ key: Key) {
    let address = UInt(bitPattern: handle)
    unused.withLock { $0[key, default: []].append(address) }
  }
}
