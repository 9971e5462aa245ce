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
