/// The letters of words as small numbers, without case and accents, for tables of letters.
package enum LetterCodes {
  /// How many codes there are.
  package static let count = 32
  static let e: UInt8 = 5
  static let apostrophe: UInt8 = 27
  static let hyphen: UInt8 = 28
  /// Any other character.
  static let other: UInt8 = 29

  /// The codes of a word: 1…26 for letters, whatever accents they bear.
  package static func codes(of word: String) -> [UInt8] {
    word.unicodeScalars.map { scalar in
      let plain = scalar.isASCII ? scalar : Speller.plainLetter(scalar)
      switch plain.value {
      case 0x41...0x5A: return UInt8(plain.value - 0x40)
      case 0x61...0x7A: return UInt8(plain.value - 0x60)
      case 0x27, 0x2019: return apostrophe
      case 0x2D: return hyphen
      default: return other
      }
    }
  }

  /// Endings of inflection.
  static let endings = ["s", "ed", "ing", "ly"].map(codes)

  /// Codes of up to four letters as one number.
  static func key(_ codes: some Sequence<UInt8>) -> UInt32 {
    codes.reduce(0) { $0 << 5 | UInt32($1) }
  }
}
