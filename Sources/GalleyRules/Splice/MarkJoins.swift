import GalleyLanguage
import GalleyText

/// Finds marks behind which a space is missing.
///
/// In a text that lost its spaces in many places numbers, codes and names count too.
struct MarkJoins {
  let context: LintContext

  /// A place with what is said of it.
  typealias Found = (name: String, join: Joins.Join)

  func find(isGlued: Bool) -> [Found] {
    let document = context.document
    var found: [Found] = []
    for block in document.blocks {
      var index = block.tokens.lowerBound + 1
      while index + 1 < block.tokens.upperBound {
        if let gap = gap(at: index, in: block.tokens, isGlued: isGlued) {
          found.append(
            (
              gap.name,
              Joins.Join(
                range: document.tokens[index].range.union(document.tokens[gap.last].range),
                place: document.tokens[gap.after].end, confidence: gap.confidence,
                isCertain: gap.isCertain, isCredit: gap.isCredit, isEvidence: gap.isEvidence)
            ))
          index = gap.last
        }
        index += 1
      }
    }
    return found
  }

  /// A place where a space is missing.
  private struct Gap {
    /// Token after which the space belongs.
    var after: Int
    /// Last token of the place.
    var last: Int
    var name: String
    var confidence: Double
    var isCertain = false
    var isCredit = false
    var isEvidence = false
  }

  private func gap(at index: Int, in tokens: Range<Int>, isGlued: Bool) -> Gap? {
    let document = context.document
    guard document.tokens[index].kind == .punctuation, document.isGlued(index + 1),
      document.isGlued(index), let mark = document.mark(index)
    else { return nil }
    switch mark {
    case ".", "!", "?": return afterStop(index, mark, in: tokens, isGlued: isGlued)
    case "…" where isGlued: return afterStop(index, mark, in: tokens, isGlued: true)
    case ",", ";": return afterComma(index, mark)
    case "”", "\"": return afterQuotation(index)
    case ")", "]": return afterBracket(index)
    default: return nil
    }
  }

  /// What stands between a stop and the word behind it.
  private struct Between {
    /// Token after which the space belongs.
    var after: Int
    /// The token behind the marks.
    var next: Int
    var hasMarks = false
    var hasBracket = false
    /// Whether a bracket opens.
    var isCredit = false
    /// Whether a single quotation mark, but no double one, is among them.
    var isSingle = false
  }

  private func between(_ index: Int, in tokens: Range<Int>) -> Between {
    let document = context.document
    var result = Between(after: index, next: index + 1)
    var hasDouble = false
    func take(_ token: Int) {
      switch document.mark(token) {
      case "(", "[": result.isCredit = true
      case ")", "]": result.hasBracket = true
      case "'", "’", "‘": result.isSingle = true
      default: hasDouble = true
      }
    }
    // “.”The”: the closing marks belong to the sentence before; “.“The”: the opening ones to the next.
    while result.next + 1 < tokens.upperBound, document.isGlued(result.next),
      document.isCloser(result.next) && !opensHere(result.next)
    {
      take(result.next)
      result.next += 1
    }
    result.after = result.next - 1
    while result.next + 1 < tokens.upperBound, document.isGlued(result.next),
      document.isOpener(result.next) || document.isMark(result.next, "\"")
    {
      take(result.next)
      result.next += 1
    }
    result.hasMarks = result.next > index + 1
    if hasDouble { result.isSingle = false }
    return result
  }

