import CHunspell
import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A Hunspell dictionary, loaded.
///
/// A handle is not safe to share between threads: each worker has its own, and gives it back in the end (see
/// ``HunspellHandles``). Loading takes 21 ms for English.
package final class HunspellDictionary {
  let handle: OpaquePointer
  let files: DictionaryFiles
  /// Converts from UTF-8 where the dictionary is in another encoding.
  let encoder: iconv_t?
  let decoder: iconv_t?

  private let key: HunspellHandles.Key

  /// Loads a dictionary.
  ///
  /// - Throws: ``DictionaryError/unreadable(path:reason:)`` or
  ///   ``DictionaryError/unknownEncoding(path:encoding:)``.
  package init(_ files: DictionaryFiles) throws(DictionaryError) {
    for path in [files.affixes, files.words] where access(path, R_OK) != 0 {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let key = HunspellHandles.Key(files)
    guard let handle = HunspellHandles.take(key) else {
      throw .unreadable(path: files.words, reason: "Hunspell could not load it")
    }
    let encoding = String(cString: Hunspell_get_dic_encoding(handle))
    if ["UTF-8", "UTF8", "utf-8"].contains(encoding) {
      (encoder, decoder) = (nil, nil)
    } else {
      // Hunspell's names are iconv's but for a missing hyphen ("ISO8859-1").
      let name = encoding.replacingPrefix("microsoft-cp", with: "CP")
      let failed = iconv_t(bitPattern: -1)
      let encoder = iconv_open(name, "UTF-8")
      let decoder = iconv_open("UTF-8", name)
      guard encoder != failed, decoder != failed else {
        HunspellHandles.giveBack(handle, key)
        throw .unknownEncoding(path: files.affixes, encoding: encoding)
      }
      (self.encoder, self.decoder) = (encoder, decoder)
    }
    self.handle = handle
    self.key = key
    self.files = files
  }

  deinit {
    HunspellHandles.giveBack(handle, key)
    if let encoder { iconv_close(encoder) }
    if let decoder { iconv_close(decoder) }
  }

  /// Whether the dictionary holds a word, an affixed form or an allowed compound, in this or a less
  /// marked letter case. A word that the dictionary's encoding cannot write is not in it.
  package func contains(_ word: String) -> Bool {
    guard !word.isEmpty else { return false }
    guard let encoder else { return Hunspell_spell(handle, word) != 0 }
    guard let bytes = Self.convert(Array(word.utf8), encoder) else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { Hunspell_spell(handle, $0.baseAddress) != 0 }
    }
  }

  /// The letters that the language is written with, the most frequent first, as its affix file names them.
  package lazy var letters: [Unicode.Scalar] = {
    // By bytes: a mark that combines with the space before it makes another character of it.
    let line = affixLines.first { line in
      line.utf8.starts(with: "TRY".utf8) && [0x20, 0x09].contains(line.utf8.dropFirst(3).first)
    }
    var seen = Set<Unicode.Scalar>()
    return
      (line.map { String($0.unicodeScalars.dropFirst(4)).lowercased() }
      ?? "esianrtolcdugmphbyfvkwqxjz")
      .unicodeScalars.filter { $0.properties.isAlphabetic && seen.insert($0).inserted }
  }()

  /// Whether the language puts words together, by its affix file.
  lazy var compounds = affixLines.contains {
    $0.hasPrefix("COMPOUNDBEGIN ") || $0.hasPrefix("COMPOUNDFLAG ")
  }

  /// The lines of the affix file; none where it cannot be read any more.
  lazy var affixLines: [Substring] =
    text(of: files.affixes)?.split(whereSeparator: \.isNewline) ?? []

  /// Hunspell's own suggestions, best first.
  ///
  /// - Complexity: slow, 24 ms at the median; ask seldom.
  package func suggestions(for word: String) -> [String] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count: Int32
    if let encoder {
      guard let bytes = Self.convert(Array(word.utf8), encoder) else { return [] }
      count = bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          Hunspell_suggest(handle, &list, $0.baseAddress)
        }
      }
    } else {
      count = Hunspell_suggest(handle, &list, word)
    }
    guard count > 0, let strings = list else { return [] }
    defer { Hunspell_free_list(handle, &list, count) }
    return (0..<Int(count)).compactMap { index in
      guard let string = strings[index] else { return nil }
      guard let decoder else { return String(cString: string) }
      let bytes = UnsafeBufferPointer(start: string, count: strlen(string)).map(
        UInt8.init(bitPattern:))
      return Self.convert(bytes, decoder).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    }
  }

  /// The text of one of a dictionary's files, whatever encoding its affix file names; nil where it cannot
  /// be read.
  static func text(of path: String, affixes: String) -> String? {
    guard let bytes = contents(of: path) else { return nil }
    let head = path == affixes ? bytes : contents(of: affixes) ?? []
    let isUTF8 = head.split(separator: 0x0A, maxSplits: 40).contains {
      $0.starts(with: "SET UTF-8".utf8) || $0.starts(with: [0xEF, 0xBB, 0xBF] + "SET UTF-8".utf8)
    }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    // Without a name Hunspell takes ISO 8859-1; the others are near enough for suggestions.
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// The text of one of the dictionary's files, converted from its encoding; nil where it cannot be read.
  func text(of path: String) -> String? {
    guard let bytes = Self.contents(of: path) else { return nil }
    guard let decoder else { return String(decoding: bytes, as: UTF8.self) }
    return Self.convert(bytes, decoder).map { String(decoding: $0.dropLast(), as: UTF8.self) }
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The bytes in another encoding, with a closing NUL; nil where it cannot write them.
  static func convert(_ bytes: [UInt8], _ converter: iconv_t) -> [UInt8]? {
    var input = bytes.map(CChar.init(bitPattern:))
    var output = [UInt8](repeating: 0, count: bytes.count * 4 + 8)
    iconv(converter, nil, nil, nil, nil)
    let written: Int? = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBytes { target in
        var from: UnsafeMutablePointer<CChar>? = source.baseAddress
        var fromLeft = source.count
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var toLeft = target.count - 1
        let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
        return result == Int(bitPattern: UInt.max) ? nil : target.count - 1 - toLeft
      }
    }
    guard let written else { return nil }
    return Array(output[..<written]) + [0]
  }
}

extension String {
  /// The string with a leading `prefix` replaced, itself where it begins otherwise.
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
