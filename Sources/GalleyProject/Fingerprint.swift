import GalleyRules
import GalleyText

/// What tells a finding from others wherever it moves to: its rule, the text it stands on, and the words
/// around it; not its line, so that it survives edits above and moved paragraphs.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  package let value: UInt64

  /// Bytes on either side that count as surroundings, after white space is folded.
  private static let reach = 24

  /// - Complexity: O(length of the finding).
  package init(_ diagnostic: Diagnostic, in source: SourceText) {
    let line = source.lineIndex.line(containing: Int(diagnostic.range.start))
    let paragraph = source.lineRange(line)
    let range = diagnostic.range
    // White space is folded: a paragraph wrapped anew keeps its findings.
    let far = UInt32(Self.reach * 2)
    let before = Self.folded(
      source, max(paragraph.start, range.start - min(far, range.start)), range.start)
    let after = Self.folded(
      source, range.end, max(range.end, min(paragraph.end, range.end + far)))
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [
      Array(diagnostic.rule.utf8), Array(before.suffix(Self.reach)),
      Self.folded(source, range.start, range.end), Array(after.prefix(Self.reach)),
    ] {
      // FNV-1a, 64 bits (Fowler, Noll, Vo); 0 keeps the parts apart.
      for byte in part + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    value = hash
  }

  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func folded(_ source: SourceText, _ start: UInt32, _ end: UInt32) -> [UInt8] {
    guard start < end else { return [] }
    var result: [UInt8] = []
    for byte in source.bytes[Int(start)..<Int(end)] {
      if byte > 0x20 {
        result.append(byte)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    return result
  }
}

extension LintResult {
  /// A name for each diagnostic, unique within the text: its fingerprint, and a number from the second on
  /// where several are alike.
  package func fingerprints() -> [String] {
    var seen: [Fingerprint: Int] = [:]
    return diagnostics.map { diagnostic in
      let fingerprint = Fingerprint(diagnostic, in: source)
      seen[fingerprint, default: 0] += 1
      let count = seen[fingerprint, default: 1]
      return count == 1 ? fingerprint.description : "\(fingerprint):\(count)"
    }
  }
}
