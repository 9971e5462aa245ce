import GalleyText

/// A rule of a rule pack: patterns, where they must stand, and what is said and done about them.
package struct PatternRule: Rule {
  package let description: RuleDescription
  /// Any of these is a finding.
  let entries: [Entry]
  let scope: Scope
  let guards: Guards
  /// With `{match}` and `{capture}` in braces.
  let message: String
  let confidence: Double
  /// Whether it may replace another rule of the same id.
  package let replacesOther: Bool

  /// A pattern with what is put in the place of its matches.
  package struct Entry: Sendable {
    var pattern: Pattern
    var fix: FixTemplate?
  }

  /// What a match must cover.
  package enum Scope: String, Sendable, CaseIterable {
    /// Any words of a paragraph.
    case phrase
    /// All of a sentence, marks around it aside.
    case sentence
    /// All of a paragraph or heading, marks around it aside.
    case paragraph
    /// All of a sentence that ends the last paragraph, or that paragraph.
    case ending
  }

  /// What a rule does about a match.
  package enum FixTemplate: Sendable {
    /// Takes it out, with the sentence or paragraph that it is. Where nothing is said of how far to trust
    /// that, a phrase and a sentence that the pattern spells out are likely to be no text, and a person
    /// decides where it has words of its own.
    case remove(Applicability?)
    /// Puts a text there, with captures in braces.
    case replace(String, Applicability)

    /// What the rule says of it.
    var applicability: Applicability? {
      switch self {
      case .remove(let applicability): applicability
      case .replace(_, let applicability): applicability
      }
    }
  }

  /// What must or must not stand elsewhere.
  package struct Guards: Sendable {
    /// A match that overlaps one of these is harmless.
    var unless: [Pattern] = []
    /// One of these must occur in the sentence.
    var sentence: [Pattern] = []
    /// One of these must occur in the article.
    var near: [Pattern] = []
    /// None of these may occur in the article.
    var notNear: [Pattern] = []
    /// What people are quoted with is theirs.
    var outsideQuotation = false
  }

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    guard let hits = context.hits[description.id], !hits.isEmpty, allowsArticle(context) else {
      return
    }
    switch scope {
    case .phrase: findPhrases(hits, context, &diagnostics)
    case .sentence, .paragraph, .ending: findWholes(hits, context, &diagnostics)
    }
  }

  /// Finds where the matches that end at `hits` begin; of those that overlap the first and longest counts.
  private func findPhrases(
    _ hits: [PatternAutomaton.Hit], _ context: LintContext, _ diagnostics: inout [Diagnostic]
  ) {
    var matches: [Match] = []
    for hit in hits {
      let bounds = context.document.blocks[hit.block].tokens
      let pattern = entries[hit.pattern].pattern
      let first = max(bounds.lowerBound, hit.end - pattern.maximumLength)
      for start in first..<hit.end where canStart(hit.pattern, at: start, context) {
        var matcher = PatternMatcher(context: context, bounds: bounds)
        guard let end = matcher.match(pattern, at: start), end >= hit.end, end > start else {
          continue
        }
        matches.append(
          Match(
            tokens: start..<end, entry: hit.pattern, captures: matcher.captures, bounds: bounds))
        break
      }
    }
    matches.sort { left, right in
      (left.tokens.lowerBound, right.tokens.upperBound) < (
        right.tokens.lowerBound, left.tokens.upperBound
      )
    }
    var end = 0
    for match in matches where match.tokens.lowerBound >= end {
      if isAllowed(match.tokens, in: match.bounds, context) {
        report(
          match.tokens, entries[match.entry], whole: nil, match.captures, context, &diagnostics)
      }
      end = match.tokens.upperBound
    }
  }

  /// A pattern found in a paragraph.
  private struct Match {
    var tokens: Range<Int>
    var entry: Int
    var captures: [String: Range<Int>]
    /// The tokens of the paragraph.
    var bounds: Range<Int>
  }

  /// A sentence or paragraph that a pattern covers.
  private struct Whole {
    var tokens: Range<Int>
    var isParagraph: Bool
    /// Whether the pattern names every word of it: other words may be somebody's.
    var isSpelledOut: Bool
  }

  /// Looks at the sentences or paragraphs in which a pattern ends somewhere.
  private func findWholes(
    _ hits: [PatternAutomaton.Hit], _ context: LintContext, _ diagnostics: inout [Diagnostic]
  ) {
    let document = context.document
    var done = Set<Int>()
    for hit in hits {
      let block = document.blocks[hit.block]
      var tokens = block.tokens
      if scope != .paragraph {
        let sentence = document.sentence(ofToken: hit.end - 1)
        tokens = sentence.tokens
        if scope == .ending {
          guard hit.block == document.blocks.count - 1, tokens.upperBound == block.tokens.upperBound
          else { continue }
        }
      }
      guard !done.contains(tokens.lowerBound) else { continue }
      let isParagraph = tokens == block.tokens
      if findWhole(hit.pattern, tokens, isParagraph: isParagraph, context, &diagnostics) {
        done.insert(tokens.lowerBound)
      }
    }
  }

  /// Looks whether a pattern covers all of `tokens` but for marks around it.
  private func findWhole(
    _ number: Int, _ tokens: Range<Int>, isParagraph: Bool, _ context: LintContext,
    _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    let document = context.document
    func isMark(_ index: Int) -> Bool {
      [.punctuation, .symbol, .emoji].contains(document.tokens[index].kind)
    }
    for first in tokens {
      if canStart(number, at: first, context) {
        var matcher = PatternMatcher(context: context, bounds: tokens)
        let end = matcher.match(entries[number].pattern, at: first) { end in
          (end..<tokens.upperBound).allSatisfy(isMark)
        }
        if let end, end > first {
          guard isAllowed(first..<end, in: tokens, context) else { return false }
          var strict = PatternMatcher(context: context, bounds: tokens, allowsFreeWords: false)
          let isSpelledOut = strict.match(entries[number].pattern, at: first) { $0 == end } != nil
          let whole = Whole(
            tokens: tokens, isParagraph: isParagraph, isSpelledOut: isSpelledOut)
          report(
            first..<end, entries[number], whole: whole, matcher.captures, context, &diagnostics)
          return true
        }
      }
      guard isMark(first) else { return false }
    }
    return false
  }

  private func canStart(_ number: Int, at index: Int, _ context: LintContext) -> Bool {
    let id = context.vocabularyIDs[Int(context.document.tokens[index].word)]
    return entries[number].pattern.canBegin(with: id)
  }

  // MARK: Guards

  private func allowsArticle(_ context: LintContext) -> Bool {
    func occurs(_ patterns: [Pattern]) -> Bool {
      context.document.blocks.contains { occursAny(patterns, in: $0.tokens, context) }
    }
    return (guards.near.isEmpty || occurs(guards.near)) && !occurs(guards.notNear)
  }

  private func isAllowed(_ match: Range<Int>, in bounds: Range<Int>, _ context: LintContext) -> Bool
  {
    if guards.outsideQuotation, context.pairs.isQuoted(match.lowerBound) { return false }
    for pattern in guards.unless {
      let first = max(bounds.lowerBound, match.lowerBound - pattern.maximumLength + 1)
      for start in first..<match.upperBound {
        var matcher = PatternMatcher(context: context, bounds: bounds)
        if let end = matcher.match(pattern, at: start), end > match.lowerBound { return false }
      }
    }
    guard !guards.sentence.isEmpty else { return true }
    let sentence = context.document.sentence(ofToken: match.lowerBound)
    return occursAny(guards.sentence, in: sentence.tokens, context)
  }

  private func occursAny(_ patterns: [Pattern], in tokens: Range<Int>, _ context: LintContext)
    -> Bool
  {
    patterns.contains { pattern in
      tokens.contains { start in
        var matcher = PatternMatcher(context: context, bounds: tokens)
        return matcher.match(pattern, at: start) != nil
      }
    }
  }

  // MARK: Diagnostics

  private func report(
    _ match: Range<Int>, _ entry: Entry, whole: Whole?,
    _ captures: [String: Range<Int>], _ context: LintContext, _ diagnostics: inout [Diagnostic]
  ) {
    let document = context.document
    let place = captures["here"] ?? (whole == nil ? match : withoutStop(match, document))
    guard !place.isEmpty else { return }
    let range = span(place, document)
    var values = captures.filter { !$0.value.isEmpty }
      .mapValues { document.source.string(span($0, document)) }
    values["match"] = document.source.string(range)
    var fixes: [Fix] = []
    switch entry.fix {
    case .remove(let applicability):
      let removed = whole.map { removal(of: $0.tokens, isParagraph: $0.isParagraph, document) }
      fixes = [
        Fix(
          "Remove it", applicability ?? (whole?.isSpelledOut == false ? .choice : .likely),
          removed ?? withSpace(range, document), "")
      ]
    case .replace(let template, let applicability):
      let text = cased(filled(template, values), like: place, document)
      values["fix"] = text
      fixes = [Fix("Replace with “\(text)”", applicability, range, text)]
    case nil:
      break
    }
    diagnostics.append(
      Diagnostic(
        description, range, filled(message, values), confidence: confidence, fixes: fixes))
  }

  /// The tokens of a sentence without the stop that ends it, which is no part of what was matched.
  private func withoutStop(_ tokens: Range<Int>, _ document: Document) -> Range<Int> {
    var end = tokens.upperBound
    while end > tokens.lowerBound + 1,
      [".", "!", "?", "…", "”", "\""].contains(document.mark(end - 1))
    {
      end -= 1
    }
    return tokens.lowerBound..<end
  }

  private func span(_ tokens: Range<Int>, _ document: Document) -> TextRange {
    TextRange(
      document.tokens[tokens.lowerBound].start, document.tokens[tokens.upperBound - 1].end)
  }

  /// A phrase that is taken out takes the space before it along, or the one behind it.
  private func withSpace(_ range: TextRange, _ document: Document) -> TextRange {
    let bytes = document.source.bytes
    var range = range
    if range.start > 0, bytes[Int(range.start) - 1] == 0x20 {
      range.start -= 1
    } else if Int(range.end) < bytes.count, bytes[Int(range.end)] == 0x20 {
      range.end += 1
    }
    return range
  }

  /// A sentence with the space before it, or a paragraph with the blank line that it brought.
  private func removal(of tokens: Range<Int>, isParagraph: Bool, _ document: Document)
    -> TextRange
  {
    var range = span(tokens, document)
    guard isParagraph else { return withSpace(range, document) }
    let block = document.block(ofToken: tokens.lowerBound)
    if block > 0 {
      range.start = document.blocks[block - 1].range.end
    } else if block + 1 < document.blocks.count {
      range.end = document.blocks[block + 1].range.start
    }
    return range
  }

  /// A replacement in the letter case of what it replaces.
  private func cased(_ text: String, like tokens: Range<Int>, _ document: Document) -> String {
    let words = tokens.map { document.tokens[$0] }.filter { $0.kind == .word }
    guard let first = words.first else { return text }
    if words.allSatisfy({ $0.flags.contains(.allCaps) }) { return text.uppercased() }
    return first.flags.contains(.capitalised) ? text.capitalisedFirst : text
  }

  private func filled(_ template: String, _ values: [String: String]) -> String {
    guard template.contains("{") else { return template }
    return values.reduce(template) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
