import GalleyLanguage
import GalleyProject
import GalleyRules

/// Writes what a person accepts while fixing to the word list of the project.
struct AcceptedWords: Sendable {
  /// Puts the word of a finding on the list that holds for its file, where such a list would have kept it from
  /// being found.
  ///
  /// - Returns: what was done, as a line; nil where it is no matter of word lists.
  func accept(_ question: FixSession.Question) -> String? {
    guard Self.rules.contains(question.diagnostic.rule) else { return nil }
    var word = question.text
    for ending in ["'s", "’s"] where word.hasSuffix(ending) { word.removeLast(2) }
    do {
      guard let entry = try WordEntry.parse(word[...]), entry.line == word else { return nil }
      let path = WordLists.list(toBeMadeFor: question.source.path)
      var file = try WordFile(path: path)
      guard file.add(entry) else { return nil }
      try file.write()
      return "“\(word)” is on \(path) now"
    } catch {
      return "“\(word)” is remembered for this run only: \(error)"
    }
  }

  /// The rules that ask the word lists.
  private static let rules: Set = ["misspelling", "unknown-name", "misread-word", "name-variant"]
}
