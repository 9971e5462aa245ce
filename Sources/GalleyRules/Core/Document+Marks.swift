import GalleyText

extension Document {
  /// Whether a token is this mark.
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool { self.mark(index) == mark }

  /// Whether a token is a closing quotation mark or bracket that stands right behind its text.
  func isCloser(_ index: Int) -> Bool {
    guard tokens[index].kind == .punctuation, isGlued(index) else { return false }
    switch mark(index) {
    case "”", "’", "\"", "'", ")", "]", "»": return true
    case "“", "«": return closesGerman(index)
    default: return false
    }
  }

  /// Whether “ or « stands right behind its text and before a space, as in „so“ and »so«.
  private func closesGerman(_ index: Int) -> Bool {
    isGlued(index) && (index + 1 >= tokens.count || !isGlued(index + 1))
  }

  /// Whether a token is an opening quotation mark or bracket.
  func isOpener(_ index: Int) -> Bool {
    guard tokens[index].kind == .punctuation else { return false }
    switch mark(index) {
    case "“", "«": return !closesGerman(index)
    case "‘", "„", "(", "[": return true
    case "\"", "'": return !isGlued(index)
    default: return false
    }
  }

  /// Whether a token is a mark that opens a quotation; a straight one may.
  func isOpenerMark(_ index: Int) -> Bool {
    ["“", "‘", "„", "«", "\"", "'"].contains(mark(index))
  }

  /// Whether a token is a double quotation mark of any kind.
  func isDoubleMark(_ index: Int) -> Bool {
    ["“", "”", "„", "«", "»", "\""].contains(mark(index))
  }

  /// Whether a token is a word without capitals.
  func isLowerWord(_ index: Int) -> Bool {
    tokens[index].kind == .word
      && tokens[index].flags.isDisjoint(with: .anyCapital)
  }

  /// Whether a token is a word without capitals, also where its script has none.
  func isPlainWord(_ index: Int) -> Bool {
    isLowerWord(index) || tokens[index].flags.contains(.caseless)
  }

  /// Whether two tokens are the same word, in whatever letter case, twice in a row.
  func isDoubled(_ first: Int, _ second: Int) -> Bool {
    abs(first - second) == 1 && tokens.indices.contains(max(first, second))
      && tokens[first].kind == .word && tokens[second].kind == .word
      && tokens[first].word == tokens[second].word
  }

  /// Whether a token is a word of one letter of whatever alphabet.
  func isSingleLetter(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && token.range.count <= 4
      && form(index).unicodeScalars.count == 1
  }

  /// Words and numbers of a range of tokens.
  func wordCount(_ range: Range<Int>) -> Int {
    range.count { tokens[$0].kind == .word || tokens[$0].kind == .number }
  }
}

extension String {
  /// The string with its first letter made a capital.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
