import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Removes the temporary files of this process when it is interrupted.
package enum Interruption {
  /// Names of the files that exist, for the signal handler, which may not allocate or lock.
  private static let names: [Slot] = (0..<64).map { _ in Slot() }

  private final class Slot: Sendable {
    /// Address of a C string; 0 for none.
    let name = Atomic<UInt>(0)
  }

  /// From now on, signals that end the program remove its temporary files first.
  package static func removesTemporaryFiles() {
    _ = (names.count, isEnding.load(ordering: .relaxed), making.load(ordering: .relaxed))
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.isEnding.store(true, ordering: .sequentiallyConsistent)
        Interruption.waitForMaking()
        Interruption.unlinkAll()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Whether the program ends, and how many files are being made just now: one that appears after the names were
  /// gone through would stay behind.
  private static let isEnding = Atomic(false)
  private static let making = Atomic(0)

  /// Makes a file, unless the program ends: then nothing more is begun.
  static func make(_ open: () -> CInt) -> CInt {
    making.add(1, ordering: .sequentiallyConsistent)
    defer { making.subtract(1, ordering: .sequentiallyConsistent) }
    guard !isEnding.load(ordering: .sequentiallyConsistent) else {
      errno = EINTR
      return -1
    }
    return open()
  }

  /// Waits until files that are being made have been made; not for ever, as the signal may have interrupted that
  /// very thread.
  private static func waitForMaking() {
    var patience = 1000
    while making.load(ordering: .sequentiallyConsistent) > 0, patience > 0 {
      usleep(100)
      patience -= 1
    }
  }

  private static func unlinkAll() {
    for slot in names {
      if let name = pointer(slot.name.load(ordering: .acquiring)) { unlink(name) }
    }
  }

  /// Remembers a file that is about to be made.
  ///
  /// - Returns: what ``end(_:)`` forgets it by; nil where too many exist.
  static func begin(_ name: String) -> Int? {
    guard let copy = strdup(name) else { return nil }
    for index in names.indices
    where names[index].name.compareExchange(
      expected: 0, desired: UInt(bitPattern: copy), ordering: .acquiringAndReleasing
    ).exchanged {
      return index
    }
    free(copy)
    return nil
  }

  /// Forgets a file.
  static func end(_ slot: Int?) {
    guard let slot else { return }
    free(pointer(names[slot].name.exchange(0, ordering: .acquiringAndReleasing)))
  }

  private static func pointer(_ address: UInt) -> UnsafeMutablePointer<CChar>? {
    UnsafeMutablePointer(bitPattern: address)
  }
}
