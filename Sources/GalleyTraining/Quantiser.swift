import GalleyLanguage

/// Stands numbers for by a few of them.
struct Quantiser {
  /// As many as a slot can tell apart, rising.
  let levels: [Float]
  private let borders: [Float]

  /// Levels that each stand for as many of the numbers, being their mean.
  init(_ numbers: [Float]) {
    let count = NgramModel.levels
    guard !numbers.isEmpty else {
      levels = [Float](repeating: 0, count: count)
      borders = levels
      return
    }
    let sorted = numbers.sorted()
    var levels: [Float] = []
    var borders: [Float] = []
    for level in 0..<count {
      let start = min(sorted.count - 1, level * sorted.count / count)
      let end = max(start + 1, (level + 1) * sorted.count / count)
      levels.append(sorted[start..<end].reduce(0, +) / Float(end - start))
      borders.append(sorted[start])
    }
    self.levels = levels
    self.borders = borders
  }

  func level(of number: Float) -> UInt8 {
    var low = 0
    var high = borders.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if borders[middle] <= number { low = middle } else { high = middle }
    }
    return UInt8(low)
  }
}
