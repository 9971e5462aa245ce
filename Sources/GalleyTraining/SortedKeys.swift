extension [UInt64] {
  /// The index of a key in sorted keys, or nil where it is not among them.
  ///
  /// - Complexity: O(log n).
  func sortedIndex(of key: UInt64) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == key ? low : nil
  }
}
