/// A value with the place that it was set at.
package struct Setting<Value: Sendable>: Sendable {
  package var value: Value
  package var origin: Origin

  package init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Setting: Equatable where Value: Equatable {}
extension Setting: Hashable where Value: Hashable {}

/// Where a value was set.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  /// Nobody set it.
  case builtIn
  /// An option of the command line, with its dashes.
  case option(String)
  /// A configuration file; line and column are counted from 1.
  case file(path: String, line: Int, column: Int)

  /// As `galley config --show` prints it.
  package var description: String {
    switch self {
    case .builtIn: "default"
    case .option(let name): name
    case .file(let path, let line, _): "\(path):\(line)"
    }
  }
}