  private func afterStop(
    _ index: Int, _ mark: Unicode.Scalar, in tokens: Range<Int>, isGlued: Bool
  ) -> Gap? {
    let document = context.document
    let between = between(index, in: tokens)
    let next = between.next
    guard next < tokens.upperBound, document.isGlued(next), document.isGlued(between.after + 1),
      document.tokens[next].kind == .word, index > tokens.lowerBound
    else { return nil }
    let follower = document.tokens[next]
    let previous = document.tokens[index - 1]
    let isStarter = context.isMember(next, of: context.wordClass("sentence-starter"))
    var gap = Gap(
      after: between.after, last: next,
      name: mark == "." ? "the full stop" : "“\(document.text(index))”", confidence: 0.7)
    guard follower.flags.contains(.capitalised) else {
      // Lower case: only where both are words that everybody knows and no address looks like that.
      guard mark == ".", !between.hasMarks, document.isLowerWord(index - 1),
        previous.range.count > 2, follower.range.count > 1, isStarter,
        context.language.speller.knows(document.form(index - 1))
      else { return nil }
      gap.confidence = 0.5
      return gap
    }
    let form = document.form(next)
    if !between.hasMarks, form.unicodeScalars.count == 1, form != "a", form != "i" {
      return nil
    }
    switch previous.kind {
    case .word:
      // Initials, abbreviations, and names or programs with a stop inside (“ASP.NET”, “Malcolm X.He”).
      if document.isSingleLetter(index - 1) || context.isAbbreviation(index - 1) { return nil }
      if previous.flags.contains(.allCaps), follower.flags.contains(.allCaps), !between.hasMarks {
        return nil
      }
      gap.isCertain =
        between.hasMarks || document.isLowerWord(index - 1) || mark == "." && isStarter
    case .number, .ordinal, .currency, .time, .date:
      // “Version 2.Beta”, “1.The first”: only a stop that closes a sentence counts.
      guard !previous.flags.contains(.sentenceStart),
        mark != "." || between.hasMarks || isStarter || previous.range.count >= 4
          || isGlued && !follower.flags.contains(.digit)
      else { return nil }
      gap.isCertain = between.hasMarks || isStarter || previous.range.count >= 4
    case .punctuation, .symbol:
      guard document.isCloser(index - 1) || document.isMark(index - 1, "%") else { return nil }
      gap.isCertain = between.hasMarks || mark == "." && isStarter
    default:
      return nil
    }
    // “index.SPX”: the code of a security, which stood in brackets of its own.
    let isCode =
      follower.flags.contains(.digit)
      || follower.flags.contains(.allCaps) && !between.hasMarks && !isStarter
    // Captions with their credits, and single marks, which may open as well as close.
    gap.isCredit = between.isCredit
    if isCode || between.hasBracket || between.isSingle || between.isCredit {
      gap.isCertain = false
    }
    if isCode, !isGlued { gap.confidence = 0.3 }
    if gap.isCertain { gap.confidence = isStarter || between.hasMarks ? 0.96 : 0.9 }
    gap.isEvidence = gap.isCertain || gap.isCredit
    return gap
  }

  /// Whether a straight mark after a stop opens what follows rather than closing what precedes.
  private func opensHere(_ index: Int) -> Bool {
    guard context.document.isMark(index, "\"") else { return false }
    return context.pairs.opening.contains(index)
  }

  private func afterComma(_ index: Int, _ mark: Unicode.Scalar) -> Gap? {
    let document = context.document
    let next = index + 1
    guard document.tokens[next].kind == .word,
      document.tokens[index - 1].kind == .word, document.tokens[index - 1].range.count > 1,
      document.tokens[next].range.count > 1 || document.form(next) == "a",
      !document.tokens[next].flags.contains(.digit),
      !document.tokens[index - 1].flags.contains(.digit)
    else { return nil }
    // “&amp;”: an entity that was left in the text.
    if mark == ";", index >= 2, document.isMark(index - 2, "&") || document.isMark(index - 2, "#") {
      return nil
    }
    return Gap(
      after: index, last: next, name: mark == "," ? "the comma" : "the semicolon",
      confidence: 0.8)
  }

  /// A closing quotation mark with a word right behind it.
  private func afterQuotation(_ index: Int) -> Gap? {
    let document = context.document
    let next = index + 1
    guard document.tokens[next].kind == .word, document.tokens[next].range.count > 2,
      context.pairs.closing.contains(index),
      !document.isMark(index - 1, "."), !document.isMark(index - 1, "?"),
      !document.isMark(index - 1, "!"), !document.isMark(index - 1, "-")
    else { return nil }
    return Gap(after: index, last: next, name: "the closing quotation mark", confidence: 0.7)
  }

  /// A closing bracket with a word right behind it: “(pictured)said”, but not “(re)build” and “(s)he”.
  private func afterBracket(_ index: Int) -> Gap? {
    let document = context.document
    let next = index + 1
    guard document.tokens[next].kind == .word, document.tokens[next].range.count > 1,
      document.tokens[index - 1].kind == .word || document.tokens[index - 1].kind == .number,
      let open = context.pairs.partner(ofClosing: index), !document.isGlued(open),
      index - open > 2, index - open < 40
    else { return nil }
    return Gap(after: index, last: next, name: "the closing bracket", confidence: 0.7)
  }
}
