import GalleyText

/// How places before some edits correspond to places after them.
struct EditMap {
  private var before: [TextRange] = []
  private var after: [TextRange] = []

  /// - Parameter edits: sorted, not overlapping.
  init(_ edits: [Edit]) {
    var shift = 0
    for edit in edits {
      let start = Int(edit.range.start) + shift
      let length = edit.replacement.utf8.count
      before.append(edit.range)
      after.append(TextRange(start, start + length))
      shift += length - edit.range.count
    }
  }

  /// Where a range lies after the edits; an end inside a replaced stretch goes to the end of what stands
  /// there now.
  ///
  /// - Complexity: O(log edits).
  func moved(_ range: TextRange) -> TextRange {
    let start = moved(range.start, isEnd: false)
    return TextRange(start, max(start, moved(range.end, isEnd: true)))
  }

  /// Whether an edit reaches into a range of the text before the edits.
  ///
  /// - Complexity: O(log edits).
  func changes(_ range: TextRange) -> Bool {
    let index = before.partitioningIndex { $0.end > range.start }
    return index < before.count && before[index].overlaps(range)
  }

  private func moved(_ offset: UInt32, isEnd: Bool) -> UInt32 {
    // The last edit that begins before the offset.
    let index = before.partitioningIndex { $0.start >= offset } - 1
    guard index >= 0 else { return offset }
    if offset < before[index].end { return isEnd ? after[index].end : after[index].start }
    return after[index].end + (offset - before[index].end)
  }
}

extension Array {
  /// The first index whose element fulfils a condition that all later elements fulfil as well.
  ///
  /// - Complexity: O(log n).
  func partitioningIndex(_ isInSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
