/// Sorts integers by their digits (LSD radix sort): a hundred million keys in seconds.
enum RadixSort {
  private static let digit: UInt64 = 11

  /// Sorts keys, and numbers that belong to them.
  ///
  /// Stable, so that the result is the same on every machine.
  ///
  /// - Parameter bits: how many low bits of the keys count.
  /// - Complexity: O(n · bits); as much memory again as the arrays take.
  static func sort(_ keys: inout [UInt64], _ payload: inout [UInt32], bits: UInt64) {
    let hasPayload = !payload.isEmpty
    precondition(payload.isEmpty || payload.count == keys.count)
    let count = keys.count
    let buckets = 1 << Int(digit)
    var otherKeys = [UInt64](unsafeUninitializedCapacity: count) { $1 = count }
    var otherPayload = [UInt32](unsafeUninitializedCapacity: payload.count) { $1 = payload.count }
    var shift: UInt64 = 0
    while shift < bits {
      var offsets = [Int](repeating: 0, count: buckets)
      keys.withUnsafeBufferPointer { from in
        offsets.withUnsafeMutableBufferPointer { offsets in
          for key in from { offsets[Int(truncatingIfNeeded: key >> shift) & (buckets - 1)] += 1 }
        }
      }
      // A digit in which all keys agree needs no pass.
      if !offsets.contains(count) {
        var sum = 0
        for index in offsets.indices {
          let size = offsets[index]
          offsets[index] = sum
          sum += size
        }
        keys.withUnsafeBufferPointer { from in
          otherKeys.withUnsafeMutableBufferPointer { to in
            offsets.withUnsafeMutableBufferPointer { offsets in
              payload.withUnsafeBufferPointer { fromPayload in
                otherPayload.withUnsafeMutableBufferPointer { toPayload in
                  for index in 0..<count {
                    let key = from[index]
                    let bucket = Int(truncatingIfNeeded: key >> shift) & (buckets - 1)
                    let place = offsets[bucket]
                    offsets[bucket] = place + 1
                    to[place] = key
                    if hasPayload { toPayload[place] = fromPayload[index] }
                  }
                }
              }
            }
          }
        }
        swap(&keys, &otherKeys)
        if hasPayload { swap(&payload, &otherPayload) }
      }
      shift += digit
    }
  }
}
