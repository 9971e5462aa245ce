import Foundation

/// A git repository in a folder of its own.
package struct Repository {
  package let scratch: Scratch

  package init() throws {
    scratch = try Scratch()
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// A clone of the last commit of another one.
  package init(shallow other: Repository) throws {
    scratch = try Scratch()
    try git("clone", "--quiet", "--depth=1", "file://\(other.scratch.folder.path)", ".")
  }

  /// Runs git, and gives what it prints.
  @discardableResult
  package func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c",
        "commit.gpgsign=false",
      ]
      + arguments
    process.currentDirectoryURL = scratch.folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
    return String(decoding: output, as: UTF8.self)
  }

  /// Commits everything.
  package func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  /// A git command that failed.
  package struct Failure: Error {
    package var arguments: [String]
  }
}
