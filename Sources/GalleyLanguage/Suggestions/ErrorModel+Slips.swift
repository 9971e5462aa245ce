#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Misspelled words made by the model: what weights can be learned from without a list of misspellings.
extension ErrorModel {
  /// A word with one slip, drawn by how probable the model takes each to be; the word itself where there is none.
  ///
  /// - Parameters:
  ///   - word: of small letters.
  ///   - flatness: from 0, slips as probable as the model says, to 1, all equally so.
  ///   - draw: a number from 0 to below 1.
  /// - Complexity: O(letters · alphabet + rules).
  package func slip(of word: String, flatness: Float, draw: Float) -> String {
    let meant = LetterCodes.codes(of: word)
    guard meant.count > 1, meant.allSatisfy({ (1...26).contains($0) }) else { return word }
    let size = LetterCodes.count
    var slips: [(written: [UInt8], weight: Float)] = []
    func add(_ range: Range<Int>, _ letters: [UInt8], _ cost: Float) {
      var written = meant
      written.replaceSubrange(range, with: letters)
      let isFirst = range.lowerBound == 0 && letters.first != meant[0]
      slips.append((written, pow(10, -(1 - flatness) * (cost + (isFirst ? first : 0)))))
    }
    for index in meant.indices {
      let before = index > 0 ? Int(meant[index - 1]) : 0
      let letter = Int(meant[index])
      add(index..<index + 1, [], loss[before * size + letter])
      for other in 1...26 {
        if other != letter { add(index..<index + 1, [UInt8(other)], change[letter * size + other]) }
        add(index + 1..<index + 1, [UInt8(other)], insertion[letter * size + other])
      }
      if index + 1 < meant.count, meant[index] != meant[index + 1] {
        add(index..<index + 2, [meant[index + 1], meant[index]], swap)
      }
      for length in 1...min(Self.longest, meant.count - index) {
        let key = LetterCodes.key(meant[index..<index + length])
        for rule in rules where rule.meantKey == key {
          add(index..<index + length, rule.written, rule.cost)
        }
      }
    }
    var left = draw * slips.reduce(0) { $0 + $1.weight }
    for slip in slips {
      left -= slip.weight
      if left < 0 { return String(decoding: slip.written.map { $0 + 0x60 }, as: UTF8.self) }
    }
    return word
  }
}

extension ErrorModel.Rule {
  /// Codes of what is written.
  fileprivate var written: [UInt8] {
    (0..<writtenCount).reversed().map { UInt8(writtenKey >> UInt32(5 * $0) & 31) }
  }
}
