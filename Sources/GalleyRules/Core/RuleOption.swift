/// Something about a rule that a configuration may set.
package struct RuleOption: Sendable {
  /// In kebab case.
  package var name: String
  /// What it changes, in one line without a stop.
  package var summary: String
  package var kind: Kind
  package var standard: Value

  package init(_ name: String, _ summary: String, _ kind: Kind, standard: Value) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.standard = standard
  }

  /// Which values it takes.
  package enum Kind: Sendable {
    /// True or false.
    case flag
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)

    /// Whether a value is one of them.
    package func takes(_ value: Value) -> Bool {
      switch (self, value) {
      case (.flag, .flag): true
      case (.integer(let bounds), .integer(let value)): bounds.contains(value)
      default: false
      }
    }

    /// As messages name it.
    package var description: String {
      switch self {
      case .flag: "true or false"
      case .integer(let bounds):
        "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
      }
    }
  }

  /// A value of an option.
  package enum Value: Hashable, Sendable, CustomStringConvertible {
    case flag(Bool)
    case integer(Int)

    /// As a configuration file has it.
    package var description: String {
      switch self {
      case .flag(let value): "\(value)"
      case .integer(let value): "\(value)"
      }
    }
  }
}
