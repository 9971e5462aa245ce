/// An order to the linter that stands in the text: `galley:ignore RULE…`, `galley:off`, `galley:on`.
package struct Directive: Sendable, Equatable {
  /// Where it stands.
  package var range: TextRange
  package var action: Action
  /// Rules or categories that it is about; empty for all.
  package var names: [Name]

  /// A rule or category that is named.
  package struct Name: Sendable, Equatable {
    package var text: String
    package var range: TextRange
  }

  /// What is ordered.
  package enum Action: String, Sendable {
    /// The next block is not linted.
    case ignore
    /// What follows is not linted.
    case off
    /// What follows is linted again.
    case on
  }

  /// Reads the text of a comment or line; nil where it is no directive.
  ///
  /// Names are separated by spaces or commas; what follows `--` is a reason for readers.
  ///
  /// - Parameters:
  ///   - start: where the text begins in the source.
  ///   - range: of the whole comment or line.
  package init?(_ text: some StringProtocol, at start: Int, range: TextRange) {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0.isNewline }
    guard let first = words.first, first.hasPrefix("galley:"),
      let action = Action(rawValue: String(first.dropFirst("galley:".count)))
    else { return nil }
    self.range = range
    self.action = action
    names = words.dropFirst().prefix { $0 != "--" }.map { word in
      let offset = start + text.utf8.distance(from: text.startIndex, to: word.startIndex)
      return Name(text: String(word), range: TextRange(offset, offset + word.utf8.count))
    }
  }
}
