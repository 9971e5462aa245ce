/// Words that are right in a project.
package enum WordSource: Hashable, Sendable {
  /// One word.
  case word(String)
  /// The path of a file of them.
  case file(String)
}
