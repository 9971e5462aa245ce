import CHunspell

/// What a dictionary says of its language beside which words there are.
extension HunspellDictionary {
  /// A sample of the entries, taken evenly, and how many there are.
  ///
  /// - Complexity: O(size of the file); a few milliseconds.
  func entries(limit: Int) -> (sample: [String], count: Int) {
    // The first line is their number.
    let lines = text(of: files.words)?.utf8.split(separator: 0x0A).dropFirst() ?? []
    let step = max(1, lines.count / limit)
    let sample = stride(from: lines.startIndex, to: lines.endIndex, by: step).compactMap {
      String(lines[$0].prefix { $0 != 0x2F && $0 != 0x09 && $0 != 0x20 && $0 != 0x0D })
    }
    return (sample, lines.count)
  }

  /// What the affix rules put behind a stem.
  var endings: Set<String> {
    var endings = Set<String>()
    for line in affixLines where line.hasPrefix("SFX ") {
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard fields.count > 4 else { continue }
      endings.insert(fields[3].prefix { $0 != "/" }.lowercased())
    }
    return endings
  }

  /// Whether a known word is put together of others rather than listed.
  func isCompound(_ word: String) -> Bool {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count: Int32
    if let encoder {
      guard let bytes = Self.convert(Array(word.utf8), encoder) else { return false }
      count = bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          Hunspell_analyze(handle, &list, $0.baseAddress)
        }
      }
    } else {
      count = Hunspell_analyze(handle, &list, word)
    }
    // Of compounds that it puts together by rule, Hunspell tells no parts.
    guard count > 0, let strings = list else { return true }
    defer { Hunspell_free_list(handle, &list, count) }
    // Each part of a compound is named as “pa:”, in plain ASCII.
    return (0..<Int(count)).allSatisfy { index in
      strings[index].map { String(cString: $0).contains("pa:") } ?? false
    }
  }
}
