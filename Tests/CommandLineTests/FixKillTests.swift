import Foundation
import Support
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that is killed at any moment leaves the old file or the new one.
@Suite struct FixKillTests {
  /// Code is passed over quickly, so that much of the time goes into writing.
  private static let code =
    "```\n" + String(repeating: "let goverment = 1 , 2\n", count: 100) + "```\n"
  private static let old = Data(
    ("It is  so, they said.\n\n" + code + "\nAnd  so, it ends.\n").utf8)
  private static let new = Data(("It is so, they said.\n\n" + code + "\nAnd so, it ends.\n").utf8)

  /// Files that one process fixes, one after the other.
  private struct Job {
    private let scratch: Scratch
    private let names = ["a.md", "b.md", "c.md", "d.md"]

    private var folder: URL { scratch.folder }

    init() throws {
      scratch = try Scratch()
      // A language without rules of its own: nearly all the time of a run is start-up.
      try scratch.write("SET UTF-8\n".utf8, to: "dictionary/zz.aff")
      try scratch.write("1\nit\n".utf8, to: "dictionary/zz.dic")
    }

    func start() throws -> Process {
      for name in names { try FixKillTests.old.write(to: folder.appendingPathComponent(name)) }
      let process = Process()
      process.executableURL = Command.binary
      process.arguments = [
        "fix", "--no-config", "--language", "zz", "--select", "doubled-space", "--severity", "note",
        folder.path,
      ]
      process.environment = ["DICPATH": folder.appendingPathComponent("dictionary").path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }

    /// What the files hold.
    var contents: [Data] {
      get throws { try names.map { try Data(contentsOf: folder.appendingPathComponent($0)) } }
    }

    /// New files that do not have their names yet.
    var temporaryFiles: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".galley") } ?? []
    }

    /// Waits until the first new file is begun: start-up is over, and the work goes on.
    func waitForWriting(_ process: Process) {
      while process.isRunning, temporaryFiles.isEmpty { usleep(500) }
    }
  }

  /// What was found after kills.
  private struct Seen {
    var old = 0
    var new = 0
    var halfWritten = 0
    var mixed = 0
  }

  /// Kills one process: at once after the first new file is begun, or any time until all are written.
  private static func killOne(after delay: UInt32) throws -> Seen {
    let job = try Job()
    let process = try job.start()
    job.waitForWriting(process)
    usleep(delay)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    var seen = Seen()
    for content in try job.contents {
      if content == old {
        seen.old += 1
      } else if content == new {
        seen.new += 1
      } else {
        seen.mixed += 1
      }
    }
    seen.halfWritten = job.temporaryFiles.count
    return seen
  }

  @Test func killedAHundredTimes() async throws {
    let whole = try Job()
    let process = try whole.start()
    whole.waitForWriting(process)
    let began = ContinuousClock.now
    process.waitUntilExit()
    let work = UInt32(clamping: Int((ContinuousClock.now - began) / .microseconds(1)))
    #expect(try whole.contents.allSatisfy { $0 == Self.new })

    // Four at a time; each waits for its process on a thread of its own.
    let seen = try await withThrowingTaskGroup(of: [Seen].self) { group in
      for lane in 0..<4 {
        group.addTask {
          try await Self.onThread {
            try (0..<25).map { attempt in
              let isEarly = (lane + attempt).isMultiple(of: 2)
              return try Self.killOne(after: .random(in: 0...(isEarly ? 5000 : work)))
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(seen.count == 100)
    #expect(seen.allSatisfy { $0.mixed == 0 })
    #expect(seen.contains { $0.old > 0 } && seen.contains { $0.halfWritten > 0 })
  }

  /// Blocking work, kept off the threads of the concurrency runtime.
  private static func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptLeavesNothingBehind(_ signal: Int32) throws {
    for _ in 0..<2 {
      let job = try Job()
      let process = try job.start()
      job.waitForWriting(process)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(try job.contents.allSatisfy { $0 == Self.old || $0 == Self.new })
      #expect(job.temporaryFiles.isEmpty)
    }
  }
}
