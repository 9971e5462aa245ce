import GalleyRules
import GalleyText

/// What tells a finding from others wherever it moves to: its rule, the text it stands on, and the words
/// around it; not its line, so that it survives edits above and moved paragraphs.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  package let value: UInt64

  /// - Complexity: O(length of the finding).
  package init(_ diagnostic: Diagnostic, in source: SourceText) {
    let surroundings = Surroundings(of: diagnostic.range, in: source)
    // White space is folded: a paragraph wrapped anew keeps its findings.
    let words = source.string(diagnostic.range).split(whereSeparator: \.isWhitespace)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [
      diagnostic.rule, words.joined(separator: " "),
      surroundings.before.joined(separator: " "), surroundings.after.joined(separator: " "),
    ] {
      // FNV-1a, 64 bits (Fowler, Noll, Vo); 0 keeps the parts apart.
      for byte in Array(part.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    value = hash
  }

  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
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
