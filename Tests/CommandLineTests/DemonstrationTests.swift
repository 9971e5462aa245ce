import Foundation
import Support
import Testing

/// A newsroom's repository of thirty articles, from the first failing run to a clean one.
@Suite struct DemonstrationTests {
  private let repository: Repository

  init() throws {
    repository = try Repository()
    for number in 0..<30 { try write(number, Self.article(number, isDamaged: true)) }
    try repository.commit("articles")
  }

  private static let towns = [
    "Norby", "Easthaven", "Dunmore", "Saltmarsh", "Millbrook", "Kirkwall",
  ]
  private static let goods = ["coal", "timber", "barley", "salt", "wool"]

  /// What stands in an article, and what the damage makes of it.
  private static let damage = [
    ("The government promised", "The goverment promised"),
    ("the harbour, she said", "the harbour , she said"),
    ("a letter from the", "a letter from from the"),
    ("They don’t expect", "They donâ€™t expect"),
    ("received no answer", "recieved no answer"),
  ]

  /// The two pieces of damage of an article.
  private static func damages(_ number: Int) -> [(clean: String, damaged: String)] {
    [damage[number % 5], damage[(number / 5 + number + 1) % 5]].map { ($0.0, $0.1) }
  }

  private static func article(_ number: Int, isDamaged: Bool) -> String {
    let town = towns[number % 6]
    let goods = goods[number / 6]
    var text = """
      Ships with \(goods) return to \(town)

      The government promised on Monday to dredge the channel, and the first ship with \(goods) came in on \
      the evening tide. Nobody was surprised by the news, which had been in the papers for a week.

      It will be good for the harbour, she said, when the pilots were asked for an opinion. The council read \
      out a letter from the ministry, which set aside money for \(number + 2) new cranes.

      They don’t expect the work to end before the winter. Two fishermen who had asked for a berth \
      received no answer, and a third has moved his boat away from \(town).

      """
    if isDamaged {
      for piece in damages(number) { text = text.replacing(piece.clean, with: piece.damaged) }
    }
    return text
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

  /// Where the damage of all articles is, as `file:line`.
  private var places: [String] {
    (0..<30).flatMap { number in
      let lines = Self.article(number, isDamaged: true).split(
        separator: "\n", omittingEmptySubsequences: false)
      let pieces = Set(Self.damages(number).map(\.damaged))
      return lines.enumerated().flatMap { index, line in
        pieces.filter { line.contains($0) }.map { _ in "\(Self.name(number)):\(index + 1)" }
      }
    }.sorted()
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
      #expect(try text(number) == Self.article(number, isDamaged: false), "\(Self.name(number))")
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
