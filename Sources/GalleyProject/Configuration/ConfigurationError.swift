import GalleyRules

/// Mistakes in configuration files, all that were found, each at its place.
package struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// In the order in which they were found.
  package var mistakes: [YAMLFailure]

  package init(_ mistakes: [YAMLFailure]) { self.mistakes = mistakes }

  /// As compilers print them, a line a mistake.
  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}
