import Foundation
import GalleyLanguage
import GalleyProject
import Testing

@Suite struct WordFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "words-\(UUID().uuidString)"
  ).path

  private func entry(_ line: String) throws -> WordEntry {
    try #require(try WordEntry.parse(line[...]))
  }

  @Test func entriesAreAddedReplacedSortedAndRemoved() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/.galley/words.txt"
    var file = try WordFile(path: path)
    for line in ["beta", "delta", "=Alpha", "!gamma -> beta"] {
      let changed = file.add(try entry(line))
      #expect(changed)
    }
    #expect(file.lines == ["=Alpha", "beta", "delta", "!gamma -> beta"])
    let isNew = file.add(try entry("beta"))
    #expect(!isNew, "it is there already")
    let isChanged = file.add(try entry("beta/walk"))
    #expect(isChanged)
    let isRemoved = file.remove("delta")
    #expect(isRemoved)
    try file.write()
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == "=Alpha\nbeta/walk\n!gamma -> beta\n")
    #expect(WordLists.projectList(for: folder + "/deep/er/article.txt") == path)
  }

  @Test func commentsGoWithTheirEntries() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/words.txt"
    try "# Our words\n\nzeta\n# a river\nArno\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    var file = try WordFile(path: path)
    file.sort()
    #expect(file.lines == ["# Our words", "", "# a river", "Arno", "zeta"])
  }
}
