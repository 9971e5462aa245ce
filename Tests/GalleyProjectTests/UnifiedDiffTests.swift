import Foundation
import GalleyText
import Support
import Testing

@testable import GalleyProject

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ edits: [Edit]) -> String {
    String(
      decoding: UnifiedDiff(old: Array(old.utf8), edits: edits).bytes(path: "a.txt"),
      as: UTF8.self)
  }

  @Test func aLineIsReplaced() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", [Edit(TextRange(8, 9), "five")])
        == """
        --- a/a.txt
        +++ b/a.txt
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func aMissingLineEndIsSaid() {
    #expect(
      diff("one", [Edit(TextRange(0, 3), "two")])
        == "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+two\n\\ No newline at end of file\n"
    )
    #expect(
      diff("one", [Edit(TextRange(3, 3), "\n")]).contains(
        "-one\n\\ No newline at end of file\n+one\n"))
  }

  @Test func linesThatStayAreNotShownAsChanged() {
    let text = diff("a\nb\n\nc\nd\n", [Edit(TextRange(2, 4), ""), Edit(TextRange(6, 8), "")])
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("+") && $0 != "+++ b/a.txt" }.isEmpty)
  }

  @Test func nothingIsNothing() { #expect(diff("one\n", []).isEmpty) }

  /// `patch` makes of the old text and the diff what the edits make of it.
  @Test(arguments: 0..<40)
  func patchAgrees(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 7919 &+ 1)
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      ["", "a", "b", "long line é", "x\r"].randomElement(using: &random) ?? ""
    }
    let old = Array(
      (lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")).utf8)
    var edits: [Edit] = []
    var offset = 0
    while offset < old.count, edits.count < 5 {
      let start = offset + Int.random(in: 0...10, using: &random)
      let end = start + Int.random(in: 0...4, using: &random)
      guard end <= old.count else { break }
      edits.append(
        Edit(
          TextRange(start, end),
          ["", "\n", "new", "n\nm", "\n\n"].randomElement(using: &random) ?? ""))
      offset = end + 1
    }
    // Characters of several bytes are cut as bytes here; a diff does not mind.
    let source = SourceText(path: "a.txt", bytes: old)
    let new = source.applying(edits)
    let bytes = UnifiedDiff(old: old, edits: edits).bytes(path: "a.txt")
    #expect(bytes.isEmpty == (old == new))
    guard !bytes.isEmpty else { return }
    let scratch = try Scratch()
    try scratch.write(old, to: "a.txt")
    try scratch.write(bytes, to: "d")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "d"]
    process.currentDirectoryURL = scratch.folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // git removes a file that becomes empty.
    #expect((try? Data(contentsOf: scratch.url("a.txt"))).map(Array.init) ?? [] == new)
  }

  @Test(arguments: 0..<40)
  func roundsOfEditsBecomeEditsOfTheOriginal(_ seed: Int) {
    var random = Seeded(state: UInt64(seed) &* 104_729 &+ 3)
    let old = Array("the quick brown fox jumps over the lazy dog".utf8)
    var text = EditedText(old)
    var current = old
    for _ in 0..<4 {
      var edits: [Edit] = []
      var offset = 0
      while true {
        let start = offset + Int.random(in: 0...12, using: &random)
        let end = start + Int.random(in: 0...5, using: &random)
        guard end <= current.count else { break }
        edits.append(
          Edit(
            TextRange(start, end),
            String(repeating: "*", count: Int.random(in: 0...3, using: &random))))
        offset = end + 1
      }
      text.apply(edits)
      current = SourceText(path: "", bytes: current).applying(edits)
      #expect(text.bytes == current)
      #expect(SourceText(path: "", bytes: old).applying(text.edits) == current)
    }
  }
}

/// Random numbers that are the same in every run (Steele and others 2014, SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
