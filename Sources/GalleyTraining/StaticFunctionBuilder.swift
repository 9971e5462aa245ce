import GalleyLanguage

/// Makes the table of a ``StaticFunction``.
enum StaticFunctionBuilder {
  /// Finds an order in which each key has a slot of its own, and fills the slots in that order (Graf &
  /// Lemire 2022, algorithm 1). A seed that fails, once in some hundred times, is followed by the next.
  ///
  /// - Parameters:
  ///   - keys: all different.
  ///   - values: of ``StaticFunction/valueBits`` bits.
  static func build(_ keys: [UInt64], _ values: [UInt8])
    -> (layout: StaticFunction.Layout, slots: [UInt16])
  {
    var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    while true {
      let layout = StaticFunction.Layout(keys: keys.count, seed: seed)
      if let slots = fill(layout, keys, values) { return (layout, slots) }
      seed = seed &* 6_364_136_223_846_793_005 &+ 1
    }
  }

  private static func fill(_ layout: StaticFunction.Layout, _ keys: [UInt64], _ values: [UInt8])
    -> [UInt16]?
  {
    let count = layout.slotCount
    // For each slot how many keys use it, and the exclusive or of their indices.
    var degree = [UInt8](repeating: 0, count: count)
    var merged = [UInt32](repeating: 0, count: count)
    for (index, key) in keys.enumerated() {
      for slot in Self.list(layout.slots(layout.hash(key))) {
        guard degree[slot] < 255 else { return nil }
        degree[slot] += 1
        merged[slot] ^= UInt32(index)
      }
    }
    var queue = (0..<count).filter { degree[$0] == 1 }
    var order: [(key: UInt32, slot: Int)] = []
    order.reserveCapacity(keys.count)
    while let slot = queue.popLast() {
      guard degree[slot] == 1 else { continue }
      let index = merged[slot]
      order.append((index, slot))
      for other in Self.list(layout.slots(layout.hash(keys[Int(index)]))) {
        degree[other] -= 1
        merged[other] ^= index
        if degree[other] == 1 { queue.append(other) }
      }
    }
    guard order.count == keys.count else { return nil }
    var slots = [UInt16](repeating: 0, count: count)
    for (index, slot) in order.reversed() {
      let hash = layout.hash(keys[Int(index)])
      let (first, second, third) = layout.slots(hash)
      slots[slot] = 0
      let others = slots[first] ^ slots[second] ^ slots[third]
      slots[slot] = others ^ layout.fingerprint(hash) ^ UInt16(values[Int(index)])
    }
    return slots
  }

  private static func list(_ slots: (Int, Int, Int)) -> [Int] { [slots.0, slots.1, slots.2] }
}
