/// A line of a word list: a word that is right, or one that must not be written.
package struct WordEntry: Hashable, Sendable {
  /// What is said of the word.
  package enum Kind: Hashable, Sendable {
    /// It is right: exactly as written, or in any letter case that its own allows.
    case accepted(isExact: Bool)
    /// It is right, and so are its forms, made like those of another word.
    case inflected(like: String)
    /// It must not be written; what to write instead, where that is known.
    case forbidden(instead: String?)
  }

  /// Why a line is no entry.
  package struct Mistake: Error, Hashable {
    package var message: String

    package init(message: String) { self.message = message }
  }

  package var word: String
  package var kind: Kind

  package init(word: String, kind: Kind) {
    self.word = word
    self.kind = kind
  }

  /// Reads a line; nil where it is empty or a comment.
  ///
  /// `word` any case; `=Word` exactly so; `word/model` with the forms of another; `!word -> instead` forbidden.
  /// What follows ` #` is a comment.
  ///
  /// - Throws: ``Mistake``.
  package static func parse(_ line: Substring) throws(Mistake) -> WordEntry? {
    var text = trimmed(line)
    if text.hasPrefix("#") || text.isEmpty { return nil }
    if let comment = text.firstRange(of: " #") { text = trimmed(text[..<comment.lowerBound]) }
    if text.hasPrefix("!") {
      let parts = text.dropFirst().split(separator: "->", maxSplits: 1)
      let word = try word(parts.first ?? "")
      let instead = parts.count > 1 ? trimmed(parts[1]) : ""
      if text.contains("->"), instead.isEmpty {
        throw Mistake(
          message: "nothing stands behind “->”; write what is meant, or “!\(word)” alone")
      }
      return WordEntry(
        word: word, kind: .forbidden(instead: instead.isEmpty ? nil : String(instead)))
    }
    if text.hasPrefix("=") {
      return WordEntry(word: try word(text.dropFirst()), kind: .accepted(isExact: true))
    }
    if let slash = text.firstIndex(of: "/") {
      let model = try word(text[text.index(after: slash)...])
      return WordEntry(word: try word(text[..<slash]), kind: .inflected(like: model))
    }
    return WordEntry(word: try word(text), kind: .accepted(isExact: false))
  }

  /// The entry as a line.
  package var line: String {
    switch kind {
    case .accepted(let isExact): (isExact ? "=" : "") + word
    case .inflected(let model): "\(word)/\(model)"
    case .forbidden(let instead): "!\(word)" + (instead.map { " -> \($0)" } ?? "")
    }
  }

  private static func word(_ text: Substring) throws(Mistake) -> String {
    let text = trimmed(text)
    guard !text.isEmpty else { throw Mistake(message: "a word is missing") }
    guard !text.contains(where: \.isWhitespace) else {
      throw Mistake(message: "“\(text)” is more than one word; write one a line")
    }
    guard text.contains(where: \.isLetter) else {
      throw Mistake(message: "“\(text)” has no letter")
    }
    return String(text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
