import GalleyRules
import GalleyText

/// One way to mend a finding; to be applied whole or not at all.
public struct Fix: Sendable, Hashable {
  /// What changes: “Replace with “flights””.
  public let title: String
  /// How far it may be trusted.
  public let applicability: Applicability
  /// What is replaced; in the order of the text, not overlapping.
  public let edits: [Edit]

  /// A replacement of a part of the text.
  public struct Edit: Sendable, Hashable {
    /// Empty for an insertion.
    public let range: Range<String.Index>
    /// Empty for a deletion.
    public let replacement: String
  }

  /// How far a fix may be trusted.
  public enum Applicability: Int, Sendable, Comparable, CaseIterable {
    /// A person must choose.
    case choice
    /// Probably right.
    case likely
    /// Cannot change the meaning.
    case safe

    init(_ applicability: GalleyRules.Applicability) {
      switch applicability {
      case .choice: self = .choice
      case .likely: self = .likely
      case .safe: self = .safe
      }
    }

    var wrapped: GalleyRules.Applicability {
      switch self {
      case .choice: .choice
      case .likely: .likely
      case .safe: .safe
      }
    }

    public static func < (left: Applicability, right: Applicability) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  init(_ fix: GalleyRules.Fix, of text: String) {
    title = fix.title
    applicability = Applicability(fix.applicability)
    edits = fix.edits.map { Edit(range: text.range(of: $0.range), replacement: $0.replacement) }
  }

  /// The text with this fix applied; `text` must be the one that was linted.
  public func applied(to text: String) -> String {
    var result = ""
    var end = text.startIndex
    for edit in edits {
      result += text[end..<edit.range.lowerBound]
      result += edit.replacement
      end = edit.range.upperBound
    }
    return result + text[end...]
  }
}
