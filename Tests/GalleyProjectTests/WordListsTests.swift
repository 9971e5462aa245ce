import Foundation
import Galley
import GalleyProject
import GalleyText
import Testing

/// Words that a project, its configuration and a person accept.
@Suite struct WordListsTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "lists-\(UUID().uuidString)"
  ).resolvingSymlinksInPath().path

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private func workspace(_ configuration: ConfigurationSource = .discovered) -> Workspace {
    var options = WorkspaceOptions(
      environment: ProcessInfo.processInfo.environment.merging(
        ["XDG_CONFIG_HOME": root + "/home"]) { $1 }, workingDirectory: root)
    options.configuration = configuration
    options.select = ["spelling"]
    return Workspace(options)
  }

  private func flagged(_ path: String, in workspace: Workspace) async throws -> [String] {
    let text = "The glorb and the blimf met a snarp and a drempt in the equippment room."
    let result = try await Worker(workspace).lint(
      SourceText(path: root + "/" + path, text: text))
    return result.diagnostics.map { result.source.string($0.range) }
  }

  @Test func eachFileHasTheWordsOfItsProjectItsConfigurationAndThePerson() async throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try write("glorb\n", to: "a/.galley/words.txt")
    try write("language: en\nwords: [blimf, {file: own.txt}]\n", to: "a/.galley.yml")
    try write("snarp\n", to: "a/own.txt")
    try write("drempt\n", to: "home/galley/words.txt")
    #expect(try await flagged("a/deep/x.txt", in: workspace()) == ["equippment"])
    #expect(
      try await flagged("b/x.txt", in: workspace()) == ["glorb", "blimf", "snarp", "equippment"])
    // One worker, two projects, turn about.
    let shared = workspace()
    #expect(try await flagged("a/x.txt", in: shared) == ["equippment"])
    #expect(try await flagged("b/x.txt", in: shared).count == 4)
    #expect(try await flagged("a/x.txt", in: shared) == ["equippment"])
    #expect(
      try await flagged("a/x.txt", in: workspace(.none)).count == 5,
      "without configuration no list holds")
  }

  @Test func mistakesAreReportedWhereTheyStand() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try write("right\ntwo words\n", to: "a/.galley/words.txt")
    #expect(throws: ConfigurationError.self) { try workspace().linter(for: root + "/a/x.txt") }
    do {
      try workspace().prepare([root + "/a/x.txt"])
      Issue.record("a mistake went unnoticed")
    } catch {
      #expect("\(error)".hasPrefix("a/.galley/words.txt:2:1: error: “two words” is more than one"))
    }
    try write("words: [{file: none.txt}]\n", to: "b/.galley.yml")
    do {
      try workspace().prepare([root + "/b/x.txt"])
      Issue.record("a missing list went unnoticed")
    } catch {
      #expect("\(error)".hasPrefix("b/.galley.yml:1:16: error: "), "\(error)")
      #expect("\(error)".contains("none.txt"))
    }
  }
}
