import GalleyRules

/// Mistakes in configuration files, rule packs and word lists, all that were found, each at its place.
package struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// By place, each once.
  package let mistakes: [YAMLFailure]

  package init(_ mistakes: [YAMLFailure]) {
    self.mistakes = Set(mistakes).sorted {
      ($0.path, $0.line, $0.column, $0.message) < ($1.path, $1.line, $1.column, $1.message)
    }
  }

  /// As compilers print them, a line a mistake.
  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}
