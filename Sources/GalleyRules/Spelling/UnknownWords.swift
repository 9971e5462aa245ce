import GalleyLanguage
import GalleyText

/// The words of a document that no dictionary has, each decided once for all its places.
package struct UnknownWords: Sendable {
  /// A stretch of a token that is unknown.
  package struct Place: Sendable {
    package var token: Int
    /// The whole token, or the part of a hyphenated word.
    package var range: TextRange
    /// As it is written, normalised, without a possessive ending.
    package var word: String
    package var kind: Kind
    /// Whether it is a part of a hyphenated word.
    package var isPart = false
    /// Whether a third of the words of its sentence are unknown.
    package var isCrowded = false

    /// The bytes that a suggestion replaces: a possessive ending stays.
    func stem(in document: Document) -> TextRange {
      let text = document.source.string(range)
      for ending in ["'s", "’s"] where text.hasSuffix(ending) {
        return TextRange(range.start, range.end - UInt32(ending.utf8.count))
      }
      return range
    }
  }

  /// What an unknown word looks like.
  package enum Kind: Sendable {
    /// A name: capitalised inside a sentence, here or elsewhere in the article, or an acronym.
    case name
    /// A word of small letters.
    case word
    /// One of many unknown words in its sentence, next to another, or put in quotation marks: another
    /// language, or a term that is introduced.
    case foreign
  }

  package private(set) var places: [Place] = []
  /// How often each case-folded unknown word occurs.
  package private(set) var counts: [String: Int] = [:]

  static func find(in context: LintContext) -> UnknownWords {
    var found = UnknownWords()
    let document = context.document
    let speller = context.language.speller
    let script = speller.script
    // A distinct form, written in one way, is decided once.
    var known = [Bool](repeating: false, count: document.words.count * 2)
    var capitalised = Set<String>()
    for sentence in document.sentences {
      let first = found.places.count
      for index in sentence.tokens where document.tokens[index].kind == .word {
        let token = document.tokens[index]
        // What is written in another script is another language's.
        guard !token.flags.contains(.digit), token.flags.contains(.nonLatin) == (script != .latin),
          token.range.count <= 64
        else { continue }
        let isLower = token.flags.isDisjoint(with: .anyCapital)
        let slot = Int(token.word) * 2 + (isLower ? 1 : 0)
        // “NATO” and “Nato” share a slot, so that only one of them may use it.
        let usesSlot = !token.flags.contains(.allCaps)
        if usesSlot, known[slot] { continue }
        if script != .latin, !isWritten(token, in: script, document) { continue }
        let hash = AcceptedForms.hash(document.source.bytes.span, token.range)
        if speller.accepted.contains(hash) {
          if usesSlot { known[slot] = true }
          continue
        }
        if index + 1 < document.tokens.count, document.isMark(index + 1, "."),
          context.isAbbreviation(index)
        {
          continue
        }
        let places = unknownParts(index, in: document, speller)
        if places.isEmpty, !isExcused(index, in: document) {
          speller.accepted.insert(hash)
          if usesSlot { known[slot] = true }
        }
        for var place in places {
          // “Goverment goverment fell”: the capital is the sentence's.
          if token.flags.contains(.sentenceStart), document.isDoubled(index, index + 1),
            document.isLowerWord(index + 1)
          {
            place.kind = .word
          }
          if place.kind == .name, !token.flags.contains(.sentenceStart) {
            capitalised.insert(place.word.lowercased())
          }
          found.counts[place.word.lowercased(), default: 0] += 1
          found.places.append(place)
        }
      }
      found.markForeign(from: first, in: sentence, document)
    }
    for index in found.places.indices
    where found.places[index].kind == .word
      && capitalised.contains(found.places[index].word.lowercased())
    {
      found.places[index].kind = .name
    }
    return found
  }

  /// Whether a word is written in a script, by its first letter.
  private static func isWritten(_ token: Token, in script: Script, _ document: Document) -> Bool {
    document.source.string(token.range).unicodeScalars.first.map(Script.init) == script
  }

  /// The same without those of passages in another language.
  func leavingOut(_ passages: ForeignPassages) -> UnknownWords {
    guard !passages.passages.isEmpty else { return self }
    var rest = self
    rest.places.removeAll { passages.contains(token: $0.token) }
    return rest
  }

  /// A sentence in which a third of the words are unknown is hardly English, nor are two unknown words
  /// side by side, nor is what stands in quotation marks of its own.
  private mutating func markForeign(from first: Int, in sentence: Sentence, _ document: Document) {
    let unknown = places[first...].count { $0.kind == .word }
    let words = sentence.tokens.count { document.isPlainWord($0) }
    let isForeign = unknown >= 3 && unknown * 3 >= words
    // An unknown name beside a word says nothing of it.
    let tokens = Set(places[first...].filter { $0.kind == .word }.map(\.token))
    for index in first..<places.count where places[index].kind == .word {
      let token = places[index].token
      func isUnknown(_ neighbour: Int) -> Bool {
        // A word that is doubled says nothing of itself.
        tokens.contains(neighbour) && !document.isDoubled(token, neighbour)
      }
      let isQuoted =
        token > sentence.tokens.lowerBound && token + 1 < sentence.tokens.upperBound
        && document.isGlued(token) && document.isOpenerMark(token - 1)
        && document.isCloser(token + 1)
      places[index].isCrowded = isForeign
      if isForeign || isUnknown(token - 1) || isUnknown(token + 1) || isQuoted {
        places[index].kind = .foreign
      }
    }
  }

  private static func unknownParts(_ index: Int, in document: Document, _ speller: Speller)
    -> [Place]
  {
    let token = document.tokens[index]
    if token.flags.contains(.period) || isExcused(index, in: document) { return [] }
    let whole = withoutPossessive(Speller.normalized(document.text(index)))
    if speller.knows(whole) || isAcronym(whole) && speller.knows(whole.lowercased()) { return [] }
    guard token.flags.contains(.hyphen) else {
      if whole.unicodeScalars.count < 2 { return [] }
      return [
        Place(
          token: index, range: token.range, word: whole, kind: kind(of: whole, token.flags))
      ]
    }
    // “pre-emptive”: written together it is a word.
    if speller.knows(whole.replacing("-", with: "")) { return [] }
    return document.parts(of: token).compactMap { range in
      let part = withoutPossessive(Speller.normalized(document.source.string(range)))
      guard part.unicodeScalars.count > 2, !speller.knows(part),
        !part.utf8.contains(where: { $0 &- 0x30 < 10 })
      else { return nil }
      // “Jae-yong”, “al-Shabab”: a capital anywhere makes it a name.
      return Place(
        token: index, range: range, word: part,
        kind: whole.contains(where: \.isUppercase) ? .name : .word, isPart: true)
    }
  }

  /// Whether what stands around a token makes it no word to look up. The apostrophe of an elision is a
  /// token of its own (“goin’”, “’bout”), and a word behind a sign is masked or code (“b*tch”, “$price”).
  private static func isExcused(_ index: Int, in document: Document) -> Bool {
    if index + 1 < document.tokens.count, document.isGlued(index + 1),
      document.tokens[index + 1].kind == .punctuation,
      ["’", "'"].contains(document.mark(index + 1)), document.form(index).hasSuffix("n")
    {
      return true
    }
    if isManualPage(index, in: document) { return true }
    guard index > 0, document.isGlued(index) else { return false }
    return ["’", "'", "‘", "&", "\\", "=", "*", "$", "_"].contains(document.mark(index - 1))
  }

  /// “debuild(1)”: a page of a Unix manual.
  private static func isManualPage(_ index: Int, in document: Document) -> Bool {
    index + 3 < document.tokens.count && document.isMark(index + 1, "(")
      && document.isMark(index + 3, ")")
      && document.tokens[index + 2].kind == .number && document.tokens[index + 2].range.count == 1
      && (1...3).allSatisfy { document.isGlued(index + $0) }
  }

  private static func kind(of word: String, _ flags: Token.Flags) -> Kind {
    flags.isDisjoint(with: .anyCapital) || flags.contains(.caseless) ? .word : .name
  }

  /// “NGOs”: capitals and a small s.
  private static func isAcronym(_ word: String) -> Bool {
    word.last == "s" && word.dropLast().allSatisfy(\.isUppercase)
  }

  private static func withoutPossessive(_ word: String) -> String {
    word.hasSuffix("'s") || word.hasSuffix("'S") ? String(word.dropLast(2)) : word
  }
}
