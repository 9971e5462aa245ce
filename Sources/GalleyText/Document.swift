/// A text as rules see it: blocks of prose, their tokens and sentences, and the words they use.
///
/// A value that no stage changes once it is made; everything in it points into the source by offset.
package struct Document: Sendable {
  package let source: SourceText
  /// In the order of the text; their ranges do not overlap.
  package private(set) var blocks: [Block]
  /// All tokens, block after block.
  package private(set) var tokens: [Token] = []
  /// All sentences, block after block.
  package private(set) var sentences: [Sentence] = []
  /// The distinct forms.
  package private(set) var words = WordTable()
  /// Orders to the linter that stand in the text.
  package private(set) var directives: [Directive]
  /// Characters that are written in another way, by the offset of their token.
  private var characters: [UInt32: Unicode.Scalar] = [:]

  /// Tokenizes the prose of `blocks` and finds its sentences.
  ///
  /// - Complexity: O(n).
  package init(
    source: SourceText, blocks: [Block], directives: [Directive] = [],
    abbreviations: Abbreviations = Abbreviations(), tokenizer: Tokenizer = Tokenizer()
  ) {
    self.source = source
    self.directives = directives
    self.blocks = blocks
    let splitter = SentenceSplitter(abbreviations: abbreviations)
    tokens.reserveCapacity(source.bytes.count / 5)
    let bytes = source.bytes.span
    for index in self.blocks.indices {
      let firstToken = tokens.count
      let firstSentence = sentences.count
      for segment in self.blocks[index].segments {
        append(segment, first: firstToken, tokenizer)
      }
      for token in firstToken..<tokens.count {
        let isASCII = !tokens[token].flags.contains(.nonASCII)
        if let character = characters[tokens[token].start] {
          tokens[token].word = words.intern(character)
        } else {
          tokens[token].word = words.intern(bytes, tokens[token].range, ascii: isASCII)
        }
      }
      self.blocks[index].tokens = firstToken..<tokens.count
      splitter.split(self.blocks[index], of: &self)
      self.blocks[index].sentences = firstSentence..<sentences.count
    }
  }

  private mutating func append(_ segment: Segment, first: Int, _ tokenizer: Tokenizer) {
    let count = tokens.count
    switch segment.content {
    case .prose:
      tokenizer.tokenize(source, segment.range, before: segment.spacing, into: &tokens)
    case .opaque:
      tokens.append(
        Token(
          start: segment.range.start, end: segment.range.end, word: 0, flags: segment.spacing,
          kind: .code))
    case .character(let scalar):
      characters[segment.range.start] = scalar
      tokens.append(
        Token(
          start: segment.range.start, end: segment.range.end, word: 0, flags: segment.spacing,
          kind: CharacterClass.kind(of: scalar)))
    }
    // A word that goes on behind markup (“**un**known”, “don&rsquo;t”) cannot be judged in parts.
    guard count > first, count < tokens.count, !tokens[count].flags.contains(.spaceBefore) else {
      return
    }
    let isWordCharacter = tokens[count].kind == .word || characters[tokens[count].start] == "’"
    guard isWordCharacter, tokens[count - 1].kind == .word || tokens[count - 1].kind == .code
    else { return }
    if tokens[count].kind == .word { tokens[count].kind = .code }
    if tokens[count - 1].kind == .word { tokens[count - 1].kind = .code }
    if characters[tokens[count].start] == "’" { tokens[count].kind = .code }
  }

  mutating func append(_ sentence: Sentence) {
    tokens[sentence.tokens.lowerBound].flags.insert(.sentenceStart)
    sentences.append(sentence)
  }

  /// A token as it is written.
  package func text(_ index: Int) -> String { source.string(tokens[index].range) }

  /// A token's case-folded form.
  package func form(_ index: Int) -> String { words.string(of: tokens[index].word) }

  /// The character of a punctuation mark or symbol. A run of dots counts as an ellipsis, a run of
  /// hyphens as a dash; nil for any other token.
  package func mark(_ index: Int) -> Unicode.Scalar? {
    let token = tokens[index]
    guard token.kind == .punctuation || token.kind == .symbol else { return nil }
    if !characters.isEmpty, let character = characters[token.start] { return character }
    let bytes = source.bytes.span
    let start = Int(token.start)
    guard
      let (value, length) = UTF8Scanning.scalar(at: start, in: bytes, end: Int(token.end))
    else { return nil }
    if length < token.range.count {
      if value == 0x2E { return "…" }
      if value == 0x2D { return "—" }
    }
    return Unicode.Scalar(value)
  }

  /// Whether a token is the question mark of Greek: its own one, or a semicolon right behind a Greek letter. The
  /// semicolon of Greek is a raised dot.
  package func isGreekQuestionMark(_ index: Int) -> Bool {
    switch mark(index) {
    case "\u{37E}": return true
    case ";":
      guard index > 0, tokens[index - 1].kind == .word else { return false }
      let last = text(index - 1).unicodeScalars.last?.value ?? 0
      return (0x370...0x3FF).contains(last) || (0x1F00...0x1FFF).contains(last)
    default: return false
    }
  }

  /// Whether a token follows the one before it in the same block without white space between.
  package func isGlued(_ index: Int) -> Bool {
    !tokens[index].flags.contains(.spaceBefore)
  }

  /// The block that holds a token.
  ///
  /// - Complexity: O(log blocks).
  package func block(ofToken index: Int) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].tokens.lowerBound <= index { low = middle } else { high = middle }
    }
    return low
  }

  /// The sentence that holds a token.
  ///
  /// - Complexity: O(log sentences).
  package func sentence(ofToken index: Int) -> Sentence {
    var low = 0
    var high = sentences.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sentences[middle].tokens.lowerBound <= index { low = middle } else { high = middle }
    }
    return sentences[low]
  }

  /// The words between the hyphens of a hyphenated word; the word itself where it has none.
  package func parts(of token: Token) -> [TextRange] {
    guard token.flags.contains(.hyphen) else { return [token.range] }
    var parts: [TextRange] = []
    var start = token.start
    let bytes = source.bytes.span
    var index = Int(token.start)
    while index < Int(token.end) {
      var length = bytes[index] == 0x2D ? 1 : 0
      if bytes[index] == 0xE2, index + 2 < Int(token.end), bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91
      {
        length = 3
      }
      if length > 0 {
        parts.append(TextRange(start, UInt32(index)))
        start = UInt32(index + length)
      }
      index += max(length, 1)
    }
    parts.append(TextRange(start, token.end))
    return parts
  }
}
