import GalleyLanguage

/// How often each sequence of four words occurs, counted by sorting.
///
/// Memory is bounded: the sequences of a segment are sorted and merged into those of the segments before;
/// where the merged ones outgrow the bound, those seen once are forgotten.
struct NgramCounts {
  /// Sorted; see ``NgramModel/key(_:_:order:)``.
  private(set) var keys: [UInt64] = []
  private(set) var counts: [UInt32] = []
  /// How many words were counted.
  private(set) var total = 0
  private var segment: [UInt64] = []
  private let capacity: Int

  /// - Parameter memory: bytes that counting may take.
  init(memory: Int) {
    // A key, its copy while sorting, and the merged arrays, old and new.
    capacity = max(1 << 16, memory / 40)
    segment.reserveCapacity(min(capacity, 160_000_000))
  }

  mutating func add(_ reading: Reading) {
    let boundary = ModelVocabulary.Class.boundary.rawValue
    var context = NgramModel.Context(boundary, 0, 0)
    for word in reading.words.dropFirst() {
      segment.append(NgramModel.key(context, word, order: 4))
      context = context.appending(word)
    }
    total += reading.words.count - 1
    if segment.count >= capacity { merge() }
  }

  mutating func finish() {
    merge()
    segment = []
  }

  private mutating func merge() {
    guard !segment.isEmpty else { return }
    var none: [UInt32] = []
    RadixSort.sort(&segment, &none, bits: 64)
    var newKeys: [UInt64] = []
    var newCounts: [UInt32] = []
    var old = 0
    var index = 0
    while index < segment.count || old < keys.count {
      let isOld = index == segment.count || old < keys.count && keys[old] <= segment[index]
      let key = isOld ? keys[old] : segment[index]
      var count: UInt32 = 0
      if isOld {
        count = counts[old]
        old += 1
      }
      while index < segment.count, segment[index] == key {
        count += 1
        index += 1
      }
      newKeys.append(key)
      newCounts.append(count)
    }
    segment.removeAll(keepingCapacity: true)
    if newKeys.count > capacity {
      let kept = newKeys.indices.filter { newCounts[$0] > 1 }
      newKeys = kept.map { newKeys[$0] }
      newCounts = kept.map { newCounts[$0] }
    }
    keys = newKeys
    counts = newCounts
  }
}
