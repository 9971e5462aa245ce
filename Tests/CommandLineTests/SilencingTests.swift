import Foundation
import Support
import Testing

@Suite struct SilencingTests {
  private let clean = "All is well in the harbour, they said.\n"
  private let damaged = "The goverment fell in the spring.\n"

  private func lint(_ repository: Repository, _ arguments: [String], input: String = "") throws
    -> Command
  {
    try Command.run(
      ["--format", "compact"] + arguments, input: Data(input.utf8), in: repository.scratch.folder)
  }

  @Test func onlyChangedLinesCount() throws {
    let repository = try Repository()
    try repository.scratch.write((damaged + "\n" + clean).utf8, to: "a.txt")
    try repository.scratch.write(damaged.utf8, to: "b.txt")
    try repository.commit("one")
    #expect(try lint(repository, ["--changed-since", "HEAD", "."]).status == 0)
    // Committed on a branch, uncommitted, and not yet known to git.
    try repository.git("checkout", "--quiet", "-b", "work")
    try repository.scratch.write((damaged + "\nThey recieve it.\n").utf8, to: "a.txt")
    try repository.commit("two")
    try repository.scratch.write((damaged + "\nThey beleive it.\n").utf8, to: "b.txt")
    try repository.scratch.write(damaged.utf8, to: "new/c d.txt")
    let result = try lint(repository, ["--changed-since", "main", "."])
    #expect(result.status == 1)
    #expect(
      result.output.split(separator: "\n").map { $0.split(separator: " ")[0] }
        == ["./a.txt:3:6:", "./b.txt:3:6:", "./new/c"])
    // What others did meanwhile does not count.
    try repository.git("stash", "--quiet", "--include-untracked")
    try repository.git("checkout", "--quiet", "main")
    try repository.scratch.write((damaged + "\n" + clean + "\n" + damaged).utf8, to: "b.txt")
    try repository.commit("three")
    try repository.git("checkout", "--quiet", "work")
    let merged = try lint(repository, ["--changed-since", "main", "."])
    #expect(
      merged.output.split(separator: "\n").count == 1 && merged.output.hasPrefix("./a.txt:3:6:"))
    // From a folder of the work tree, with paths that are relative to it.
    try repository.scratch.write([], to: "d/e.txt")
    let folder = repository.scratch.url("d")
    let above = try Command.run(
      ["--format", "compact", "--changed-since", "main", ".."], in: folder)
    #expect(above.output.hasPrefix("../a.txt:3:6:"))
    let diff = Data(try repository.git("diff", "main").utf8)
    let piped = try Command.run(
      ["--format", "compact", "--diff-from", "-", "../a.txt"], input: diff, in: folder)
    #expect(piped.output.hasPrefix("../a.txt:3:6:"))
    // With the path of a single file.
    let below = try Command.run(
      ["--format", "compact", "--changed-since", "main", repository.scratch.url("a.txt").path])
    #expect(below.output.contains("a.txt:3:6:") && !below.output.contains("goverment"))
  }

  @Test func aDiffFromStandardInput() throws {
    let repository = try Repository()
    try repository.scratch.write((damaged + "\n" + clean).utf8, to: "d/a.txt")
    try repository.commit("one")
    try repository.scratch.write((damaged + "\nThey recieve it.\n").utf8, to: "d/a.txt")
    let diff = try repository.git("diff")
    let result = try lint(repository, ["--diff-from", "-", "d"], input: diff)
    #expect(result.status == 1 && result.output.hasPrefix("d/a.txt:3:6:"))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try lint(repository, ["--diff-from", "-", "d"]).status == 0, "no change")
    let nonsense = try lint(repository, ["--diff-from", "-", "d"], input: damaged)
    #expect(nonsense.status == 2 && nonsense.errors.contains("not a unified diff"))
  }

  @Test func aShallowCloneSaysWhatIsMissing() throws {
    let repository = try Repository()
    try repository.scratch.write(clean.utf8, to: "a.txt")
    try repository.commit("one")
    try repository.git("branch", "base")
    try repository.scratch.write(damaged.utf8, to: "a.txt")
    try repository.commit("two")
    let clone = try Repository(shallow: repository)
    let unknown = try lint(clone, ["--changed-since", "origin/base", "."])
    #expect(
      unknown.status == 2 && unknown.errors.contains("the clone is shallow; get the branches"))
    try clone.git("fetch", "--quiet", "--depth=1", "origin", "base:base")
    let unrelated = try lint(clone, ["--changed-since", "base", "."])
    #expect(unrelated.status == 2 && unrelated.errors.contains("git fetch --unshallow"))
    try clone.git("fetch", "--quiet", "--unshallow")
    #expect(try lint(clone, ["--changed-since", "base", "."]).status == 1)
  }

  @Test func whereThereIsNoRepositoryItIsSaid() throws {
    let scratch = try Scratch()
    let path = try scratch.write(clean.utf8, to: "a.txt")
    let result = try Command.run(["--changed-since", "main", path])
    #expect(result.status == 2 && result.errors.contains("needs a git repository"))
    let repository = try Repository()
    try repository.scratch.write(clean.utf8, to: "a.txt")
    try repository.commit("one")
    let unknown = try lint(repository, ["--changed-since", "--output=x", "."])
    #expect(unknown.status == 2)
  }

  @Test func aBaselineIsWrittenUsedAndPruned() throws {
    let scratch = try Scratch()
    func run(_ arguments: String...) throws -> Command {
      try Command.run(arguments, in: scratch.folder)
    }
    try scratch.write((damaged + "\n" + clean).utf8, to: "a.txt")
    let written = try run("baseline", ".")
    #expect(written.status == 0)
    #expect(written.output == ".galley-baseline: 1 known finding, 1 new, 0 gone\n")
    let known = try run("--baseline", ".galley-baseline", ".")
    #expect(
      known.status == 0 && known.output.hasPrefix("nothing new in 1 text; 1 finding passed over"))
    try scratch.write(("New at the top.\n\n" + damaged + "\nThey recieve it.\n").utf8, to: "a.txt")
    let new = try run("--format", "compact", "--baseline", ".galley-baseline", ".")
    #expect(new.status == 1 && new.output.hasPrefix("./a.txt:5:6:"))
    #expect(new.output.split(separator: "\n").count == 1)
    try scratch.write(clean.utf8, to: "a.txt")
    let gone = try run("--baseline", ".galley-baseline", ".")
    #expect(gone.status == 0 && gone.errors.contains("1 known finding is no longer there"))
    #expect(
      try run("baseline", "--prune", ".").output
        == ".galley-baseline: 0 known findings, 0 new, 1 gone\n")
    #expect(try run("--baseline", ".galley-baseline", ".").errors.isEmpty)
    #expect(try run("--baseline", "none", ".").status == 2)
    #expect(try run("baseline", "--prune", "-o", "none", ".").status == 2)
    // A baseline among the texts is none of them.
    try scratch.write(damaged.utf8, to: "a.txt")
    #expect(try run("baseline", "-o", "known.txt", ".").status == 0)
    let beside = try run("--baseline", "known.txt", ".")
    #expect(beside.status == 0, "\(beside.output)")
  }

  @Test func baselinesOfTwoBranchesMerge() throws {
    let repository = try Repository()
    for name in ["a", "m", "z"] {
      try repository.scratch.write("The goverment fell in \(name).\n".utf8, to: "\(name).txt")
    }
    func baseline() throws {
      #expect(try Command.run(["baseline", "."], in: repository.scratch.folder).status == 0)
    }
    try baseline()
    try repository.commit("one")
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.scratch.write("They recieve it.\n".utf8, to: "b.txt")
    try baseline()
    try repository.commit("two")
    try repository.git("checkout", "--quiet", "main")
    try repository.scratch.write("They beleive it.\n".utf8, to: "n.txt")
    try baseline()
    try repository.commit("three")
    try repository.git("merge", "--quiet", "--message", "merge", "other")
    let result = try lint(repository, ["--baseline", ".galley-baseline", "."])
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test func modelsOfWordsAreLookedUpAtOnce() throws {
    let scratch = try Scratch()
    func words(_ arguments: String...) throws -> Command {
      try Command.run(["words", "add"] + arguments, in: scratch.folder)
    }
    let wrong = try words("gizmo", "zorkle/glarbnock")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("zorkle/glarbnock: “glarbnock” is no entry of the dictionary"))
    #expect(!FileManager.default.fileExists(atPath: scratch.url(".galley/words.txt").path))
    #expect(try words("zorkle/handle").status == 0)
    #expect(try words("--language", "xx", "a/b").status == 2)
    #expect(
      try String(contentsOf: scratch.url(".galley/words.txt"), encoding: .utf8) == "zorkle/handle\n"
    )
  }
}
