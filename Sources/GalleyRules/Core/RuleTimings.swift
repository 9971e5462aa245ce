#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much CPU time rules take.
package struct RuleTimings: Sendable {
  /// CPU time by rule id, and by step of the linter (in parentheses).
  package private(set) var nanoseconds: [String: UInt64] = [:]

  package init() {}

  /// Adds the time since `start`, a value of ``now``.
  package mutating func add(_ name: String, since start: UInt64) {
    nanoseconds[name, default: 0] += Self.now - start
  }

  /// Adds another worker's times.
  package mutating func add(_ other: RuleTimings) {
    nanoseconds.merge(other.nanoseconds, uniquingKeysWith: +)
  }

  /// CPU time of the calling thread, in nanoseconds.
  package static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
