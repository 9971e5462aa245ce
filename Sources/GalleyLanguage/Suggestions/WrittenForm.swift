/// How a word is written in a text: what a suggestion takes over from it.
package struct WrittenForm: Sendable {
  private let isCapitalised: Bool
  private let isAllCaps: Bool
  private let hasCurlyApostrophe: Bool

  /// - Parameter hasCurlyApostrophe: whether the text writes “’”; by the word itself where that is not known.
  package init(_ word: String, hasCurlyApostrophe: Bool? = nil) {
    let letters = word.filter(\.isLetter)
    isCapitalised = letters.first?.isUppercase == true
    isAllCaps = letters.count > 1 && letters.allSatisfy(\.isUppercase)
    self.hasCurlyApostrophe = hasCurlyApostrophe ?? word.contains("’")
  }

  /// A suggestion in the same letter case and with the same apostrophes.
  package func applied(to suggestion: String) -> String {
    let cased =
      isAllCaps
      ? suggestion.uppercased()
      : isCapitalised ? suggestion.prefix(1).uppercased() + suggestion.dropFirst() : suggestion
    return hasCurlyApostrophe ? cased.replacing("'", with: "’") : cased
  }
}
