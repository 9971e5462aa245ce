import Foundation
import GalleyProject
import Support
import Testing

@Suite struct FileWalkerTests {
  /// The files below a folder, relative to it.
  private func found(
    _ scratch: Scratch, _ paths: [String] = [""], endings: Set<String>? = nil,
    forceExclude: Bool = false
  ) throws -> [String] {
    let root = scratch.folder.path
    let workspace = Workspace(WorkspaceOptions(environment: [:], workingDirectory: root))
    let named = paths.map { $0.isEmpty ? root : "\(root)/\($0)" }
    let found = try workspace.files(named, endings: endings, forceExclude: forceExclude)
    #expect(found.failures.isEmpty)
    return found.files.map { String($0.dropFirst(root.count + 1)) }
  }

  private func scratch(_ names: String...) throws -> Scratch {
    let scratch = try Scratch()
    for name in names { try scratch.write([], to: name) }
    return scratch
  }

  @Test func foldersAreSearchedInOrder() throws {
    let scratch = try scratch(
      "b.txt", "a.txt", "a/z.TXT", "a/skip.pdf", ".hidden/x.txt", ".x.txt", "c/d/e.md")
    #expect(try found(scratch) == ["a/z.TXT", "a.txt", "b.txt", "c/d/e.md"])
  }

  @Test func aNamedFileIsTakenWhateverItsEndingAndWhateverIgnoresIt() throws {
    let scratch = try scratch("notes.log", "a.txt", ".b.txt", "sub/c.txt")
    try scratch.write("*\n".utf8, to: ".galleyignore")
    #expect(
      try found(scratch, ["notes.log", "a.txt", ".b.txt"]) == ["notes.log", "a.txt", ".b.txt"])
    #expect(try found(scratch, ["notes.log", "a.txt", "sub"], forceExclude: true).isEmpty)
  }

  @Test func aFileNamedTwiceIsTakenOnce() throws {
    let scratch = try scratch("a.txt", "b.txt")
    #expect(try found(scratch, ["b.txt", "", "./a.txt"]) == ["b.txt", "a.txt"])
  }

  @Test func circlesOfLinksEnd() throws {
    let scratch = try scratch("a/b.txt", "c/d.txt")
    for (link, target) in [("a/loop", ""), ("a/other", "c"), ("c/other", "a"), ("self", "self")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.url(link).path, withDestinationPath: scratch.url(target).path)
    }
    #expect(try found(scratch).count == 2)
  }

  @Test func aFolderWithoutTextIsAFailure() throws {
    let scratch = try scratch("a.pdf")
    let root = scratch.folder.path
    let workspace = Workspace(WorkspaceOptions(environment: [:], workingDirectory: root))
    let found = try workspace.files([root, root + "/*.txt"])
    #expect(found.files.isEmpty)
    #expect(
      found.failures.map(\.message) == [
        "no .markdown, .md, .txt file in this folder that is not ignored; name the files themselves to lint "
          + "others", "no file matches",
      ])
  }

  @Test func globsAreExpanded() throws {
    let scratch = try scratch(
      "a/x.txt", "a/b/y.log", "a/b/c/y.txt", "[1].txt", "z.txt", "a/b/.y.txt")
    try scratch.write("c/\n".utf8, to: "a/.galleyignore")
    #expect(try found(scratch, ["a/**/*.txt"]) == ["a/x.txt"])
    #expect(try found(scratch, ["*/b/?.log"]) == ["a/b/y.log"])
    #expect(try found(scratch, ["[1].txt"]) == ["[1].txt"], "a file of that name comes first")
    #expect(try found(scratch, ["[z].txt"]) == ["z.txt"])
  }

  @Test func configurationIncludesAndExcludes() throws {
    let scratch = try scratch(
      "articles/a.txt", "articles/old/b.txt", "articles/old/keep.txt", "articles/c.rst", "d.txt",
      "articles/e.draft.txt")
    try scratch.write(
      """
      include: [articles/]
      exclude: ["**/old/*", "!keep.txt"]
      formats: {rst: text}
      """.utf8, to: ".galley.yml")
    try scratch.write("exclude: ['*.draft.txt']".utf8, to: "articles/.galley.yml")
    #expect(try found(scratch) == ["articles/a.txt", "articles/c.rst", "articles/old/keep.txt"])
    #expect(try found(scratch, ["d.txt", "articles/e.draft.txt"], forceExclude: true) == ["d.txt"])
    try scratch.write([], to: "articles/e.jsonl")
    #expect(try found(scratch, endings: ["jsonl"]) == ["articles/e.jsonl"])
  }

  @Test func listsOfPathsAreRead() throws {
    let scratch = try Scratch()
    let lines = try scratch.write("a.txt\r\n\nb c.txt\n".utf8, to: "lines")
    #expect(try FileList.read(lines, isNullSeparated: false) == ["a.txt", "b c.txt"])
    let nulls = try scratch.write("a\n.txt\0b.txt\0".utf8, to: "nulls")
    #expect(try FileList.read(nulls, isNullSeparated: true) == ["a\n.txt", "b.txt"])
    #expect(throws: InputFailure.self) { try FileList.read(nulls, isNullSeparated: false) }
  }
}
