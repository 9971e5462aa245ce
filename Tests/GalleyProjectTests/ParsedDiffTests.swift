import GalleyProject
import Testing

@Suite struct ParsedDiffTests {
  private func lines(_ diff: String) throws -> [String: [ClosedRange<Int>]?] {
    try ParsedDiff(Array(diff.utf8)).files.reduce(into: [:]) {
      $0.updateValue($1.lines, forKey: $1.path)
    }
  }

  @Test func linesAreCounted() throws {
    let diff = """
      diff --git a/a.txt b/a.txt
      index 1..2 100644
      --- a/a.txt
      +++ b/a.txt
      @@ -1,3 +1,4 @@ heading
       one
      -two
      +2
      ++++ b/no-header
       three
      @@ -10 +11,0 @@
      -gone
      @@ -20,0 +22 @@
      +new
      \\ No newline at end of file
      --- a/old.txt
      +++ /dev/null
      @@ -1 +0,0 @@
      -all

      """
    #expect(try lines(diff) == ["a.txt": [2...3, 22...22]])
  }

  @Test func namesAreRead() throws {
    #expect(
      try lines(
        "--- \"a/caf\\303\\251 \\\"x\\\".txt\"\n+++ \"b/caf\\303\\251 \\\"x\\\".txt\"\n@@ -0,0 +1 @@\n+x\n"
      )
        == ["café \"x\".txt": [1...1]])
    #expect(
      try lines("--- old/a b.txt\t2026-01-01\n+++ new/a b.txt\t2026-01-02\n@@ -0,0 +1 @@\n+x\n")
        == ["new/a b.txt": [1...1]])
    #expect(try lines("diff --git a/x b/x\nBinary files a/x and b/x differ\n") == ["x": nil])
    #expect(try lines("--- a/w\r\n+++ b/w\r\n@@ -1 +1 @@\r\n-x\r\n+y\r\n") == ["w": [1...1]])
  }

  @Test func prefixesAreThoseThatGitIsToldToWrite() throws {
    func paths(_ old: String, _ new: String, _ below: String? = nil) throws -> [String] {
      try lines(
        "diff --git \(old) \(new)\n--- \(below ?? old)\n+++ \(new)\n@@ -0,0 +1 @@\n+x\n"
      ).keys.sorted()
    }
    #expect(try paths("i/d/x", "w/d/x") == ["d/x"])
    #expect(try paths("c/x", "i/x", "/dev/null") == ["x"])
    #expect(try paths("d/x", "d/x") == ["d/x"], "without prefixes")
    #expect(try paths("b/x", "b/x") == ["b/x"] && paths("w/x", "w/x") == ["w/x"])
    #expect(try paths("1/x", "2/x") == ["x"])
  }

  @Test func whatIsNoDiffIsRefused() throws {
    #expect(throws: ParsedDiff.Failure.self) { try lines("The goverment fell.\n") }
    #expect(throws: ParsedDiff.Failure.self) { try lines("--- a\n+++ b\n@@ -1,2 +1,2 @@\n x\n") }
    #expect(throws: ParsedDiff.Failure.self) {
      try lines("--- a\n+++ b\n@@@ -1,2 -1,2 +1,2 @@@\n x\n")
    }
    #expect(try lines("").isEmpty)
  }
}
