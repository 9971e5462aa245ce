import GalleyProject
import GalleyRules

/// Fixes files on all cores and hands on what came of them in the order of the files.
package struct FixRunner {
  private let workers: [FixWorker]

  /// - Parameters: as for ``FixWorker``.
  ///   - concurrency: how many files are fixed at once.
  package init(
    _ workspace: Workspace, least: GalleyRules.Applicability, severity: GalleyRules.Severity,
    writes: Bool, concurrency: Int
  ) {
    workers = (0..<max(1, concurrency)).map { _ in
      FixWorker(workspace, least: least, severity: severity, writes: writes)
    }
  }

  /// Fixes files.
  ///
  /// - Parameters:
  ///   - name: what standard input is called.
  ///   - consume: gets each outcome in turn; false stops the run.
  /// - Throws: ``Runner/Failure``.
  package func run(
    files: [String], name: String?, consume: (FixOutcome) -> Bool
  ) async throws(Runner.Failure) {
    var running: [Task<FixOutcome, Never>] = []
    var next = 0
    while true {
      while next < files.count, running.count < workers.count * 3 {
        let (path, worker) = (files[next], workers[next % workers.count])
        running.append(Task { await worker.fix(file: path, name: path == "-" ? name : nil) })
        next += 1
      }
      guard !running.isEmpty else { return }
      let outcome = await running.removeFirst().value
      if let reason = outcome.dictionaryFailure { throw .dictionary(reason) }
      guard consume(outcome) else {
        for task in running { _ = await task.value }
        throw .stopped
      }
    }
  }

  /// Fixes files one by one as a person says.
  ///
  /// - Throws: ``Runner/Failure``.
  package func run(
    files: [String],
    ask: @escaping @Sendable (FixSession.Question) -> FixSession.Answer,
    consume: (FixOutcome) -> Bool
  ) async throws(Runner.Failure) {
    for path in files {
      let outcome = await workers[0].fix(file: path, ask: ask)
      if let reason = outcome.dictionaryFailure { throw .dictionary(reason) }
      guard consume(outcome), !outcome.isLast else { throw .stopped }
    }
  }
}
