import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns the bytes of a file into a source text.
///
/// UTF-8 is the rule and is taken as it is. A UTF-16 byte order mark, or an encoding asked for by name,
/// makes a transcript, which has the same lines and columns.
package struct TextDecoder: Sendable {
  /// What cannot be linted.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// Bytes that no text has.
    case binary(reason: String)
    /// 4 GiB or more.
    case tooLarge
    /// A name that the system's `iconv` does not know.
    case unknownEncoding(String)

    package var description: String { message }

    /// What is wrong and what to do.
    package var message: String {
      switch self {
      case .binary(let reason):
        "not text: \(reason); name the encoding if it is one that is not UTF-8 (--encoding utf-16le)"
      case .tooLarge:
        "4 GiB or more; split it, or feed it as JSON Lines (--input-format jsonl)"
      case .unknownEncoding(let name):
        "no encoding is called “\(name)”; `iconv -l` lists those of this system"
      }
    }
  }

  private let encoding: String?

  /// A decoder for UTF-8, and for UTF-16 by its mark.
  package init() { encoding = nil }

  /// - Parameter encoding: a name that `iconv` knows.
  /// - Throws: ``Failure/unknownEncoding(_:)``.
  package init(encoding: String) throws(Failure) {
    if ["utf-8", "utf8"].contains(encoding.lowercased()) {
      self.encoding = nil
      return
    }
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1) else { throw .unknownEncoding(encoding) }
    iconv_close(converter)
    self.encoding = encoding
  }

  /// Decodes the bytes of a file.
  ///
  /// - Throws: ``Failure``.
  package func decode(_ bytes: [UInt8], path: String) throws(Failure) -> SourceText {
    guard bytes.count < SourceText.maximumSize else { throw .tooLarge }
    if let encoding = encoding(of: bytes) {
      return try transcript(bytes, from: encoding, path: path)
    }
    if let place = bytes.firstIndex(of: 0) {
      throw .binary(reason: "a NUL byte at byte \(place)")
    }
    let invalid = UTF8Scanning.invalidRanges(in: bytes)
    // Text in an old single-byte encoding has an accent here and there; data has them everywhere.
    let count = invalid.reduce(0) { $0 + $1.count }
    if count > 32, count * 5 > bytes.count {
      throw .binary(reason: "\(count) of \(bytes.count) bytes are not UTF-8")
    }
    return SourceText(path: path, bytes: bytes, invalidRanges: invalid)
  }

  /// The encoding of the bytes of a file; nil for UTF-8.
  package func encoding(of bytes: [UInt8]) -> String? {
    if let encoding { return encoding }
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    return nil
  }

  /// The text in UTF-8; what the encoding does not define becomes U+FFFD.
  private func transcript(_ bytes: [UInt8], from encoding: String, path: String) throws(Failure)
    -> SourceText
  {
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1), let converter else {
      throw .unknownEncoding(encoding)
    }
    defer { iconv_close(converter) }
    let unit = encoding.lowercased().hasPrefix("utf-16") ? 2 : 1
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var invalid: [TextRange] = []
    var input = bytes
    input.withUnsafeMutableBytes { raw in
      var from = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var fromLeft = raw.count
      var buffer = [UInt8](repeating: 0, count: 65536)
      while fromLeft > 0 {
        let (written, reason) = buffer.withUnsafeMutableBytes { target in
          var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var toLeft = target.count
          let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
          return (target.count - toLeft, result == Int(bitPattern: UInt.max) ? errno : 0)
        }
        output += buffer[..<written]
        if reason == EILSEQ || reason == EINVAL {
          invalid.append(TextRange(output.count, output.count + 3))
          output += [0xEF, 0xBF, 0xBD]
          let skipped = min(unit, fromLeft)
          from = from.map { $0 + skipped }
          fromLeft -= skipped
        }
      }
    }
    guard output.count < SourceText.maximumSize else { throw .tooLarge }
    if let place = output.firstIndex(of: 0) {
      throw .binary(reason: "a NUL character at byte \(place) of its transcript from \(encoding)")
    }
    return SourceText(path: path, bytes: output, invalidRanges: invalid, isOriginal: false)
  }
}
