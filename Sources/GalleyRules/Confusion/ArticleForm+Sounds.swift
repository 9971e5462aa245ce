// What sound a word begins with, by its letters.
extension ArticleForm {
  /// “8” and “80” begin with a vowel, as do “11” and “18” alone; “1,100” may be read as “eleven hundred”.
  static func sound(ofNumber form: [UInt8]) -> Sound? {
    let digits = form.prefix { $0 &- 0x30 < 10 }
    guard let first = digits.first else { return nil }
    // A score may be read with “oh”.
    if first == UInt8(ascii: "0") { return nil }
    if first == UInt8(ascii: "8") { return .vowel }
    guard first == UInt8(ascii: "1"), digits.count > 1 else { return .consonant }
    let second = digits[digits.startIndex + 1]
    guard second == UInt8(ascii: "1") || second == UInt8(ascii: "8") else { return .consonant }
    return digits.count == 2 ? .vowel : nil
  }

  static func sound(ofLetter letter: UInt8) -> Sound {
    Array("aefhilmnorsx".utf8).contains(letter | 0x20) ? .vowel : .consonant
  }

  /// Capitals are read letter by letter or as a word: only where both begin alike is the sound known.
  static func sound(ofCapitals form: [UInt8]) -> Sound? {
    switch form[0] {
    case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"):
      // “ONE”, “EU” and headlines in capitals.
      form.count <= 4 && form != Array("ONE".utf8) ? .vowel : nil
    case UInt8(ascii: "F"), UInt8(ascii: "H"), UInt8(ascii: "L"), UInt8(ascii: "M"),
      UInt8(ascii: "N"), UInt8(ascii: "R"), UInt8(ascii: "S"), UInt8(ascii: "U"),
      UInt8(ascii: "X"), UInt8(ascii: "Y"):
      nil
    default: .consonant
    }
  }

  static func sound(ofWord word: String, isName: Bool) -> Sound? {
    func begins(_ beginnings: [String]) -> Bool { beginnings.contains { word.hasPrefix($0) } }
    switch word.utf8.first {
    case UInt8(ascii: "a"), UInt8(ascii: "i"):
      return .vowel
    case UInt8(ascii: "e"):
      return begins(["eu", "ew"]) ? .consonant : .vowel
    case UInt8(ascii: "o"):
      if begins(["one"]) && !begins(["oner", "onei"]) || word == "once" { return .consonant }
      // “Ouija”; “Oaxaca”, “Ouattara”.
      return begins(["oui"]) || isName && begins(["oa", "ou"]) ? nil : .vowel
    case UInt8(ascii: "u"):
      // Names come from all languages.
      if isName || word.utf8.count < 3 { return nil }
      if begins(yooBeginnings), !begins(notYoo) { return .consonant }
      // “Uber”, “udev”: before one consonant it may be either.
      let isOpen = "aeiouy".contains(word.dropFirst(2).first ?? "a")
      return isOpen && !begins(["un", "up"]) ? nil : .vowel
    case UInt8(ascii: "h"):
      if begins(["hour", "honest", "honor", "honour", "heir"]) {
        return .vowel
      }
      // “An historic”, “an hotel”: both are written.
      return nil
    case UInt8(ascii: "y"), UInt8(ascii: "x"): return nil
    default:
      // “An mph figure”, “an nginx server”, “Mbeki”: what no English word begins with is read letter by letter, if
      // not in another language.
      return word.utf8.contains { "aeiouy".utf8.contains($0) } && word.utf8.count > 2
        && !beginsForeign(word) ? .consonant : nil
    }
  }

  /// Beginnings of words in “u” that begin with the sound of “you”.
  private static let yooBeginnings = [
    "uni", "unanim", "unary", "use", "usa", "usi", "usu", "ute", "uti", "uto", "ubi", "ufo", "uku",
    "ura", "ure", "uri", "uro", "uvu",
  ]
  /// Those of them that are “un-” before another word.
  private static let notYoo = [
    "uniden", "unidio", "unill", "unima", "unimp", "unin", "uniron", "unissu",
  ]

  /// Whether a word begins with two consonants that no English word begins with, the first of which has a name that
  /// begins with a vowel.
  private static func beginsForeign(_ word: String) -> Bool {
    let first = word.prefix(1)
    guard let second = word.dropFirst().first, !"aeiouy".contains(second) else { return false }
    switch first {
    case "f": return !"jlr".contains(second)
    case "l", "m", "n": return true
    case "r": return second != "h"
    case "s": return !"chklmnpqtw".contains(second)
    default: return false
    }
  }
}
