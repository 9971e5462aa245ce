extension CandidateForms {
  /// How finely frequencies are kept: this many steps a unit of Zipf.
  private static let zipfSteps: Float = 30

  /// The forms as a table that is read without any work on words: their number (32 bits, little endian), a byte
  /// a form of letters, shared letters, bytes of text and frequency each, then all letters, then all text.
  package var table: [UInt8] {
    var bytes = (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    bytes += (0..<count).map { UInt8(length($0)) }
    bytes += shared
    bytes += (0..<count).map { UInt8(textStarts[$0 + 1] - textStarts[$0]) }
    bytes += priors.map { UInt8(min(max(($0 + 9) * Self.zipfSteps, 0), 255).rounded()) }
    return bytes + letters + text
  }

  /// Reads a table; nil where it is none.
  package init?(table bytes: [UInt8]) {
    guard bytes.count >= 4 else { return nil }
    let count = (0..<4).reduce(0) { $0 | Int(bytes[$1]) << ($1 * 8) }
    guard count > 0, bytes.count >= 4 + 4 * count else { return nil }
    let columns = (0..<4).map { bytes[(4 + $0 * count)..<(4 + ($0 + 1) * count)] }
    func sums(_ lengths: ArraySlice<UInt8>) -> [UInt32] {
      var sums = [UInt32](repeating: 0, count: count + 1)
      var sum: UInt32 = 0
      for (index, length) in lengths.enumerated() {
        sum += UInt32(length)
        sums[index + 1] = sum
      }
      return sums
    }
    let (starts, textStarts) = (sums(columns[0]), sums(columns[2]))
    let body = bytes[(4 + 4 * count)...]
    guard body.count == Int(starts[count] + textStarts[count]) else { return nil }
    self.init(
      letters: Array(body.prefix(Int(starts[count]))), starts: starts, shared: Array(columns[1]),
      priors: columns[3].map { Float($0) / Self.zipfSteps - 9 },
      text: Array(body.dropFirst(Int(starts[count]))), textStarts: textStarts)
  }
}
