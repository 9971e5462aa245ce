import GalleyRules

/// What is done about a rule.
package enum RuleLevel: Hashable, Sendable {
  /// It does not run.
  case off
  /// It runs with the severity of its own.
  case on
  /// It runs, and what it is sure of has this severity.
  case severity(Severity)

  /// The names of all levels, as a configuration file has them.
  package static let names = ["off", "on"] + Severity.allCases.map(\.rawValue)

  /// The level of a name, or nil for another name.
  package init?(name: String) {
    switch name {
    case "off": self = .off
    case "on": self = .on
    default:
      guard let severity = Severity(rawValue: name) else { return nil }
      self = .severity(severity)
    }
  }

  /// As a configuration file has it.
  package var name: String {
    switch self {
    case .off: "off"
    case .on: "on"
    case .severity(let severity): severity.rawValue
    }
  }
}
