/// A mistake in a YAML file of a user's, at its place.
package struct YAMLFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// Counted from 1.
  package var line: Int
  /// In Unicode scalars, counted from 1.
  package var column: Int
  /// What is wrong and what to write instead.
  package var message: String

  package init(path: String, line: Int, column: Int, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// As compilers print it.
  package var description: String { "\(path):\(line):\(column): error: \(message)" }
}
