import GalleyText

/// Small signs of print recognition, each seen at one token.
extension LintContext {
  /// Whether two tokens are words with nothing but white space between them.
  func areAdjacentWords(_ left: Int, _ right: Int) -> Bool {
    left >= 0 && right == left + 1 && right < document.tokens.count
      && document.tokens[left].kind == .word && document.tokens[right].kind == .word
      && !document.isGlued(right) && !document.tokens[right].flags.contains(.sentenceStart)
  }

  /// Whether a sixteenth of the words are among the fifty commonest, as even in a badly read text; of a text in
  /// another language few are.
  var isMostlyEnglish: Bool {
    var (common, all) = (0, 0)
    for index in document.tokens.indices where document.tokens[index].kind == .word {
      all += 1
      if document.tokens[index].range.count <= 5,
        language.speller.frequency(of: document.form(index)) ?? 0 >= 66
      {
        common += 1
      }
    }
    return common * 16 >= all
  }

  /// Whether a small word is one that careless writers leave without its capital or apostrophe (“japanese”,
  /// “bmw”, “dont”).
  ///
  /// - Parameter likeness: what else it resembles.
  func isCareless(_ word: String, likeness: Misreading.Likeness) -> Bool {
    let speller = language.speller
    if speller.knows(word.capitalisedFirst) { return true }
    if likeness == .lookalike { return false }
    if likeness != .neighbour, word.utf8.count <= 4, speller.knows(word.uppercased()) {
      return true
    }
    return word.utf8.count <= 8
      && word.indices.dropFirst().contains { index in
        (speller.frequency(of: word[..<index] + "'" + word[index...]) ?? 0) >= 35
      }
  }

  /// The word that two small words make together, where one of them is none: “gov ernment”, “par ticularly”.
  func brokenWord(_ left: Int, _ right: Int) -> String? {
    guard areAdjacentWords(left, right), document.isLowerWord(right),
      document.tokens[left].flags.isDisjoint(with: .mixedCase | .allCaps | .apostrophe),
      !document.tokens[right].flags.contains(.apostrophe)
    else { return nil }
    let (first, second) = (document.form(left), document.form(right))
    let joined = first + second
    guard joined.utf8.count >= 6, let frequency = language.speller.frequency(of: joined),
      frequency >= 33
    else { return nil }
    return joined
  }

  /// The known word around a hyphen that has white space behind it, as at the end of a printed line
  /// (“govern- ment”); nil where the two may be words of their own.
  func dividedWord(_ hyphen: Int) -> String? {
    guard let (first, second) = halves(around: hyphen) else { return nil }
    let speller = language.speller
    let joined = first + second
    guard joined.utf8.count >= 4, speller.knows(joined) else { return nil }
    // “on- time”: of two frequent words only those that hardly stand alone.
    let one = speller.frequency(of: first.lowercased()) ?? 0
    let two = speller.frequency(of: second) ?? 0
    let whole = speller.frequency(of: joined.lowercased()) ?? 0
    return min(one, two) < 45 || whole >= min(one, two) ? joined : nil
  }

  /// What stands around a hyphen that is glued to the word before it alone; of a compound the last part.
  func halves(around hyphen: Int) -> (first: String, second: String)? {
    guard hyphen > 0, hyphen + 1 < document.tokens.count else { return nil }
    let (before, mark, after) = (
      document.tokens[hyphen - 1], document.tokens[hyphen], document.tokens[hyphen + 1]
    )
    guard mark.kind == .punctuation, mark.range.count == 1, document.isMark(hyphen, "-"),
      document.isGlued(hyphen), !document.isGlued(hyphen + 1), before.kind == .word,
      before.flags.isDisjoint(with: .allCaps | .mixedCase | .digit),
      document.isLowerWord(hyphen + 1),
      after.range.count > 1, !after.flags.contains(.sentenceStart)
    else { return nil }
    let second = document.form(hyphen + 1)
    // “pre- and post-war”.
    guard !["and", "or", "to", "but", "nor", "as", "than"].contains(second),
      let first = document.parts(of: before).last.map(document.source.string)
    else { return nil }
    return (first, second)
  }

