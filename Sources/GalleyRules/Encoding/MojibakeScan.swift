import GalleyText

/// Finds UTF-8 that was decoded by a single-byte character set, and restores it.
///
/// A stretch of characters is encoded by the set and decoded as UTF-8. Nearly no text survives that by
/// chance; what does (“VOCÊ…”, “5×£”) gives characters that nobody writes there, and is let pass.
struct MojibakeScan {
  /// A stretch of mojibake.
  struct Finding {
    /// Indices of scalars.
    var range: Range<Int>
    var text: String
    /// The set by which it was misread.
    var charset: Charset
  }

  /// The characters of a text.
  let scalars: [Unicode.Scalar]
  /// Sets by which the text is known to have been misread: what is doubtful alone is believed then.
  private var proven: Set<String> = []
  /// The sets to try, the likeliest first.
  private var charsets = Charset.all
  /// Whether there are words in Cyrillic: what was misread as such has no three small letters in a row.
  private let isCyrillic: Bool

  init(scalars: [Unicode.Scalar], proven: Set<String> = []) {
    self.scalars = scalars
    isCyrillic = scalars.indices.dropLast(2).contains { index in
      scalars[index..<index + 3].allSatisfy { (0x430...0x44F).contains($0.value) }
    }
    self.proven = proven
  }

  /// All stretches, in order; text that was misread several times over is restored as often.
  mutating func findings() -> [Finding] {
    let sure = search()
    guard !sure.isEmpty else { return [] }
    // Another set that reads the same stretches alike may be the one that was used: the one that accounts for
    // the most characters comes first.
    let fitting = Charset.all.map { charset in
      sure.reduce(0) { sum, finding in
        guard match(at: finding.range.lowerBound, by: charset)?.range == finding.range else {
          return sum
        }
        return sum + scalars[finding.range].count(where: charset.defines)
      }
    }
    proven.formUnion(zip(Charset.all, fitting).filter { $0.1 > 0 }.map(\.0.name))
    charsets = Charset.all.indices.sorted { (-fitting[$0], $0) < (-fitting[$1], $1) }.map {
      Charset.all[$0]
    }
    return merged(search())
  }

  private func search() -> [Finding] {
    var found: [Finding] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].value >= 0x80 else {
        index += 1
        continue
      }
      if let finding = charsets.lazy.compactMap({ match(at: index, by: $0) }).first {
        found.append(finding)
        index = finding.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// Stretches with no more than two characters between them are one: a word is broken once. Bytes behind a
  /// stretch that were Windows-1252 before the misreading belong to it.
  private func merged(_ findings: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for (number, found) in findings.enumerated() {
      var finding = found
      let end = number + 1 < findings.count ? findings[number + 1].range.lowerBound : scalars.count
      while finding.range.upperBound < end,
        let byte = UInt8(exactly: scalars[finding.range.upperBound].value),
        (0x80...0x9F).contains(byte),
        let mark = Charset.all.first?.scalar(of: byte)
      {
        finding.text.unicodeScalars.append(mark)
        finding.range = finding.range.lowerBound..<finding.range.upperBound + 1
      }
      if let last = result.last, finding.range.lowerBound - last.range.upperBound <= 2 {
        var between = String.UnicodeScalarView()
        between.append(contentsOf: scalars[last.range.upperBound..<finding.range.lowerBound])
        result[result.count - 1] = Finding(
          range: last.range.lowerBound..<finding.range.upperBound,
          text: last.text + String(between) + finding.text, charset: last.charset)
      } else {
        result.append(finding)
      }
    }
    return result
  }

  private func match(at start: Int, by charset: Charset) -> Finding? {
    var text = String.UnicodeScalarView()
    var index = start
    var sequences: [Unicode.Scalar] = []
    while let next = sequence(at: index, by: charset) {
      text.append(next.scalar)
      sequences.append(next.scalar)
      index += next.length
    }
    if sequences.isEmpty, let lost = lostSequence(at: start, charset) {
      return Finding(
        range: start..<start + lost.length, text: String(lost.scalar), charset: charset)
    }
    guard !sequences.isEmpty, isPlausible(sequences, start..<index, charset) else { return nil }
    // Once more, where the result is mojibake itself.
    var result = String(text)
    for _ in 0..<3 {
      var again = MojibakeScan(
        scalars: Array(result.unicodeScalars), proven: [charset.name])
      let inner = again.findings()
      guard !inner.isEmpty else { break }
      result = again.restored(inner)
    }
    return Finding(range: start..<index, text: result, charset: charset)
  }

  /// “â€\u{FFFD}” was a closing quotation mark, whose last byte Windows-1252 does not define; of other
  /// characters that lost a byte only that much is known, in a text that has more of the kind.
  private func lostSequence(at start: Int, _ charset: Charset) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard charset.name == "CP1252" || proven.contains(charset.name),
      let lead = charset.byte(of: scalars[start]), lead >= 0xC3
    else { return nil }
    let rest = scalars[(start + 1)...]
    func isLost(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\u{FFFD}" || scalar == "?" && proven.contains(charset.name)
    }
    if lead == 0xE2, rest.count > 1, rest[start + 1] == "€", isLost(rest[start + 2]) {
      return ("”", 3)
    }
    guard proven.contains(charset.name), lead <= 0xF4 else { return nil }
    // The bytes that are left, and the mark of the lost one among them.
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard rest.count >= length - 1 else { return nil }
    let tail = rest.prefix(length - 1)
    guard let lost = tail.firstIndex(where: isLost) else { return nil }
    // What follows may be whole again: a program puts one mark for all the bytes of a broken character.
    let isOne = tail.allSatisfy { isLost($0) || (charset.byte(of: $0) ?? 0) & 0xC0 == 0x80 }
    return ("\u{FFFD}", isOne ? length : lost - start + 1)
  }

