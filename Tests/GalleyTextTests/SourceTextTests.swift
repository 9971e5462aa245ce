import GalleyText
import Testing

@Suite struct SourceTextTests {
  private func position(_ text: String, _ offset: UInt32) -> (Int, Int) {
    let position = SourceText(path: "t", text: text).position(at: offset)
    return (position.line, position.column)
  }

  @Test func linesAndColumnsCountFromOneInScalars() {
    #expect(position("one\ntwo", 0) == (1, 1))
    #expect(position("one\ntwo", 5) == (2, 2))
    #expect(position("é𝄞👩‍🚀x\n", UInt32("é𝄞👩‍🚀".utf8.count)) == (1, 6))
  }

  @Test(arguments: [("a\nb", 2), ("a\r\nb", 3), ("a\rb", 2)])
  func everyLineEndCounts(_ text: String, _ offset: Int) {
    #expect(position(text, UInt32(offset)) == (2, 1))
  }

  @Test func aMixtureOfLineEnds() {
    let source = SourceText(path: "t", text: "a\rb\r\nc\n\nd\r")
    #expect(source.lineIndex.lineStarts == [0, 2, 5, 7, 8, 10])
    #expect(source.string(source.lineRange(1)) == "b")
    #expect(source.string(source.lineRange(3)) == "")
    #expect(source.string(source.lineRange(4)) == "d")
  }

  @Test func columnsCountWhatIsAskedFor() {
    let text = "\u{FEFF}é𝄞x\n👍👍y"
    let source = SourceText(path: "t", text: text)
    let (x, y) = (UInt32(3 + 2 + 4), UInt32(3 + 2 + 4 + 2 + 8))
    #expect(source.position(at: x, counting: .scalars) == TextPosition(line: 1, column: 3))
    #expect(source.position(at: x, counting: .utf16) == TextPosition(line: 1, column: 4))
    #expect(source.position(at: x, counting: .utf8) == TextPosition(line: 1, column: 7))
    #expect(source.position(at: y, counting: .utf16) == TextPosition(line: 2, column: 5))
  }

  @Test func utf16UnitsAgreeWithACountFromTheStart() {
    let text = String(repeating: "aé€𝄞 \r\n👩‍🚀", count: 300)
    let source = SourceText(path: "t", text: text)
    var (offset, line, column) = (0, 1, 1)
    for scalar in text.unicodeScalars {
      let position = source.position(at: UInt32(offset), counting: .utf16)
      if position != TextPosition(line: line, column: column) {
        #expect(position == TextPosition(line: line, column: column), "at byte \(offset)")
        return
      }
      offset += String(scalar).utf8.count
      column += String(scalar).utf16.count
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
  }

  @Test func invalidBytesAreOneUnitEach() {
    // A cut sequence of four bytes: no pair of units.
    let source = SourceText(path: "t", bytes: [0xF0, 0x9F, 0x61, 0xF0, 0x9F, 0x91, 0x8D, 0x62])
    #expect(source.position(at: 2, counting: .utf16).column == 3)
    #expect(source.position(at: 7, counting: .utf16).column == 6)
  }

  @Test func aByteOrderMarkIsAScalarButNoColumn() {
    let source = SourceText(path: "t", text: "\u{FEFF}abc")
    #expect(source.position(at: 3) == TextPosition(line: 1, column: 1))
    #expect(source.scalarOffset(at: 3) == 1)
    #expect(source.string(source.lineRange(0)) == "abc")
  }

  @Test func anInvalidByteCountsAsOne() {
    // A cut sequence of two bytes, a stray continuation byte, an overlong form.
    let bytes: [UInt8] = [0x61, 0xE2, 0x80, 0x62, 0x80, 0x63, 0xC0, 0xAF, 0x64]
    let source = SourceText(path: "t", bytes: bytes)
    #expect(source.invalidRanges == [TextRange(1, 3), TextRange(4, 5), TextRange(6, 8)])
    #expect(source.scalarOffset(at: 9) == 9)
    #expect(source.position(at: 8).column == 9)
  }

  @Test(arguments: ["\u{D7FF}\u{E000}", "\u{10FFFF}", "plain"])
  func validTextHasNoInvalidRange(_ text: String) {
    #expect(SourceText(path: "t", text: text).invalidRanges.isEmpty)
  }

  @Test func surrogatesAndFormsBeyondUnicodeAreInvalid() {
    let bytes: [UInt8] = [0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80]
    #expect(SourceText(path: "t", bytes: bytes).invalidRanges == [TextRange(0, 7)])
  }

  @Test func scalarOffsetsAgreeWithACountFromTheStart() {
    let text = String(repeating: "aé€𝄞 \r\n", count: 700)
    let source = SourceText(path: "t", text: text)
    var scalars = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      #expect(source.scalarOffset(at: offset) == scalars)
      scalars += 1
      offset += scalar.utf8.count
    }
  }

  @Test func editsAreAppliedInOrder() {
    let source = SourceText(path: "t", text: "one two three")
    let edits = [
      Edit(TextRange(8, 13), "3"), Edit(TextRange(0, 3), "1"), Edit(TextRange(3, 3), ","),
    ]
    #expect(String(decoding: source.applying(edits), as: UTF8.self) == "1, two 3")
  }
}
