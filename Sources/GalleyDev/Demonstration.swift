import ArgumentParser
import Foundation

/// Writes thirty articles of a newsroom, each damaged in two places, for tests and demonstrations.
struct Demonstration: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes thirty damaged articles into a folder, and prints where the damage is.")

  @Argument(help: "The folder, in which news/ is made.")
  var folder: String

  @Flag(help: "Leave the damage out.")
  var clean = false

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

  func run() throws {
    for number in 0..<30 {
      let pieces = [Self.damage[number % 5], Self.damage[(number / 5 + number + 1) % 5]]
      var text = Self.article(number)
      if !clean { for (right, wrong) in pieces { text = text.replacing(right, with: wrong) } }
      let path = "news/\(number / 10)/\(number < 10 ? "0" : "")\(number).txt"
      let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      let wrong = Set(pieces.map(\.1))
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        for _ in wrong.filter(line.contains) { print("\(path):\(index + 1)") }
      }
    }
  }

  private static func article(_ number: Int) -> String {
    let town = towns[number % 6]
    let goods = goods[number / 6]
    return """
      Ships with \(goods) return to \(town)

      The government promised on Monday to dredge the channel, and the first ship with \(goods) came in on \
      the evening tide. Nobody was surprised by the news, which had been in the papers for a week.

      It will be good for the harbour, she said, when the pilots were asked for an opinion. The council read \
      out a letter from the ministry, which set aside money for \(number + 2) new cranes.

      They don’t expect the work to end before the winter. Two fishermen who had asked for a berth \
      received no answer, and a third has moved his boat away from \(town).

      """
  }
}
