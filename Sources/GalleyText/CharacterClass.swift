/// What a character means to the tokenizer.
///
/// ASCII is a table of 256 bytes; the rest of Unicode is told apart by ranges (Unicode 15, Blocks.txt),
/// as the tokenizer needs scripts rather than general categories.
enum CharacterClass {
  static let space: UInt8 = 0
  static let newline: UInt8 = 1
  static let lower: UInt8 = 2
  static let upper: UInt8 = 3
  static let digit: UInt8 = 4
  static let punctuation: UInt8 = 5
  static let symbol: UInt8 = 6
  static let control: UInt8 = 7
  static let beyondASCII: UInt8 = 8

  /// Class of each byte.
  static let table: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x0A, 0x0D: newline
    case 0x20, 0x09, 0x0B, 0x0C, 0x00: space
    case 0x61...0x7A: lower
    case 0x41...0x5A: upper
    case 0x30...0x39: digit
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "\\"), UInt8(ascii: "_"),
      UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "&"):
      symbol
    case 0x21...0x7E: punctuation
    case 0x80...0xFF: beyondASCII
    default: control
    }
  }

  /// What a scalar beyond ASCII is.
  enum Wide {
    case latin
    /// A letter of another alphabet that has capitals.
    case alphabet
    /// A letter of a script without capitals that puts spaces between words.
    case caseless
    case mark, foreign, space, format, apostrophe, hyphen, punctuation, emoji, currency, symbol
  }

  /// Class of a scalar beyond ASCII.
  static func wide(_ value: UInt32) -> Wide {
    switch value {
    case 0x2019: .apostrophe
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0xAA, 0xBA, 0x2B0...0x2BB, 0x2BD...0x2C1: .latin
    case 0x2BC: .apostrophe
    case 0x2010, 0x2011, 0x58A, 0x5BE: .hyphen
    case 0x2012...0x2018, 0x201A...0x2027, 0x2030...0x205E, 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB,
      0xBF, 0x37E, 0x387, 0x589, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965, 0x1362...0x1368,
      0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
      0xFF3B...0xFF40, 0xFF5B...0xFF65:
      value == 0x202F ? .space : .punctuation
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x1361: .space
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x80...0x9F:
      .format
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F,
      0xFE20...0xFE2F:
      .mark
    case 0x370...0x58F, 0x1C80...0x1C8F, 0x1F00...0x1FFF, 0x2DE0...0x2DFF, 0xA640...0xA69F:
      .alphabet
    case 0x660...0x66C, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xA66...0xA6F, 0xAE6...0xAEF,
      0xB66...0xB6F, 0xBE6...0xBEF, 0xC66...0xC6F, 0xCE6...0xCEF, 0xD66...0xD6F, 0xDE6...0xDEF:
      // Digits of their own.
      .foreign
    case 0x591...0x7FF, 0x8A0...0xDF4, 0x10A0...0x10FF, 0x1100...0x135F, 0x13A0...0x13FD,
      0x1820...0x18AA, 0x1C90...0x1CBF, 0x2D00...0x2D2D, 0xAC00...0xD7A3, 0xFB1D...0xFDFB,
      0xFE70...0xFEFC:
      .caseless
    case 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F, 0xFB00...0xFB06:
      .latin
    case 0x1F000...0x1FAFF, 0x2600...0x27BF, 0x2B00...0x2BFF, 0x231A...0x231B, 0x23E9...0x23F3,
      0x1F1E6...0x1F1FF:
      .emoji
    case 0xA2...0xA5, 0x20A0...0x20CF: .currency
    case 0x590...0x1AAF, 0x1B00...0x1C7F, 0x1C90...0x1DBF, 0x10A0...0x10FF, 0x2D00...0x2DDF,
      0x2E80...0xA63F, 0xA6A0...0xA71F, 0xA800...0xAB2F, 0xAB70...0xD7FF, 0xF900...0xFAFF,
      0xFB07...0xFDFF, 0xFE30...0xFEFE, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      0xFF66...0xFFDC, 0x10000...0x1CFFF, 0x20000...0x3FFFF:
      .foreign
    default: .symbol
    }
  }

  /// The kind of a token of one character.
  static func kind(of scalar: Unicode.Scalar) -> Token.Kind {
    if scalar.value < 0x80 {
      switch table[Int(scalar.value)] {
      case lower, upper: return .word
      case digit: return .number
      case punctuation: return .punctuation
      default: return .symbol
      }
    }
    switch wide(scalar.value) {
    case .latin, .alphabet, .caseless: return .word
    case .foreign: return .foreign
    case .apostrophe, .hyphen, .punctuation: return .punctuation
    case .emoji: return .emoji
    default: return .symbol
    }
  }

  /// Whether a letter beyond ASCII is a capital.
  static func isCapital(_ value: UInt32) -> Bool {
    switch value {
    case 0xC0...0xDE: true
    case 0xDF...0xFF, 0x300...0x36F: false
    default: Unicode.Scalar(value)?.properties.isUppercase ?? false
    }
  }
}
