/// An order to the linter that stands in the text: `galley:ignore RULE…`, `galley:off`, `galley:on`.
package struct Directive: Sendable, Equatable {
  /// Where it stands.
  package var range: TextRange
  package var action: Action
  /// The word behind `galley:`.
  package var verb: Name
  /// Rules or categories that it is about; empty for all.
  package var names: [Name]

  /// A word of the directive.
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
    /// Nobody knows: the word is mistyped.
    case unknown

    /// Those that may be written.
    package static let known: [Action] = [.ignore, .off, .on]
  }

  /// Reads the text of a comment or line; nil where it is no directive.
  ///
  /// Names are separated by spaces or commas; what follows `--` is a reason for readers. A word behind
  /// `galley:` that orders nothing is kept all the same where it is plain letters: its author meant something.
  ///
  /// - Parameters:
  ///   - start: where the text begins in the source.
  ///   - range: of the whole comment or line.
  package init?(_ text: some StringProtocol, at start: Int, range: TextRange) {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0.isNewline }
    func name(_ word: some StringProtocol) -> Name {
      let offset = start + text.utf8.distance(from: text.startIndex, to: word.startIndex)
      return Name(text: String(word), range: TextRange(offset, offset + word.utf8.count))
    }
    guard let first = words.first, first.hasPrefix("galley:") else { return nil }
    let verb = name(first.dropFirst("galley:".count))
    guard !verb.text.isEmpty, verb.text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    self.range = range
    self.verb = verb
    action = Action.known.first { $0.rawValue == verb.text } ?? .unknown
    names = words.dropFirst().prefix { $0 != "--" }.map { name($0) }
  }
}
