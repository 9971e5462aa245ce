#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns UTF-8 into the bytes of another encoding.
package struct TextEncoder: Sendable {
  /// What cannot be written.
  package enum Failure: Error, Equatable {
    /// A character that the encoding has not.
    case missing(character: String, encoding: String)
    /// A name that the system's `iconv` does not know.
    case unknownEncoding(String)

    /// What is wrong and what to do.
    package var message: String {
      switch self {
      case .missing(let character, let encoding):
        "\(encoding) has no “\(character)”; convert the file to UTF-8 first (iconv -f \(encoding) -t UTF-8)"
      case .unknownEncoding(let name):
        "no encoding is called “\(name)”; `iconv -l` lists those of this system"
      }
    }
  }

  private let encoding: String

  /// - Parameter encoding: a name that `iconv` knows.
  package init(encoding: String) { self.encoding = encoding }

  /// The bytes of a text.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Throws: ``Failure``.
  package func encode(_ text: [UInt8]) throws(Failure) -> [UInt8] {
    let converter = iconv_open(encoding, "UTF-8")
    guard converter != iconv_t(bitPattern: -1), let converter else {
      throw .unknownEncoding(encoding)
    }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(text.count * 2)
    var input = text
    let failed = input.withUnsafeMutableBytes { raw -> Int? in
      var from = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var fromLeft = raw.count
      var buffer = [UInt8](repeating: 0, count: 65536)
      var isFlushed = false
      while !isFlushed {
        // The last call writes what brings a stateful encoding back to its first state.
        isFlushed = fromLeft == 0
        let (written, reason) = buffer.withUnsafeMutableBytes { target in
          var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var toLeft = target.count
          let result =
            isFlushed
            ? iconv(converter, nil, nil, &to, &toLeft)
            : iconv(converter, &from, &fromLeft, &to, &toLeft)
          return (target.count - toLeft, result == Int(bitPattern: UInt.max) ? errno : 0)
        }
        output += buffer[..<written]
        if reason == EILSEQ || reason == EINVAL { return raw.count - fromLeft }
      }
      return nil
    }
    guard let failed else { return output }
    let rest = String(decoding: text[failed..<min(failed + 4, text.count)], as: UTF8.self)
    throw .missing(
      character: rest.unicodeScalars.first.map { String($0) } ?? "?", encoding: encoding)
  }
}
