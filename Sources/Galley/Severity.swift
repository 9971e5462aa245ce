import GalleyRules

/// How grave a finding is.
public enum Severity: Int, Sendable, Comparable, CaseIterable {
  /// Less sure, or a matter of taste.
  case note
  /// Believed to be damage.
  case warning
  /// The text cannot be trusted or cannot be read as it stands.
  case error

  init(_ severity: GalleyRules.Severity) {
    switch severity {
    case .note: self = .note
    case .warning: self = .warning
    case .error: self = .error
    }
  }

  var wrapped: GalleyRules.Severity {
    switch self {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
