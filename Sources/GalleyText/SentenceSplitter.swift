/// Finds where sentences end.
///
/// A full stop ends a sentence unless it belongs to an abbreviation, an initial, an ordinal of a list or
/// a quotation that goes on. What follows may well begin in lower case: such a sentence is damaged, and
/// a rule says so; the splitter keeps to the stops.
package struct SentenceSplitter: Sendable {
  private let abbreviations: Abbreviations

  package init(abbreviations: Abbreviations) {
    self.abbreviations = abbreviations
  }

  /// Appends the sentences of a block to the document.
  func split(_ block: Block, of document: inout Document) {
    var start = block.tokens.lowerBound
    var index = start
    let end = block.tokens.upperBound
    while index < end {
      var next = index + 1
      var ending: Sentence.Ending?
      if isTerminator(index, document) {
        while next < end,
          closes(next, document) || isTerminator(next, document) && glued(next, document)
        {
          next += 1
        }
        if next == end || endsSentence(index, next, block, document) { ending = .terminator }
      } else if document.tokens[index].flags.contains(.period) {
        while next < end, closes(next, document) { next += 1 }
        if next == end || isStarter(next, document) {
          ending = .terminator
        } else {
          next = index + 1
        }
      }
      if ending == nil, next < end, !block.isHardWrapped,
        document.tokens[next].flags.contains(.lineBefore)
      {
        ending = .line
      }
      if ending == nil, next == end { ending = .paragraph }
      if let ending {
        document.append(Sentence(tokens: start..<next, ending: ending))
        start = next
      }
      index = next
    }
  }

  /// Whether the stop at `index` ends a sentence before the token `next`.
  private func endsSentence(_ index: Int, _ next: Int, _ block: Block, _ document: Document) -> Bool
  {
    let tokens = document.tokens
    let follower = tokens[next]
    let isCapital = follower.flags.contains(.capitalised)
    let startsLower = follower.kind == .word && !isCapital && !follower.flags.contains(.digit)
    let hasCloser = next > index + 1 && closes(next - 1, document)
    guard document.mark(index) == "." else {
      // After an ellipsis, question or exclamation mark a sentence may go on.
      if follower.kind == .punctuation { return opens(next, document) }
      return !startsLower
    }
    if startsLower, hasCloser { return false }
    guard index > block.tokens.lowerBound, !tokens[index].flags.contains(.spaceBefore) else {
      return !startsLower
    }
    let previous = tokens[index - 1]
    guard follower.flags.contains(.spaceBefore) || hasCloser else {
      // No space behind the stop: only what looks like the start of a sentence counts as one.
      return previous.kind == .word && previous.range.count > 1 && isCapital
        && follower.kind == .word && !previous.flags.contains(.caseless)
    }
    if follower.kind == .punctuation, !opens(next, document) { return false }
    switch previous.kind {
    case .word:
      let form = document.words.string(of: previous.word)
      if previous.flags.contains(.capitalised), form.unicodeScalars.count == 1 {
        return isStarter(next, document)
      }
      switch abbreviations.behaviour(
        of: form, isCapitalised: previous.flags.contains(.capitalised))
      {
      case .title:
        return false
      case .number:
        return ![.number, .ordinal, .time, .date].contains(follower.kind) && !startsLower
      case .either:
        return isStarter(next, document) || hasCloser
      case nil:
        return true
      }
    case .number:
      // "1. First": an ordinal of a list, at the start of its line.
      return !(index - 1 == block.tokens.lowerBound || previous.flags.contains(.lineBefore))
    default:
      return true
    }
  }

  /// Whether a token begins a sentence even after an abbreviation.
  private func isStarter(_ index: Int, _ document: Document) -> Bool {
    let token = document.tokens[index]
    if opens(index, document) {
      return index + 1 < document.tokens.count
        && document.tokens[index + 1].flags.contains(.capitalised)
    }
    return token.flags.contains(.capitalised) && token.flags.contains(.spaceBefore)
      && abbreviations.isStarter(document.words.string(of: token.word))
  }

  private func isTerminator(_ index: Int, _ document: Document) -> Bool {
    guard document.tokens[index].kind == .punctuation else { return false }
    switch document.mark(index) {
    case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "։", "।", "॥", "።": return true
    default: return document.isGreekQuestionMark(index)
    }
  }

  private func glued(_ index: Int, _ document: Document) -> Bool {
    !document.tokens[index].flags.contains(.spaceBefore)
  }

  /// Whether a token is a closing quotation mark or bracket that stands close to what it closes.
  private func closes(_ index: Int, _ document: Document) -> Bool {
    guard document.tokens[index].kind == .punctuation, glued(index, document) else { return false }
    switch document.mark(index) {
    case "”", "’", "\"", "'", ")", "]", "»", "›": return true
    // „So“ and »so« quote German.
    case "“", "«", "‘": return index + 1 == document.tokens.count || !glued(index + 1, document)
    default: return false
    }
  }

  private func opens(_ index: Int, _ document: Document) -> Bool {
    guard document.tokens[index].kind == .punctuation else { return false }
    switch document.mark(index) {
    case "“", "‘", "„", "«", "‹", "(", "[", "¿", "¡": return true
    case "\"", "'": return !glued(index, document)
    default: return false
    }
  }
}
