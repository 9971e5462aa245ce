import GalleyLanguage
import Testing

@testable import GalleyTraining

@Suite struct StaticFunctionTests {
  @Test(arguments: [1, 2, 3, 100, 5000])
  func everyKeyHasItsValue(_ count: Int) {
    let keys = (0..<UInt64(count)).map { $0 &* 0x9E37_79B9_7F4A_7C15 &+ 5 }
    let values = keys.indices.map { UInt8($0 % 64) }
    let (layout, slots) = StaticFunctionBuilder.build(keys, values)
    func value(_ key: UInt64) -> UInt16 {
      let hash = layout.hash(key)
      let (first, second, third) = layout.slots(hash)
      return slots[first] ^ slots[second] ^ slots[third] ^ layout.fingerprint(hash)
    }
    for (key, expected) in zip(keys, values) { #expect(value(key) == UInt16(expected)) }
    // Other keys are taken for one of them once in about a thousand times.
    let strangers = (1...20_000).count { value(UInt64($0) &* 0xD1B5_4A32_D192_ED03 | 1 << 63) < 64 }
    #expect(strangers < 60)
  }

  @Test func radixSortSortsKeysAndWhatBelongsToThem() {
    var keys: [UInt64] = [5, .max, 3, 1 << 40, 3, 0]
    var payload: [UInt32] = [0, 1, 2, 3, 4, 5]
    RadixSort.sort(&keys, &payload, bits: 64)
    #expect(keys == [0, 3, 3, 5, 1 << 40, .max])
    #expect(payload == [5, 2, 4, 0, 3, 1])
  }

  @Test func treesLearnWhatNoSumCan() {
    // Right where exactly one of two features is high; the first is high more often, or no single question
    // would tell anything.
    let features = (0..<600).map {
      [Float($0 % 3 == 0 ? 0 : 1), Float($0 / 3 % 5 < 2 ? 1 : 0), 0.5]
    }
    let labels = features.map { $0[0] != $0[1] }
    var options = BoostedTrees.Options()
    (options.share, options.leastWeight, options.trees) = (1, 1, 60)
    let forest = BoostedTrees.fit(
      features, labels, weights: labels.map { _ in 1 }, options: options)
    let decision = Decision(
      forest: forest, screen: Decision.Screen(forest: forest, least: -1), warning: 0.5, note: 0.5)
    #expect(decision.confidence([0, 1, 0.5]) > 0.9)
    #expect(decision.confidence([1, 0, 0.5]) > 0.9)
    #expect(decision.confidence([1, 1, 0.5]) < 0.1)
    #expect(decision.confidence([0, 0, 0.5]) < 0.1)
  }
}
