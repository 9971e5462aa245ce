import GalleyLanguage
import GalleyText

/// Reads patterns.
///
///     read (more|on) <punctuation>?
///
/// A word matches itself in any letter case, `=Word` only as it is written. `( | )` groups alternatives,
/// `?` makes the element before it optional, `*`, `+` and `{2,5}` repeat it. `<number>` is a token of a
/// kind, `~walk` any inflected form of a word, `<determiner>` a word of a class, `<sentence-start>` a place. `name:element` captures. A sign
/// that means something here stands for itself behind a backslash, as any other mark does without one.
package struct PatternParser {
  private let characters: [Character]
  private var index = 0
  private var vocabulary: Vocabulary

  /// What is wrong with a pattern, and where in it.
  package struct Failure: Error {
    /// Characters before the place.
    package var offset: Int
    package var message: String
  }

  /// Parses a pattern; its literals are added to the vocabulary.
  package static func parse(_ text: String, vocabulary: inout Vocabulary) throws(Failure) -> Pattern
  {
    var parser = PatternParser(characters: Array(text))
    // Moved in and out rather than copied: a pack has hundreds of patterns, a vocabulary thousands of words.
    swap(&parser.vocabulary, &vocabulary)
    defer { swap(&parser.vocabulary, &vocabulary) }
    let pattern = try parser.alternatives()
    if parser.index < parser.characters.count {
      throw parser.failure("“)” closes nothing; write “\\)” for the mark itself")
    }
    if pattern.isOptional {
      throw Failure(
        offset: 0,
        message: "the pattern matches nothing at all; at least one element must not be optional")
    }
    return pattern
  }

  private static let empty = Vocabulary()

  private init(characters: [Character]) {
    self.characters = characters
    vocabulary = Self.empty
  }

  private mutating func alternatives() throws(Failure) -> Pattern {
    var all = [try sequence()]
    while peek == "|" {
      index += 1
      all.append(try sequence())
    }
    return all.count == 1 ? all[0] : .alternatives(all)
  }

  private mutating func sequence() throws(Failure) -> Pattern {
    var all: [Pattern] = []
    while let next = peek, next != "|", next != ")" {
      if next == " " {
        index += 1
        continue
      }
      all.append(try repeated())
    }
    guard !all.isEmpty else { throw failure("expected a word, a group or a class") }
    return all.count == 1 ? all[0] : .sequence(all)
  }

  private mutating func repeated() throws(Failure) -> Pattern {
    let element = try captured()
    switch peek {
    case "?":
      index += 1
      return .repeated(element, 0...1)
    case "*":
      index += 1
      return .repeated(element, 0...16)
    case "+":
      index += 1
      return .repeated(element, 1...16)
    case "{":
      let start = index
      index += 1
      let low = number()
      if peek == "," { index += 1 } else if peek != "}" { throw failure("expected “,” or “}”") }
      let high = characters[index - 1] == "," ? number() : low
      guard let low, let high, low <= high, high <= 16, peek == "}" else {
        index = start
        throw failure("expected a count such as {2} or {0,3}, at most 16")
      }
      index += 1
      return .repeated(element, low...high)
    default:
      return element
    }
  }

  private mutating func captured() throws(Failure) -> Pattern {
    var end = index
    while end < characters.count, characters[end].isLetter || characters[end].isNumber { end += 1 }
    if end > index, end + 1 < characters.count, characters[end] == ":", characters[end + 1] != " " {
      let name = String(characters[index..<end])
      index = end + 1
      return .capture(name, try element())
    }
    return try element()
  }

  private mutating func element() throws(Failure) -> Pattern {
    switch peek {
    case nil:
      throw failure("expected a word, a group or a class")
    case "(":
      index += 1
      let inner = try alternatives()
      guard peek == ")" else { throw failure("expected “)”") }
      index += 1
      return inner
    case "<":
      return try named()
    case "=":
      index += 1
      let word = text()
      guard !word.isEmpty else { throw failure("expected a word behind “=”") }
      return .literal(vocabulary.insert(word.lowercased()), exact: word)
    case "~":
      index += 1
      let word = text()
      guard word.contains(where: \.isLetter) else { throw failure("expected a word behind “~”") }
      let forms = Inflection.forms(of: word.lowercased())
      return .alternatives(forms.map { .literal(vocabulary.insert($0), exact: nil) })
    case "?", "*", "+", "{", "}":
      throw failure(
        "“\(characters[index])” repeats nothing; write “\\\(characters[index])” for the mark itself"
      )
    default:
      let word = text()
      if word == "…" || word == "..." {
        return .alternatives(["…", "..."].map { .literal(vocabulary.insert($0), exact: nil) })
      }
      return .literal(vocabulary.insert(word.lowercased()), exact: nil)
    }
  }

  private mutating func named() throws(Failure) -> Pattern {
    let start = index
    index += 1
    var name = ""
    while let next = peek, next != ">", next != " " {
      name.append(next)
      index += 1
    }
    guard peek == ">" else { throw failure("expected “>”") }
    index += 1
    if let anchor = Pattern.Anchor(rawValue: name) { return .anchor(anchor) }
    if let kind = Pattern.TokenClass(rawValue: name) { return .kind(kind) }
    if let wordClass = vocabulary.wordClass(name) { return .wordClass(wordClass) }
    index = start
    let names =
      Pattern.Anchor.allCases.map(\.rawValue) + Pattern.TokenClass.allCases.map(\.rawValue)
      + vocabulary.classNames
    let hint = Spelling.nearest(name, in: names).map { "; did you mean <\($0)>?" } ?? ""
    throw failure("no class is called <\(name)>\(hint)")
  }

  /// A word (letters, digits, apostrophes, hyphens) or a single other character.
  private mutating func text() -> String {
    guard var next = peek else { return "" }
    if next == "\\", index + 1 < characters.count {
      index += 1
      next = characters[index]
      index += 1
      return String(next)
    }
    var word = ""
    // A run of dots or hyphens is one token.
    while next == "." || next == "-", peek == next {
      word.append(next)
      index += 1
    }
    while let next = peek, next.isLetter || next.isNumber || "'’-&".contains(next) {
      word.append(next == "’" ? "'" : next)
      index += 1
    }
    if word.isEmpty {
      word.append(next)
      index += 1
    }
    return word
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek, next.isNumber {
      digits.append(next)
      index += 1
    }
    return Int(digits)
  }

  private var peek: Character? { index < characters.count ? characters[index] : nil }

  private func failure(_ message: String) -> Failure { Failure(offset: index, message: message) }
}
