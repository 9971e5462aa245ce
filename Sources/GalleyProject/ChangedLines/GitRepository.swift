import Foundation

/// A git work tree, asked through the `git` command.
package struct GitRepository: Sendable {
  /// The folder of the work tree.
  package let root: String

  /// What git cannot tell, and what to do.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Finds the work tree that holds a folder.
  ///
  /// - Throws: ``Failure``.
  package init(holding folder: String) throws(Failure) {
    let found = try Self.git(["rev-parse", "--show-toplevel"], in: folder)
    guard found.status == 0 else {
      throw Failure(description: "--changed-since needs a git repository: \(found.reason)")
    }
    root = found.text.hasSuffix("\n") ? String(found.text.dropLast()) : found.text
  }

  /// The lines of the work tree that are new since it parted from a revision: committed, staged or not;
  /// files that git does not know are new altogether.
  ///
  /// - Throws: ``Failure``.
  package func changes(since revision: String) throws(Failure) -> ChangedLines {
    let known = try git([
      "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}",
    ])
    guard known.status == 0 else {
      let hint =
        try isShallow
        ? "the clone is shallow; get the branches and their history first (git fetch --unshallow origin "
          + "'+refs/heads/*:refs/remotes/origin/*', or fetch-depth: 0 for the checkout)"
        : "`git branch --all` and `git tag` list what is known"
      throw Failure(description: "--changed-since: git knows no “\(revision)”: \(hint)")
    }
    let commit = known.text.filter { !$0.isNewline }
    let base = try git(["merge-base", commit, "HEAD"])
    guard base.status == 0 else {
      throw Failure(
        description: try isShallow
          ? "--changed-since: the clone is shallow and does not reach back to where HEAD parted from "
            + "“\(revision)”; fetch more (git fetch --unshallow, or fetch-depth: 0 for the checkout)"
          : "--changed-since: HEAD and “\(revision)” have no common ancestor")
    }
    let diff = try git([
      "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
      "--find-renames",
      "--src-prefix=a/", "--dst-prefix=b/", base.text.filter { !$0.isNewline }, "--",
    ])
    guard diff.status == 0 else { throw Failure(description: "git diff failed: \(diff.reason)") }
    var changed: ChangedLines
    do {
      changed = ChangedLines(try ParsedDiff(Array(diff.output)), root: root)
    } catch {
      throw Failure(description: "git diff: \(error)")
    }
    let others = try git(["ls-files", "--others", "--exclude-standard", "-z"])
    for name in others.output.split(separator: 0) {
      changed.addWhole(String(decoding: name, as: UTF8.self))
    }
    return changed
  }

  private var isShallow: Bool {
    get throws(Failure) {
      try git(["rev-parse", "--is-shallow-repository"]).text.hasPrefix("true")
    }
  }

  private func git(_ arguments: [String]) throws(Failure) -> Answer {
    try Self.git(arguments, in: root)
  }

  private struct Answer {
    var status: Int32
    var output: Data
    var errors: Data

    var text: String { String(decoding: output, as: UTF8.self) }
    /// The first line of what git complains about.
    var reason: String {
      let line = String(decoding: errors, as: UTF8.self).split(separator: "\n").first
      return line.map { $0.hasPrefix("fatal: ") ? String($0.dropFirst(7)) : String($0) }
        ?? "it gave no reason"
    }
  }

  private static func git(_ arguments: [String], in folder: String) throws(Failure) -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
      // Git's complaints are a few lines, which a pipe holds.
      let answer = try output.fileHandleForReading.readToEnd() ?? Data()
      let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      if process.terminationStatus == 127 {
        throw Failure(
          description: "--changed-since needs the command `git`, which is not installed")
      }
      return Answer(status: process.terminationStatus, output: answer, errors: complaint)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(description: "git cannot be run: \(error)")
    }
  }
}
