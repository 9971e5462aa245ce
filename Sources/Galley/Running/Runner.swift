import GalleyFormats
import GalleyProject
import GalleyRules
import GalleyText

/// Lints inputs on all cores and hands on the results in the order of the inputs.
package struct Runner: Sendable {
  /// What stops a run.
  package enum Failure: Error {
    /// The dictionary cannot be used.
    case dictionary(String)
    /// The consumer wants no more.
    case stopped
  }

  private let workers: [Worker]
  /// Inputs that are worked on or wait for their turn to be reported, at most.
  private let window: Int

  /// - Parameters:
  ///   - concurrency: how many texts are linted at once.
  ///   - isTimed: whether the CPU time of rules is measured.
  package init(
    _ workspace: Workspace, concurrency: Int, isTimed: Bool = false, asksSurprise: Bool = false
  ) {
    workers = (0..<max(1, concurrency)).map { _ in
      Worker(workspace, isTimed: isTimed, asksSurprise: asksSurprise)
    }
    window = workers.count * 3
  }

  /// The CPU time of rules so far, of all workers; empty where it is not measured.
  package func timings() async -> RuleTimings {
    var sum = RuleTimings()
    for worker in workers {
      if let timings = await worker.timings { sum.add(timings) }
    }
    return sum
  }

  /// Lints files.
  ///
  /// - Parameters:
  ///   - name: what standard input is called in reports.
  ///   - consume: gets each outcome in turn; false stops the run.
  /// - Throws: ``Failure``.
  package func run(
    files: [String], name: String?, consume: (Outcome) throws -> Bool
  ) async throws {
    var next = 0
    try await run(consume) { worker in
      guard next < files.count else { return nil }
      let path = files[next]
      next += 1
      return Task { await worker.lint(file: path, name: path == "-" ? name : nil) }
    }
  }

  /// Lints the records of JSON Lines inputs; memory does not grow with their number.
  ///
  /// - Throws: ``Failure``.
  package func run(
    jsonLines paths: [String], name: String?, consume: (Outcome) throws -> Bool
  ) async throws {
    for path in paths {
      var input: JSONLinesInput
      do {
        input = try JSONLinesInput(path, name: path == "-" ? name : nil)
      } catch {
        guard try consume(Outcome(failure: error)) else { throw Failure.stopped }
        continue
      }
      try await run(consume) { worker in
        switch input.next() {
        case nil: return nil
        case .success(let batch): return Task { await worker.lint(records: batch) }
        case .failure(let failure): return Task { Outcome(failure: failure) }
        }
      }
    }
  }

  /// Starts tasks as far as the window allows and consumes their outcomes in order.
  private func run(
    _ consume: (Outcome) throws -> Bool, next: (Worker) -> Task<Outcome, Never>?
  ) async throws {
    var running: [Task<Outcome, Never>] = []
    var started = 0
    var isDone = false
    while true {
      while !isDone, running.count < window {
        if let task = next(workers[started % workers.count]) {
          running.append(task)
          started += 1
        } else {
          isDone = true
        }
      }
      guard !running.isEmpty else { return }
      let outcome = await running.removeFirst().value
      if let reason = outcome.dictionaryFailure { throw Failure.dictionary(reason) }
      guard try consume(outcome) else { throw Failure.stopped }
    }
  }
}

/// Reads a JSON Lines input in batches of lines.
private struct JSONLinesInput {
  private let file: InputFile
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtEnd = false
  private var failure: InputFailure?

  /// Bytes that make a batch worth a task.
  private static let batchSize = 256 << 10

  init(_ path: String, name: String?) throws(InputFailure) {
    file = try InputFile(path, name: name)
  }

  /// The next batch, or nil at the end.
  mutating func next() -> Result<JSONLinesBatch, InputFailure>? {
    // Only the new bytes are searched for a line end, so that a line of a gigabyte is read in linear time.
    var searched = 0
    while !isAtEnd, pending.count < Self.batchSize || !pending[searched...].contains(0x0A) {
      searched = pending.count
      do {
        isAtEnd = try !file.readMore(into: &pending, atMost: max(Self.batchSize, pending.count / 2))
      } catch {
        isAtEnd = true
        failure = error
      }
    }
    if line == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    guard !pending.isEmpty else {
      defer { failure = nil }
      return failure.map { .failure($0) }
    }
    let end = isAtEnd ? pending.count : (pending.lastIndex(of: 0x0A) ?? pending.count - 1) + 1
    let lines = pending[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
      .map(Array.init)
    let isComplete = pending[end - 1] == 0x0A
    let batch = JSONLinesBatch(
      path: file.path, firstLine: line, lines: isComplete ? lines.dropLast() : lines)
    line += batch.lines.count
    pending.removeFirst(end)
    return .success(batch)
  }
}