  /// The text with its findings restored.
  func restored(_ findings: [Finding]) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    for finding in findings {
      result.append(contentsOf: scalars[index..<finding.range.lowerBound])
      result.append(contentsOf: finding.text.unicodeScalars)
      index = finding.range.upperBound
    }
    result.append(contentsOf: scalars[index...])
    return String(result)
  }

  /// One character of UTF-8 whose bytes were read as characters of a set.
  private func sequence(at start: Int, by charset: Charset) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard start < scalars.count, let lead = charset.byte(of: scalars[start]) else { return nil }
    if let pair = surrogatePair(at: start, charset) { return pair }
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    var bytes = [lead]
    var isSpace = false
    for index in start + 1..<start + length {
      guard index < scalars.count else { return nil }
      if let byte = charset.byte(of: scalars[index]), byte & 0xC0 == 0x80 {
        bytes.append(byte)
      } else if scalars[index] == " ",
        length == 2 && charset.name == "CP1252" && (lead == 0xC3 || lead == 0xC2)
          || length <= 3 && proven.contains(charset.name)
      {
        // A no-break space that became a plain one: “lÃ  bas” was “là bas”.
        bytes.append(0xA0)
        isSpace = true
      } else {
        return nil
      }
    }
    guard let (value, count) = UTF8Scanning.scalar(at: 0, in: bytes.span, end: bytes.count),
      count == length, let scalar = Unicode.Scalar(value)
    else { return nil }
    // “Ã l’école”: “à” is a word, and the space that belongs behind it is the only one left.
    if isSpace, lead == 0xC3, !isContraction(at: start + 2) { return (scalar, 1) }
    return (scalar, length)
  }

  /// Whether a space behind “à” was none: a second one follows, or what makes one word with it in
  /// Portuguese (“àquele”, “às”).
  private func isContraction(at index: Int) -> Bool {
    let rest = scalars[min(index, scalars.count)...]
    if rest.first.map({ !$0.properties.isAlphabetic && $0 != "'" && $0 != "’" }) ?? true {
      return true
    }
    return ["quele", "quela", "quilo", "s "].contains { rest.starts(with: $0.unicodeScalars) }
  }

  /// A character beyond the first plane whose two UTF-16 halves were encoded apart (CESU-8).
  private func surrogatePair(at start: Int, _ charset: Charset) -> (
    scalar: Unicode.Scalar, length: Int
  )? {
    guard start + 6 <= scalars.count else { return nil }
    let bytes = scalars[start..<start + 6].compactMap(charset.byte)
    guard bytes.count == 6, bytes[0] == 0xED, bytes[3] == 0xED, (0xA0...0xAF).contains(bytes[1]),
      (0xB0...0xBF).contains(bytes[4])
    else { return nil }
    let high = UInt32(bytes[1] & 0x0F) << 6 | UInt32(bytes[2] & 0x3F)
    let low = UInt32(bytes[4] & 0x0F) << 6 | UInt32(bytes[5] & 0x3F)
    return Unicode.Scalar(0x10000 + (high << 10 | low)).map { ($0, 6) }
  }

  /// Whether what comes out is what people write there, and what stands there is not.
  private func isPlausible(
    _ restored: [Unicode.Scalar], _ range: Range<Int>, _ charset: Charset
  ) -> Bool {
    let original = scalars[range]
    let odd = original.count { Self.isOdd($0) }
    let neighbours = [range.lowerBound - 1, range.upperBound].filter(scalars.indices.contains)
    // Cyrillic letters amid Latin ones.
    let mixes =
      charset.isCyrillic
      && neighbours.contains { scalars[$0].value < 0x250 && scalars[$0].properties.isAlphabetic }
    // No language writes “Ã” or “Â” before the letters that stand for bytes.
    let isTelling = charset.name == "CP1252" && ["Ã", "Â"].contains(original.first)
    guard odd > 0 || mixes || isTelling || restored.count >= 3 || proven.contains(charset.name)
    else { return false }
    let common = restored.count { Self.isCommon($0) }
    if restored.count == 1 {
      guard common == 1 else {
        return restored[0].value >= 0x1F000
          || proven.contains(charset.name) && restored[0].value >= 0x2000
      }
      return proven.contains(charset.name) || fits(restored[0], range, charset)
    }
    // Several in a row: of one script, or common ones.
    if common * 2 >= restored.count { return true }
    return Set(restored.map(Self.script)).count <= 2
  }

  /// A number for each writing system, near enough.
  private static func script(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x3000...0x9FFF: 1
    case 0xAC00...0xD7AF: 2
    case 0x2000...0x2FFF: 3
    default: 16 + (scalar.value >> 8)
    }
  }

  /// Whether a character is one that words do not have: every misreading has such a one.
  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAA, 0xB5, 0xBA, 0x192, 0x2B0...0x2FF: true
    default: !scalar.properties.isAlphabetic
    }
  }

  /// Punctuation and letters that Western texts use.
  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0x17E, 0x2010...0x2044, 0x20AC, 0x2122, 0x2190...0x21FF, 0x2260...0x2265,
      0x2600...0x27BF, 0xFB00...0xFB06, 0xFF00...0xFF20, 0x1E00...0x1EFF, 0x218...0x21B, 0xFFFD,
      0xFEFF,
      0x336, 0x3B1...0x3C9:
      true
    default: scalar.value >= 0x1F000
    }
  }

  /// Whether a word of one letter may stand beside a character; what stands in quotation marks is spoken of.
  private static func bordersWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || ["'", "’", ",", "."].contains(scalar)
  }

  /// Whether a single restored character fits its surroundings.
  private func fits(_ scalar: Unicode.Scalar, _ range: Range<Int>, _ charset: Charset) -> Bool {
    // «ПО», «В»: a capital before a closing mark.
    if isCyrillic, charset.isCyrillic, range.count == 2 { return false }
    let before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : " "
    // “Ã O”: what stands behind the space that “Ã” left.
    let end = range.count == 1 ? range.upperBound + 1 : range.upperBound
    let after = end < scalars.count ? scalars[end] : " "
    let original = scalars[range.lowerBound + 1]
    // “SELKÄ\u{A0}EDELLÄ”, “MISUTÂ\u{A0}AJIKKO”: a capital at the end of a word, then a space.
    if range.count <= 2, original == "\u{A0}" || original == " " {
      let isShouted =
        after.properties.isUppercase
        || before.properties.isUppercase && !after.properties.isLowercase
      let lead = scalars[range.lowerBound]
      return !isShouted && (lead == "Ã" || lead == "Â" && !before.properties.isAlphabetic)
    }
    guard scalar.properties.isAlphabetic, scalar.value < 0x250 else {
      // A lone mark from a rare set may be what it looks like (“`¬´”).
      return range.count > 2 || ["CP1252", "CP1251", "CP437"].contains(charset.name)
        || proven.contains(charset.name)
    }
    // A letter belongs to a word, and is small in one of small letters.
    let isInWord = before.properties.isAlphabetic || after.properties.isAlphabetic
    // “Ã¨” alone was “è”: a word in Italian, as others are in French, Spanish and Portuguese.
    guard isInWord else {
      return [before, after].allSatisfy(Self.bordersWord) && original != " "
        && scalars[range.lowerBound] == "Ã" && "àèéóÀÈÉÓ".unicodeScalars.contains(scalar)
    }
    if charset.name == "CP437", !before.properties.isAlphabetic { return false }
    if scalar.properties.isLowercase, before.properties.isUppercase,
      after.properties.isUppercase
        || range.lowerBound > 1 && scalars[range.lowerBound - 2].properties.isUppercase
    {
      return false
    }
    if charset.name == "CP1250", before.properties.isUppercase { return false }
    return true
  }
}
