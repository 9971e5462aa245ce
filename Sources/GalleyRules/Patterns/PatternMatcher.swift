import GalleyText

/// Matches a pattern at a token by backtracking, longest first.
struct PatternMatcher {
  let context: LintContext
  /// Tokens that a match must not leave.
  let bounds: Range<Int>
  /// Whether words that the pattern does not name are matched by what stands for any word.
  private let allowsFreeWords: Bool
  private(set) var captures: [String: Range<Int>] = [:]

  init(context: LintContext, bounds: Range<Int>, allowsFreeWords: Bool = true) {
    self.context = context
    self.bounds = bounds
    self.allowsFreeWords = allowsFreeWords
  }

  /// The end of the longest match that begins at a token, of those that `accepts`; nil for none.
  mutating func match(
    _ pattern: Pattern, at start: Int, accepts: (Int) -> Bool = { _ in true }
  ) -> Int? {
    captures = [:]
    var best: Int?
    _ = run(pattern, start) { end in
      guard accepts(end) else { return false }
      best = end
      return true
    }
    return best
  }

  /// Calls `then` with each end in turn until it is content.
  private mutating func run(_ pattern: Pattern, _ start: Int, then: (Int) -> Bool) -> Bool {
    switch pattern {
    case .anchor(let anchor):
      return holds(anchor, at: start) && then(start)
    case .literal, .kind, .wordClass:
      return start < bounds.upperBound && matches(pattern, start) && then(start + 1)
    case .sequence(let parts):
      return run(parts[...], start, then: then)
    case .alternatives(let all):
      for one in all where run(one, start, then: then) { return true }
      return false
    case .capture(let name, let inner):
      var matcher = self
      var found: Range<Int>?
      let isMatch = matcher.run(inner, start) { end in
        guard then(end) else { return false }
        found = start..<end
        return true
      }
      if isMatch {
        captures.merge(matcher.captures) { $1 }
        captures[name] = found
      }
      return isMatch
    case .repeated(let inner, let count):
      return run(inner, start, count, then: then)
    }
  }

  private mutating func run(
    _ parts: ArraySlice<Pattern>, _ start: Int, then: (Int) -> Bool
  ) -> Bool {
    guard let first = parts.first else { return then(start) }
    var rest = self
    let isMatch = run(first, start) { middle in rest.run(parts.dropFirst(), middle, then: then) }
    if isMatch { captures.merge(rest.captures) { $1 } }
    return isMatch
  }

  private mutating func run(
    _ inner: Pattern, _ start: Int, _ count: ClosedRange<Int>, then: (Int) -> Bool
  ) -> Bool {
    if count.upperBound > 0 {
      var rest = self
      let fewer = max(0, count.lowerBound - 1)...(count.upperBound - 1)
      let isMatch = run(inner, start) { middle in
        middle > start && rest.run(inner, middle, fewer, then: then)
      }
      if isMatch {
        captures.merge(rest.captures) { $1 }
        return true
      }
    }
    return count.lowerBound == 0 && then(start)
  }

  private func matches(_ pattern: Pattern, _ index: Int) -> Bool {
    let document = context.document
    let token = document.tokens[index]
    switch pattern {
    case .literal(let id, let exact):
      guard context.vocabularyIDs[Int(token.word)] == id else { return false }
      return exact.map { document.text(index) == $0 } ?? true
    case .wordClass(let wordClass):
      return context.isMember(index, of: wordClass)
    case .kind(let kind):
      if !allowsFreeWords, token.kind == .word { return false }
      return kind.matches(kind: token.kind, flags: token.flags) {
        context.language.vocabulary.isMember(
          context.vocabularyIDs[Int(token.word)], of: context.language.vocabulary.quotes)
      }
    default:
      return false
    }
  }

  private func holds(_ anchor: Pattern.Anchor, at index: Int) -> Bool {
    let document = context.document
    switch anchor {
    case .paragraphStart: return index == bounds.lowerBound
    case .paragraphEnd: return index == bounds.upperBound
    case .sentenceStart:
      return index == bounds.lowerBound
        || index < document.tokens.count && document.tokens[index].flags.contains(.sentenceStart)
    case .sentenceEnd:
      return index == bounds.upperBound
        || index < document.tokens.count && document.tokens[index].flags.contains(.sentenceStart)
    }
  }
}
