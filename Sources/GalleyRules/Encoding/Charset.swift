#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A single-byte character set, as text was wrongly decoded by it.
struct Charset: Sendable {
  let name: String
  /// Byte of each character beyond ASCII.
  private let bytes: [UInt32: UInt8]
  private let scalars: [UInt32]

  /// The sets by which UTF-8 is misread, the likeliest first.
  static let all: [Charset] = [
    "CP1252", "MACINTOSH", "CP1251", "KOI8-R", "CP1250", "ISO-8859-2", "CP437", "CP1254", "CP1257",
  ]
  .compactMap(Charset.init)

  /// The set as people call it.
  var title: String {
    name == "MACINTOSH" ? "MacRoman" : name.replacing(#/^CP(?=125)/#, with: "Windows-")
  }

  /// Whether the set is one for Cyrillic.
  var isCyrillic: Bool { ["CP1251", "KOI8-R"].contains(name) }

  /// Asks the system's `iconv` for the upper half of a set; nil where it lacks the set.
  init?(_ name: String) {
    self.name = name
    guard let converter = iconv_open("UTF-32LE", name), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var bytes: [UInt32: UInt8] = [:]
    var scalars = [UInt32](repeating: 0, count: 256)
    for byte in UInt8(0x80)...0xFF {
      var input = [CChar(bitPattern: byte)]
      var output = [UInt8](repeating: 0, count: 8)
      let isDefined = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBytes { target in
          var from = source.baseAddress
          var fromLeft = 1
          var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var toLeft = 8
          iconv(converter, nil, nil, nil, nil)
          return iconv(converter, &from, &fromLeft, &to, &toLeft) != Int(bitPattern: UInt.max)
        }
      }
      // What a set leaves undefined, programs read as the control character of the same number.
      let value =
        isDefined
        ? output.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) } : UInt32(byte)
      bytes[value] = byte
      scalars[Int(byte)] = value
      if bytes[UInt32(byte)] == nil, byte < 0xA0 { bytes[UInt32(byte)] = byte }
    }
    self.bytes = bytes
    self.scalars = scalars
  }

  /// The byte beyond ASCII that the set reads as a character.
  func byte(of scalar: Unicode.Scalar) -> UInt8? { bytes[scalar.value] }

  /// Whether the set itself has a character, and not only programs that read what it leaves undefined.
  func defines(_ scalar: Unicode.Scalar) -> Bool {
    bytes[scalar.value].map { scalars[Int($0)] == scalar.value } ?? false
  }

  /// What the set reads a byte as.
  func scalar(of byte: UInt8) -> Unicode.Scalar? { Unicode.Scalar(scalars[Int(byte)]) }
}
