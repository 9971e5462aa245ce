import Foundation
import Support
import Testing

/// A newsroom's repository of thirty articles, from the first failing run to a clean one.
@Suite struct DemonstrationTests {
  private let repository: Repository
  /// The articles without their damage.
  private let clean: Scratch
  /// Where the damage of all articles is, as `file:line`.
  private let places: [String]

  init() throws {
    repository = try Repository()
    clean = try Scratch()
    let folders = [repository.scratch.folder.path, clean.folder.path]
    let written = try Command.run(["demonstration", folders[0]], program: "galley-dev")
    places = written.output.split(separator: "\n").map(String.init).sorted()
    _ = try Command.run(["demonstration", "--clean", folders[1]], program: "galley-dev")
    try repository.commit("articles")
  }

  private static func name(_ number: Int) -> String {
    "news/\(number / 10)/" + (number < 10 ? "0\(number).txt" : "\(number).txt")
  }

  private func write(_ number: Int, _ text: String) throws {
    try repository.scratch.write(text.utf8, to: Self.name(number))
  }

  private func text(_ number: Int) throws -> String {
    try String(contentsOf: repository.scratch.url(Self.name(number)), encoding: .utf8)
  }

  private func galley(_ arguments: String...) throws -> Command {
    try Command.run(arguments, in: repository.scratch.folder)
  }

  @Test func fromDamageToACleanRun() throws {
    // It fails, with the right places and no others.
    let failed = try galley("--format", "compact", "news")
    #expect(failed.status == 1)
    let found = failed.output.split(separator: "\n").map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":")
    }
    #expect(found.sorted() == places)

    // A baseline makes it pass.
    let baseline = try galley("baseline", "news")
    #expect(baseline.status == 0)
    #expect(baseline.output.hasPrefix(".galley-baseline: \(places.count) known findings"))
    try repository.commit("baseline")
    #expect(try galley("--baseline", ".galley-baseline", "news").status == 0)

    // An edit above an old finding does not make it fail, one new error does.
    try write(3, "A new headline\n\nAnd a new paragraph, with nothing wrong in it.\n\n" + text(3))
    #expect(try galley("--baseline", ".galley-baseline", "news").status == 0)
    try write(4, text(4) + "\nThey beleive it all the same.\n")
    let again = try galley("--baseline", ".galley-baseline", "--format", "compact", "news")
    #expect(again.status == 1)
    #expect(again.output.split(separator: "\n").count == 1)
    #expect(again.output.hasPrefix("\(Self.name(4)):9:6: warning: “beleive”"))
    let changed = try galley("--changed-since", "HEAD", "--format", "compact", "news")
    #expect(changed.output == again.output)
    try repository.git("checkout", "--quiet", "--", "news")

    // The diff promises what the fixes then do.
    let promised = try galley("fix", "--likely", "--diff", "news")
    #expect(promised.status == 1)
    #expect(try repository.git("status", "--porcelain").isEmpty, "a diff changes nothing")
    let fixed = try galley("fix", "--likely", "news")
    #expect(fixed.status == 0)
    #expect(try Self.changes(promised.output) == Self.changes(repository.git("diff")))
    for number in 0..<30 {
      let path = Self.name(number)
      #expect(try text(number) == String(contentsOf: clean.url(path), encoding: .utf8), "\(path)")
    }

    // Nothing is left, a second run changes nothing, and the baseline has done its work.
    let second = try galley("fix", "--likely", "news")
    #expect(second.output == "0 fixes in 0 of 30 texts; nothing is left\n")
    let clean = try galley("--baseline", ".galley-baseline", "news")
    #expect(clean.status == 0)
    #expect(clean.errors.contains("\(places.count) known findings are no longer there"))
    #expect(try galley("baseline", "--prune", "news").output.contains(": 0 known findings"))
  }

  /// The files, hunks and changed lines of a diff.
  private static func changes(_ diff: String) -> [Substring] {
    diff.split(separator: "\n").filter { line in
      !line.hasPrefix("diff ") && !line.hasPrefix("index ")
    }.map { line in
      // git names the heading of a hunk behind it.
      line.hasPrefix("@@ ") ? hunk(line) : line
    }
  }

  private static func hunk(_ line: Substring) -> Substring {
    guard let end = line.dropFirst(2).firstRange(of: " @@") else { return line }
    return line[..<end.upperBound]
  }
}
