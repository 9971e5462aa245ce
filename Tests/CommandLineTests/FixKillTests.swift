import Foundation
import Glibc
import Support
import Testing

/// A program that is killed at any moment leaves the old file or the new one.
@Suite(.serialized) struct FixKillTests {
  private let scratch: Scratch
  private let old: Data
  private let new: Data

  init() throws {
    scratch = try Scratch()
    // Code is passed over quickly, so that much of the time goes into writing.
    let code = "```\n" + String(repeating: "let goverment = 1 , 2\n", count: 5000) + "```\n"
    old = Data(("It is so , they said.\n\n" + code + "\nAnd so , it ends.\n").utf8)
    new = Data(("It is so, they said.\n\n" + code + "\nAnd so, it ends.\n").utf8)
  }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = Command.binary
    process.arguments = ["fix", scratch.url("a.md").path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private var temporaryFiles: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: scratch.folder.path))?
      .filter { $0.hasSuffix(".galley") } ?? []
  }

  @Test func killedAHundredTimes() throws {
    try old.write(to: scratch.url("a.md"))
    let began = ContinuousClock.now
    let whole = try start()
    whole.waitUntilExit()
    let duration = ContinuousClock.now - began
    #expect(try Data(contentsOf: scratch.url("a.md")) == new)
    let length = Int(duration / .microseconds(1))
    var random = SystemRandomNumberGenerator()
    var seen = (old: 0, new: 0, writing: 0)
    for attempt in 0..<100 {
      try old.write(to: scratch.url("a.md"))
      let process = try start()
      if attempt % 2 == 0 {
        usleep(UInt32(Int.random(in: 0...length, using: &random)))
      } else {
        // Half of them while the new file is written.
        while process.isRunning, temporaryFiles.isEmpty { usleep(200) }
        usleep(UInt32.random(in: 0...8000, using: &random))
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let content = try Data(contentsOf: scratch.url("a.md"))
      #expect(content == old || content == new)
      if content == old { seen.old += 1 } else { seen.new += 1 }
      for name in temporaryFiles {
        seen.writing += 1
        try FileManager.default.removeItem(at: scratch.url(name))
      }
    }
    #expect(seen.old > 0 && seen.writing > 0, "\(seen)")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptLeavesNothingBehind(_ signal: Int32) throws {
    for _ in 0..<2 {
      try old.write(to: scratch.url("a.md"))
      let process = try start()
      while process.isRunning, temporaryFiles.isEmpty { usleep(100) }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let content = try Data(contentsOf: scratch.url("a.md"))
      #expect(content == old || content == new)
      #expect(temporaryFiles.isEmpty)
    }
  }
}
