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
  /// Names are separated by spaces, commas or semicolons; what follows a dash is a reason for readers; “all” means
  /// every rule, as in a configuration. A word behind `galley:` that orders nothing is kept all the same where it is
  /// plain letters and hyphens: its author meant something.
  ///
  /// - Parameters:
  ///   - start: where the text begins in the source.
  ///   - range: of the whole comment or line.
  ///   - isComment: whether nobody else reads the text, so that “galley: off” means what “galley:off” does.
  package init?(
    _ text: some StringProtocol, at start: Int, range: TextRange, isComment: Bool = false
  ) {
    var words = text.split { " ,;\t".contains($0) || $0.isNewline }[...]
    func name(_ word: some StringProtocol) -> Name {
      let offset = start + text.utf8.distance(from: text.startIndex, to: word.startIndex)
      return Name(text: String(word), range: TextRange(offset, offset + word.utf8.count))
    }
    guard let first = words.popFirst(), first.prefix(Self.sign.count).lowercased() == Self.sign
    else { return nil }
    var verb = name(first.dropFirst(Self.sign.count))
    if verb.text.isEmpty, isComment, let next = words.first,
      Action.known.contains(where: { $0.rawValue == next })
    {
      verb = name(next)
      words.removeFirst()
    }
    guard !verb.text.isEmpty,
      verb.text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.range = range
    self.verb = verb
    action = Action.known.first { $0.rawValue == verb.text } ?? .unknown
    names = words.prefix { !["--", "–", "—"].contains($0) }.map { name($0) }
    if names.contains(where: { $0.text == "all" }) { names = [] }
  }

  /// What every directive begins with.
  private static let sign = "galley:"
}
