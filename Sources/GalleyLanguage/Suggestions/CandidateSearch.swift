/// Finds the forms that a word may stand for, with the cost of each: a walk over the sorted forms in which
/// those with a common beginning share its alignments, and beginnings that already cost too much are
/// skipped whole.
///
/// Alignment is dynamic programming over letters (Wagner & Fischer 1974) with swaps (Damerau 1964) and
/// replacements of sequences (Brill & Moore 2000).
struct CandidateSearch {
  /// A form, and −log₁₀ of the probability that it is written as the word is.
  struct Match {
    var form: Int
    var cost: Float
  }

  /// A sequence of letters put for another, and the column behind it.
  private struct Replacement {
    var written: Int
    var end: Int
    var cost: Float
  }

  private let written: [UInt8]
  /// The endings of inflection that it has.
  private let endings: [[UInt8]]
  private let model: ErrorModel
  /// Replacements that may have happened in what is written, by the codes of what was meant as one number.
  private var replacements: [UInt32: [Replacement]] = [:]
  /// Which of those numbers may occur, by a hash, so that most letters are passed over at once.
  private var mayReplace = [Bool](repeating: false, count: 1 << 12)
  /// Costs for each beginning of a form (row) and of what is written (column).
  private var rows: [Float]
  /// For each row the columns that cost no more than the bound; the others are as good as infinite, since
  /// nothing makes an alignment cheaper.
  private var cheap: [Range<Int>]
  private let width: Int

  init(_ written: [UInt8], model: ErrorModel) {
    self.written = written
    endings = LetterCodes.endings.filter { written.ends(with: $0) }
    self.model = model
    width = written.count + 1
    rows = [Float](repeating: 0, count: (CandidateForms.longest + 1) * width)
    cheap = [Range<Int>](repeating: 0..<0, count: CandidateForms.longest + 1)
    var ends: [UInt32: [Int]] = [:]
    for end in 0...written.count {
      for length in 0...min(end, ErrorModel.longest) {
        ends[LetterCodes.key(written[(end - length)..<end]), default: []].append(end)
      }
    }
    for rule in model.rules {
      guard let places = ends[rule.writtenKey] else { continue }
      mayReplace[Self.slot(rule.meantKey)] = true
      replacements[rule.meantKey, default: []] += places.map {
        Replacement(written: rule.writtenCount, end: $0, cost: rule.cost)
      }
    }
    for column in 1..<max(1, width) {
      rows[column] = rows[column - 1] + cost(ofExtra: column - 1) + (column == 1 ? model.first : 0)
    }
  }

  /// All forms within a cost.
  ///
  /// - Complexity: O(m · k) for the m beginnings that are not too costly and the k columns in which they are
  ///   not; a fraction of a millisecond to some milliseconds for English.
  mutating func matches(in forms: CandidateForms, within bound: Float) -> [Match] {
    var found: [Match] = []
    cheap[0] = 0..<(rows[..<width].lastIndex { $0 <= bound } ?? 0) + 1
    var index = 0
    // How many letters of the form before are aligned.
    var depth = 0
    while index < forms.count {
      let start = Int(forms.starts[index])
      let length = forms.length(index)
      depth = min(depth, Int(forms.shared[index]))
      var isTooCostly = false
      while depth < length {
        depth += 1
        align(depth, forms.letters, start, within: bound)
        // A sequence that began before may still end cheaply behind this letter.
        let from = max(0, depth - ErrorModel.longest + 1)
        if (from...depth).allSatisfy({ cheap[$0].isEmpty }) {
          isTooCostly = true
          break
        }
      }
      if isTooCostly {
        let prefix = depth
        index += 1
        while index < forms.count, Int(forms.shared[index]) >= prefix { index += 1 }
        // Forms in between shared the costly beginning; what is left of it is still aligned.
        continue
      }
      var cost = rows[length * width + written.count]
      if written.last == LetterCodes.e, forms.codes(index).last != LetterCodes.e {
        cost = min(cost, rows[length * width + written.count - 1] + model.finalE)
      }
      if cost <= bound, !endings.isEmpty {
        let form = forms.codes(index)
        cost += model.strangeEnding * Float(endings.count { !form.ends(with: $0) })
      }
      if cost <= bound { found.append(Match(form: index, cost: cost)) }
      index += 1
    }
    return found
  }

  private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) }

  private func cost(ofExtra column: Int) -> Float {
    model.insertion[
      (column > 0 ? Int(written[column - 1]) : 0) * LetterCodes.count + Int(written[column])]
  }

  /// Fills the row of a form's first `depth` letters, as far as its columns cost no more than the bound.
  private mutating func align(
    _ depth: Int, _ letters: [UInt8], _ start: Int, within bound: Float
  ) {
    let size = LetterCodes.count
    let letter = Int(letters[start + depth - 1])
    let before = depth > 1 ? Int(letters[start + depth - 2]) : 0
    let (row, above) = (depth * width, (depth - 1) * width)
    let isFirst: Float = depth == 1 ? model.first : 0
    let lost = model.loss[before * size + letter] + isFirst
    let swap = model.swap
    let count = written.count
    // A letter comes from the row above, two that are swapped from the one above that.
    let one = cheap[depth - 1]
    let two = depth > 1 ? cheap[depth - 2] : 0..<0
    var first = one.isEmpty ? count + 1 : one.lowerBound
    var last = one.isEmpty ? -1 : one.upperBound
    if !two.isEmpty {
      first = min(first, two.lowerBound)
      last = max(last, two.upperBound + 1)
    }
    rows.withUnsafeMutableBufferPointer { rows in
      written.withUnsafeBufferPointer { written in
        rows[row..<row + width].update(repeating: .infinity)
        if first == 0 { rows[row] = rows[above] + lost }
        var column = max(1, first)
        while column <= count, column <= last || rows[row + column - 1] <= bound {
          let other = Int(written[column - 1])
          var best = rows[above + column - 1]
          if letter != other { best += model.change[letter * size + other] + isFirst }
          best = min(best, rows[above + column] + lost)
          let previous = column > 1 ? Int(written[column - 2]) : 0
          best = min(best, rows[row + column - 1] + model.insertion[previous * size + other])
          if depth > 1, column > 1, letter == previous, before == other, letter != other {
            best = min(best, rows[above - width + column - 2] + swap)
          }
          rows[row + column] = best
          column += 1
        }
      }
    }
    var key: UInt32 = 0
    for length in 1...min(depth, ErrorModel.longest) {
      key |= UInt32(letters[start + depth - length]) << UInt32(5 * (length - 1))
      guard mayReplace[Self.slot(key)], let replacements = replacements[key] else { continue }
      for replacement in replacements {
        let from = rows[(depth - length) * width + replacement.end - replacement.written]
        rows[row + replacement.end] = min(rows[row + replacement.end], from + replacement.cost)
      }
    }
    if depth > 3, letter == letters[start + depth - 3], before == letters[start + depth - 4] {
      // A syllable that comes twice is written once: “competion”.
      for column in 0..<width {
        rows[row + column] = min(
          rows[row + column], rows[row - 2 * width + column] + model.haplology)
      }
    }
    let columns = rows[row..<row + width]
    cheap[depth] =
      if let first = columns.firstIndex(where: { $0 <= bound }),
        let last = columns.lastIndex(where: { $0 <= bound })
      { first - row..<last - row + 1 } else { 0..<0 }
  }
}

extension BidirectionalCollection where Element: Equatable {
  fileprivate func ends(with ending: some BidirectionalCollection<Element>) -> Bool {
    reversed().starts(with: ending.reversed())
  }
}
