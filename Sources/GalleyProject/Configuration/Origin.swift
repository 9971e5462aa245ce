import GalleyRules

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

  /// A mistake at the place, or nil where no file says so.
  func mistake(_ message: String) -> YAMLFailure? {
    guard case .file(let path, let line, let column) = self else { return nil }
    return YAMLFailure(path: path, line: line, column: column, message: message)
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
