import GalleyRules
import GalleyText

/// A place in a text where something is wrong.
public struct Diagnostic: Sendable, Hashable {
  /// Id of the rule, such as “doubled-conjunction”; permanent.
  public let rule: String
  /// Kind of the damage, such as “spelling” or “splice”.
  public let category: String
  /// How grave it is.
  public let severity: Severity
  /// Where it is in the text; empty where something is missing.
  public let range: Range<String.Index>
  /// Line of its beginning, counted from 1.
  public let line: Int
  /// Column of its beginning, counted from 1 in Unicode scalars.
  public let column: Int
  /// What is wrong, in one line.
  public let message: String
  /// Probability that it is damage, 0…1.
  public let confidence: Double
  /// Ways to mend it, best first.
  public let fixes: [Fix]

  init(_ diagnostic: GalleyRules.Diagnostic, in source: SourceText, of text: String) {
    rule = diagnostic.rule
    category = diagnostic.category.rawValue
    severity = Severity(diagnostic.severity)
    range = text.range(of: diagnostic.range)
    let position = source.position(at: diagnostic.range.start)
    (line, column) = (position.line, position.column)
    message = diagnostic.message
    confidence = diagnostic.confidence
    fixes = diagnostic.fixes.map { Fix($0, of: text) }
  }
}

extension String {
  /// A range of bytes as one of this string.
  func range(of range: TextRange) -> Range<String.Index> {
    let start = utf8.index(utf8.startIndex, offsetBy: Int(range.start))
    return start..<utf8.index(start, offsetBy: range.count)
  }
}