  /// Whether a token has a digit between letters or before small ones (“c0urt”, “as1ou”, “8aid”); numbers with
  /// units and the names of models have not.
  func hasDigitInside(_ index: Int) -> Bool {
    let token = document.tokens[index]
    guard token.range.count >= 2, token.range.count <= 30,
      token.kind == .word || token.kind == .number
    else { return false }
    let letters = document.source.bytes[Int(token.start)..<Int(token.end)]
    var (lower, upper) = (0, 0)
    var changes = 0
    var last: Bool?
    for byte in letters {
      guard Tokenizer.isLetter(byte) || Tokenizer.isDigit(byte) else { return false }
      let isDigit = Tokenizer.isDigit(byte)
      if !isDigit { if byte & 0x20 != 0 { lower += 1 } else { upper += 1 } }
      if let last, last != isDigit { changes += 1 }
      last = isDigit
    }
    let beginsWithDigit = letters.first.map(Tokenizer.isDigit) ?? false
    if beginsWithDigit {
      return changes == 1 && (lower >= 3 || upper >= 5) || changes > 1 && lower >= 2
    }
    return (lower >= 1 || upper >= 5) && changes >= 1
  }

  /// Whether a token is a small letter that is no word and no sign of anything.
  func isLoneLetter(_ index: Int) -> Bool {
    let token = document.tokens[index]
    guard token.range.count == 1, document.isLowerWord(index), !document.isGlued(index) else {
      return false
    }
    let form = document.form(index)
    // “i”, “u”, “r” and “n” are words of chat.
    guard !["a", "o", "i", "u", "r", "n"].contains(form),
      form.utf8.first.map(Tokenizer.isLetter) == true
    else {
      return false
    }
    return index + 1 == document.tokens.count || !document.isGlued(index + 1)
      || document.isMark(index + 1, ",")
  }

  /// Whether a mark has a small letter on either side (“on!y”, “f~om”).
  func isMarkInside(_ index: Int) -> Bool {
    guard index > 0, index + 1 < document.tokens.count, document.isGlued(index),
      document.isGlued(index + 1), document.tokens[index].range.count == 1,
      document.tokens[index - 1].kind == .word, document.isLowerWord(index + 1)
    else { return false }
    switch document.mark(index) {
    case "!", "?", "#", "*", "~", "^", "|", "=", "&", ";", "{", "}": return true
    default: return false
    }
  }

  /// Whether a mark is the apostrophe of an elided ending: “wi’ th’ lass”.
  func isElision(_ index: Int) -> Bool {
    guard index > 0, document.isGlued(index), document.tokens[index - 1].kind == .word,
      document.tokens[index - 1].range.count <= 4, !pairs.closing.contains(index),
      index + 1 < document.tokens.count, !document.isGlued(index + 1)
    else { return false }
    return document.isMark(index, "’") || document.isMark(index, "'")
  }

  /// Whether a mark is one that prose has no use for.
  func isOddMark(_ index: Int) -> Bool {
    switch document.mark(index) {
    case "~", "^", "|", "¦", "•", "■", "♦", "{", "}", "<", ">", "\\", "_", "¬":
      // “~50”, “<3”: a sign of its own.
      index + 1 == document.tokens.count || document.tokens[index + 1].kind != .number
    default: false
    }
  }

  /// Whether a mark that closes a clause stands before a word instead of behind one: “it ;was”.
  func isMarkBeforeWord(_ index: Int) -> Bool {
    guard index + 1 < document.tokens.count, !document.isGlued(index), document.isGlued(index + 1),
      document.tokens[index + 1].kind == .word
    else { return false }
    switch document.mark(index) {
    case ",", ";", ":", "!", "?": return true
    default: return false
    }
  }
}
