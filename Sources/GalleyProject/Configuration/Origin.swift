/// Where a value was set.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  /// Nobody set it.
  case builtIn
  /// An option of the command line, with its dashes.
  case option(String)
  /// A configuration file; line and column are counted from 1.
  case file(path: String, line: Int, column: Int)

  /// The place as an error names it.
  var place: (path: String, line: Int, column: Int) {
    switch self {
    case .file(let path, let line, let column): (path, line, column)
    case .builtIn, .option: (description, 1, 1)
    }
  }

  /// As `galley config --show` prints it.
  package var description: String {
    switch self {
    case .builtIn: "default"
    case .option(let name): name
    case .file(let path, let line, _): "\(path):\(line)"
    }
  }
}
