import Foundation

/// Runs the built `galley`, or another program that was built with it.
package struct Command {
  package var status: Int32
  package var output: String
  package var errors: String

  /// - Parameters:
  ///   - input: what it reads from standard input.
  ///   - environment: added to a plain one.
  ///   - program: which one to run.
  package static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:],
    in folder: URL? = nil, program: String = "galley"
  ) throws -> Command {
    let process = Process()
    process.executableURL = binary.deletingLastPathComponent().appendingPathComponent(program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    // Files rather than pipes: nothing can block.
    let scratch = try Scratch()
    try input.write(to: scratch.url("in"))
    try scratch.write([], to: "out")
    try scratch.write([], to: "err")
    process.standardInput = try FileHandle(forReadingFrom: scratch.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.url("out"))
    process.standardError = try FileHandle(forWritingTo: scratch.url("err"))
    try process.run()
    process.waitUntilExit()
    return Command(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: scratch.url("out")), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: scratch.url("err")), as: UTF8.self))
  }

  /// The executable beside the test bundle.
  package static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("galley")
}

/// A folder that is removed with its last reference.
package final class Scratch {
  package let folder: URL

  package init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("galley-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  package func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// Writes a file and gives its path.
  @discardableResult
  package func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
