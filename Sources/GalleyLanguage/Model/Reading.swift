import GalleyText

/// A document as the language model reads it: words of the model, sentence after sentence, each between
/// boundaries.
///
/// Case is folded and quotation marks and dashes are made one; possessive endings stand apart, and so do the
/// parts of a hyphenated word that the model does not have as a whole.
package struct Reading: Sendable {
  /// Words of the model; the first and the last are boundaries.
  package private(set) var words: [ModelWord] = []
  /// For each word the token that it is (a part of); for a boundary the first token behind it.
  package private(set) var tokens: [UInt32] = []
  /// Where the parts of hyphenated words lie, by place; a place that is not here is a whole token.
  package private(set) var parts: [Int: TextRange] = [:]

  /// Turns forms into words of a model.
  package struct Lexer {
    private let find: (ArraySlice<UInt8>, UInt32) -> ModelWord
    private let special: [UInt8: ModelWord]
    private let ellipsis = ModelVocabulary.Class.ellipsis.rawValue

    /// - Parameter find: the word of a case-folded form and its hash, 0 where there is none.
    package init(find: @escaping (ArraySlice<UInt8>, UInt32) -> ModelWord) {
      self.find = find
      var special: [UInt8: ModelWord] = [:]
      for mark in Array(",.;:!?()[]&%/*+='".utf8) {
        special[mark] = find([mark][...], WordTable.hash(of: [mark]))
      }
      self.special = special
    }

    package init(_ vocabulary: ModelVocabulary) {
      self.init { vocabulary.word($0, hash: $1) }
    }

    /// The word of a form, or 0.
    func word(_ form: ArraySlice<UInt8>, _ hash: UInt32) -> ModelWord { find(form, hash) }

    /// The word of a mark.
    func mark(_ mark: Unicode.Scalar) -> ModelWord {
      switch mark {
      case "\"", "“", "”", "„", "«", "»", "‟": ModelVocabulary.Class.quote.rawValue
      case "'", "‘", "’", "‚", "‹", "›": special[0x27] ?? ModelVocabulary.Class.other.rawValue
      case "-", "–", "—", "―", "−": ModelVocabulary.Class.dash.rawValue
      case "…": ellipsis
      default:
        if mark.value < 0x80, let word = special[UInt8(mark.value)], word != 0 {
          word
        } else {
          ModelVocabulary.Class.other.rawValue
        }
      }
    }
  }

  /// What the possessive ending is taken from: in these it is a verb, and they stay whole.
  private static let contractions: Set<[UInt8]> = Set(
    ["it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's", "let's", "where's"]
      .map { Array($0.utf8) })

  package init(_ document: Document, lexer: Lexer) {
    let boundary = ModelVocabulary.Class.boundary.rawValue
    // Each distinct form is looked up once: its word, and whether a possessive ending follows.
    var known = [UInt32](repeating: .max, count: document.words.count)
    words.reserveCapacity(document.tokens.count + document.sentences.count + 1)
    tokens.reserveCapacity(document.tokens.count + document.sentences.count + 1)
    for sentence in document.sentences {
      words.append(boundary)
      tokens.append(UInt32(sentence.tokens.lowerBound))
      for index in sentence.tokens {
        let token = document.tokens[index]
        let slot = Int(token.word)
        let found: UInt32
        if token.kind == .word {
          if known[slot] == .max { known[slot] = Self.find(document.words, token.word, lexer) }
          found = known[slot]
        } else {
          found = UInt32(Self.classWord(index, token, document, lexer))
        }
        var word = ModelWord(truncatingIfNeeded: found)
        if word == 0, token.flags.contains(.hyphen), token.flags.isDisjoint(with: .nonASCII) {
          appendParts(of: index, hasEnding: found >> 16 != 0, document, lexer)
        } else {
          if word == 0 {
            word =
              (token.flags.contains(.hyphen)
              ? ModelVocabulary.Class.compound
              : token.flags.isDisjoint(with: .anyCapital) ? .unknown : .name).rawValue
          }
          words.append(word)
          tokens.append(UInt32(index))
        }
        if found >> 16 != 0 {
          words.append(ModelVocabulary.Class.possessive.rawValue)
          tokens.append(UInt32(index))
        }
      }
    }
    words.append(boundary)
    tokens.append(UInt32(document.tokens.count))
  }

  /// Reads a hyphenated word part by part.
  private mutating func appendParts(
    of token: Int, hasEnding: Bool, _ document: Document, _ lexer: Lexer
  ) {
    let found = document.tokens[token]
    let form = Array(document.words.bytes(of: found.word))
    let length = hasEnding ? form.count - 2 : form.count
    var start = 0
    for end in 0...length where end == length || form[end] == 0x2D {
      defer { start = end + 1 }
      if start > 0 {
        words.append(ModelVocabulary.Class.dash.rawValue)
        tokens.append(UInt32(token))
      }
      guard end > start else { continue }
      let part = form[start..<end]
      var word = lexer.word(part, WordTable.hash(of: Array(part)))
      if word == 0 {
        let isCapital = document.source.bytes[Int(found.start) + start] &- 0x41 < 26
        let isNumber = part.allSatisfy { $0 &- 0x30 < 10 }
        word =
          (isNumber ? ModelVocabulary.Class.number : isCapital ? .name : .unknown).rawValue
      }
      parts[words.count] = TextRange(Int(found.start) + start, Int(found.start) + end)
      words.append(word)
      tokens.append(UInt32(token))
    }
  }

  /// Where the word at a place lies in the text of its document, a possessive ending left out where it is
  /// read apart.
  package func range(of place: Int, in document: Document) -> TextRange {
    if let part = parts[place] { return part }
    let token = Int(tokens[place])
    var range = document.tokens[token].range
    if place + 1 < words.count, Int(tokens[place + 1]) == token,
      words[place + 1] == ModelVocabulary.Class.possessive.rawValue
    {
      range.end -= document.source.string(range).hasSuffix("’s") ? 4 : 2
    }
    return range
  }

  /// A word, and a one above it where a possessive ending follows.
  private static func find(_ table: WordTable, _ id: WordID, _ lexer: Lexer) -> UInt32 {
    let form = table.bytes(of: id)
    if form.suffix(2).elementsEqual([0x27, 0x73]), let base = possessiveBase(Array(form)) {
      return UInt32(lexer.word(base[...], WordTable.hash(of: base))) | 1 << 16
    }
    return UInt32(lexer.word(form, table.hash(of: id)))
  }

  /// A case-folded form without its possessive ending, or nil where it has none.
  package static func possessiveBase(_ form: [UInt8]) -> [UInt8]? {
    guard form.count > 2, form.suffix(2).elementsEqual([0x27, 0x73]), !contractions.contains(form)
    else { return nil }
    return Array(form.dropLast(2))
  }

  private static func classWord(
    _ index: Int, _ token: Token, _ document: Document, _ lexer: Lexer
  ) -> ModelWord {
    let kind: ModelVocabulary.Class
    switch token.kind {
    case .punctuation, .symbol:
      return document.mark(index).map(lexer.mark) ?? ModelVocabulary.Class.other.rawValue
    case .number:
      let bytes = document.source.bytes[token.range.indices]
      let isYear = bytes.count == 4 && (bytes.starts(with: [0x31]) || bytes.starts(with: [0x32]))
      kind = isYear && bytes.allSatisfy { $0 &- 0x30 < 10 } ? .year : .number
    case .ordinal: kind = .ordinal
    case .currency: kind = .currency
    case .time: kind = .time
    case .date: kind = .date
    default: kind = .other
    }
    return kind.rawValue
  }

  /// The context of a place: the words before it, back to the boundary.
  package func context(at place: Int) -> NgramModel.Context {
    let boundary = ModelVocabulary.Class.boundary.rawValue
    guard place > 0 else { return NgramModel.Context(boundary, 0, 0) }
    let first = words[place - 1]
    guard first != boundary, place > 1 else { return NgramModel.Context(first, 0, 0) }
    let second = words[place - 2]
    guard second != boundary, place > 2 else { return NgramModel.Context(first, second, 0) }
    return NgramModel.Context(first, second, words[place - 3])
  }

  /// The places of the sentence around others, without its boundaries.
  package func sentence(around places: Range<Int>) -> Range<Int> {
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var (start, end) = (places.lowerBound, places.upperBound)
    while start > 0, words[start - 1] != boundary { start -= 1 }
    while end < words.count, words[end] != boundary { end += 1 }
    return start..<end
  }
}
