import Foundation

/// A thread that does one piece of work at a time beside the one that asks for it.
///
/// Kept from piece to piece: these last some milliseconds, and a pool may take as long to wake.
final class SecondThread: @unchecked Sendable {
  // `work` is only touched by the thread whose turn it is, as the semaphores tell.
  private var work: (@Sendable () -> Void)?
  private let given = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)

  init() {
    Thread.detachNewThread { [self] in
      while true {
        given.wait()
        guard let work else { return }
        work()
        done.signal()
      }
    }
  }

  /// Begins a piece of work; the one before must have been waited for.
  func perform(_ work: @escaping @Sendable () -> Void) {
    self.work = work
    given.signal()
  }

  /// Waits until the work is done.
  func wait() { done.wait() }

  /// Ends the thread.
  func finish() {
    work = nil
    given.signal()
  }
}
