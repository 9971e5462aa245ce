import GalleyRules
import GalleyText

/// A finding as a baseline knows it: by its rule, its text and the words around it in its paragraph, not by
/// its line, so that it is known again when other paragraphs change or when its own moves.
package struct KnownFinding: Hashable, Sendable {
  /// The path of the text, relative to the folder of the baseline; with the id of a record behind `#`.
  package var path: String
  package var rule: String
  /// The words that are flagged, on one line; the middle of a long passage is a hash.
  package var text: String
  /// Hash of the words before it in its paragraph.
  package var before: String
  /// Hash of the words behind it in its paragraph.
  package var after: String

  init(_ diagnostic: Diagnostic, in source: SourceText, path: String) {
    self.path = path
    rule = diagnostic.rule
    text = Self.shown(source.string(diagnostic.range))
    let surroundings = Surroundings(of: diagnostic.range, in: source)
    before = Self.hash(surroundings.before)
    after = Self.hash(surroundings.after)
  }

  /// A finding as a line of a baseline tells it.
  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 5, !fields[0].isEmpty, !fields[1].isEmpty else { return nil }
    (path, rule, text, before, after) = (fields[0], fields[1], fields[2], fields[3], fields[4])
  }

  /// The line of a baseline.
  var line: String { [path, rule, text, before, after].joined(separator: "\t") }

  /// The text on one line, without what would break it.
  private static func shown(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    let plain = String(
      String.UnicodeScalarView(
        words.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    guard plain.unicodeScalars.count > 60 else { return plain }
    return "\(plain.prefix(30)) …\(hash([plain]))… \(plain.suffix(15))"
  }

  /// FNV-1a, 32 bits: enough to tell surroundings of the same words apart, and short to read.
  private static func hash(_ words: [String]) -> String {
    guard !words.isEmpty else { return "-" }
    var value: UInt32 = 2_166_136_261
    for byte in words.joined(separator: " ").utf8 { value = (value ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension KnownFinding: Comparable {
  package static func < (left: KnownFinding, right: KnownFinding) -> Bool {
    // Byte by byte, so that every machine sorts alike.
    left.line.utf8.lexicographicallyPrecedes(right.line.utf8)
  }
}
