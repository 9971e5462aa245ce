import Foundation
import GalleyProject
import Support
import Testing

/// What `.gitignore` and its kin leave out, as git itself sees it.
@Suite struct IgnoreFilesTests {
  private static func git(_ arguments: [String], in folder: URL, input: String = "") throws
    -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    // Nobody's own configuration has a say.
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1",
      "XDG_CONFIG_HOME": folder.path,
    ]
    let scratch = try Scratch()
    let source = try scratch.write(input.utf8, to: "in")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// The files that a walk takes, relative to the folder.
  private func taken(_ scratch: Scratch) throws -> Set<String> {
    let root = scratch.folder.path
    let workspace = Workspace(WorkspaceOptions(environment: [:], workingDirectory: root))
    return Set(
      try workspace.files([root], endings: ["txt"]).files.map {
        String($0.dropFirst(root.count + 1))
      })
  }

  /// Writes patterns and files into a work tree and compares the walk with `git check-ignore`.
  private func compare(
    _ lists: [String: [String]], _ files: [String], _ note: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch()
    _ = try Self.git(["init", "-q"], in: scratch.folder)
    for file in files { try scratch.write([], to: file) }
    for (name, patterns) in lists {
      try scratch.write(patterns.joined(separator: "\n").utf8, to: name)
    }
    let ignored = try Self.git(
      ["check-ignore", "--stdin", "-z"], in: scratch.folder,
      input: files.map { $0 + "\0" }.joined())
    let expected = Set(files).subtracting(ignored.split(separator: "\0").map(String.init))
    let difference = try taken(scratch).symmetricDifference(expected)
    #expect(
      difference.isEmpty, "\(lists): git and the walk disagree about \(difference.sorted())",
      sourceLocation: sourceLocation)
  }

  /// Each pattern on its own, against names that it may or may not match.
  @Test func patternsMeanWhatTheyMeanToGit() throws {
    let files = [
      "a.txt", "b.txt", "ab.txt", "a/a.txt", "a/b.txt", "a/b/a.txt", "a/b/c/a.txt", "c/a/b.txt",
      "build/x.txt", "sub/build/x.txt", "sub/build.txt", "#x.txt", "!x.txt", "x .txt", "[a].txt",
      "a-b.txt", "A.txt", "é.txt", "a\\b.txt", "c/build/a/b.txt", "x.txt ", "1.txt", "-.txt",
      "].txt",
    ].filter { $0.hasSuffix(".txt") }
    let patterns = [
      "a.txt", "/a.txt", "a/", "/a/", "a", "a/b", "a/b/", "a/*", "a/**", "**/a", "**/b.txt",
      "a/**/a.txt",
      "**", "*", "*/", "*.txt", "?.txt", "??.txt", "[ab].txt", "[!ab].txt", "[^ab].txt",
      "[a-c].txt",
      "[[:upper:]].txt", "[[:digit:]].txt", "[[:alpha:][:digit:]].txt", "[[:nonsense:]].txt",
      "[]].txt",
      "[]-].txt", "[a-].txt", "[--a].txt", "[b-a].txt", "[\\]].txt", "[a", "a\\", "\\a.txt",
      "\\#x.txt",
      "#x.txt", "\\!x.txt", "x\\ .txt", "x .txt   ", "x .txt\\ ", "a.txt\r", "build", "build/",
      "/build",
      "sub/build", "sub/*/x.txt", "**/build/**", "c/**/b.txt", "a**b.txt", "a/**b.txt", "**a.txt",
      "/**",
      "/*", "/*/", "*a/b*", "a/b/**/", "\\*", "[*].txt", "\\[a\\].txt", "[[]a].txt", "[é].txt",
      "é.txt",
      "a?b.txt", "a[/]b.txt", "a\\\\b.txt", "a\\/b.txt", "*.TXT", " a.txt", "/", "//a.txt", "!",
      "a//b",
    ]
    // Some at a time, each negated too; a repository each would take long.
    for pattern in patterns {
      try compare([".gitignore": [pattern]], files)
    }
  }

  @Test func listsAndFoldersAddUpAsTheyDoForGit() throws {
    var random = SeededGenerator(seed: 7)
    let names = ["a", "b", "build", "x"]
    var files: [String] = []
    for first in names {
      files.append("\(first).txt")
      for second in names {
        files.append("\(first)/\(second).txt")
        files.append("\(first)/\(second)/\(names.randomElement(using: &random) ?? "a").txt")
      }
    }
    let parts = ["a", "b", "build", "x", "*", "**", "?", "[ab]", "*.txt", "a.txt", "b.txt", "x*"]
    for round in 0..<40 {
      var lists: [String: [String]] = [:]
      for list in [
        ".gitignore", "a/.gitignore", "build/.gitignore", ".git/info/exclude", "a/b/.gitignore",
      ]
      where list == ".gitignore" || Bool.random(using: &random) {
        lists[list] = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          let path = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            parts.randomElement(using: &random) ?? "a"
          }.joined(separator: "/")
          return (Int.random(in: 0..<3, using: &random) == 0 ? "!" : "")
            + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "") + path
            + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "")
        }
      }
      try compare(lists, files, "round \(round)")
    }
  }

  @Test func galleyignoreCountsBeforeGits() throws {
    let scratch = try Scratch()
    for name in ["a.txt", "b.txt", "sub/c.txt", "sub/d.txt"] { try scratch.write([], to: name) }
    try scratch.write("*.txt\n".utf8, to: ".gitignore")
    try scratch.write("!a.txt\n!c.txt\n".utf8, to: ".galleyignore")
    #expect(try taken(scratch) == ["a.txt", "sub/c.txt"])
  }

  @Test func aWorkTreeEndsWhatCountsFurtherUp() throws {
    let scratch = try Scratch()
    _ = try Self.git(["init", "-q"], in: scratch.folder)
    try scratch.write("inner.txt\n".utf8, to: ".gitignore")
    try scratch.write([], to: "sub/inner.txt")
    try scratch.write([], to: "inner.txt")
    #expect(try taken(scratch).isEmpty)
    _ = try Self.git(["init", "-q", "sub"], in: scratch.folder)
    #expect(try taken(scratch) == ["sub/inner.txt"])
    // What the outer work tree leaves out is no matter of the inner one.
    try scratch.write("sub/\n".utf8, to: ".gitignore")
    #expect(try taken(scratch) == ["inner.txt"])
    let root = scratch.folder.path
    let workspace = Workspace(WorkspaceOptions(environment: [:], workingDirectory: root))
    #expect(try !workspace.leavesOut("sub/inner.txt") && workspace.leavesOut("sub"))
  }

  @Test func aLinkedWorkTreeHasTheExcludesOfItsRepository() throws {
    let scratch = try Scratch()
    for arguments in [
      ["init", "-q", "main"],
      [
        "-C", "main", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty",
        "-m", "a",
      ], ["-C", "main", "worktree", "add", "-q", "../linked"],
    ] {
      _ = try Self.git(arguments, in: scratch.folder)
    }
    try scratch.write("a.txt\n".utf8, to: "main/.git/info/exclude")
    for name in ["linked/a.txt", "linked/b.txt", "main/a.txt"] { try scratch.write([], to: name) }
    #expect(try taken(scratch) == ["linked/b.txt"])
  }
}
