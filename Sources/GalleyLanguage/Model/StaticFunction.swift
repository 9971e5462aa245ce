/// A function from 64-bit keys to small values, in 18 bits a key.
///
/// A binary fuse structure (Graf & Lemire 2022) whose three slots, XORed, give a fingerprint and the
/// value: the retrieval structure of Talbot & Brants (2008) on a denser filter. A key that was never put
/// in is recognised by its fingerprint, wrongly once in 1,024 times; whoever asks about an n-gram asks for
/// the shorter ones in it first, which makes that rate matter for the shortest alone.
package struct StaticFunction {
  /// Bits of a slot that hold the value; the others hold the fingerprint.
  package static let valueBits: UInt16 = 6

  /// What a look-up needs to know of the table.
  package struct Layout: BitwiseCopyable, Sendable, Equatable {
    package var seed: UInt64
    /// Slots in a segment, a power of two.
    package var segmentLength: UInt32
    /// Slots in all segments but the last two.
    package var spread: UInt32

    /// The layout for a number of keys.
    package init(keys: Int, seed: UInt64) {
      self.seed = seed
      let size = Double(max(keys, 2))
      var log3 = 0
      var power = 1.0
      while power * 3.33 <= size {
        power *= 3.33
        log3 += 1
      }
      segmentLength = UInt32(1) << UInt32(min(18, max(2, log3 + 2)))
      let factor = max(1.125, 0.875 + 0.25 * 13.8155 / max(1, Self.naturalLog(size)))
      let wanted = Int((size * factor).rounded(.up))
      let segments = max(1, (wanted + Int(segmentLength) - 1) / Int(segmentLength) - 2)
      spread = UInt32(segments) * segmentLength
    }

    /// How many slots the table has.
    package var slotCount: Int { Int(spread) + 2 * Int(segmentLength) }

    /// The three slots of a hash.
    @inline(__always)
    package func slots(_ hash: UInt64) -> (Int, Int, Int) {
      let mask = UInt64(segmentLength - 1)
      let first = hash.multipliedFullWidth(by: UInt64(spread)).high
      let second = (first + UInt64(segmentLength)) ^ ((hash >> 18) & mask)
      let third = (first + 2 * UInt64(segmentLength)) ^ (hash & mask)
      return (Int(first), Int(second), Int(third))
    }

    /// Hash of a key (the finaliser of MurmurHash3, Appleby 2011).
    @inline(__always)
    package func hash(_ key: UInt64) -> UInt64 {
      var hash = key &+ seed
      hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
      hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
      return hash ^ (hash >> 33)
    }

    /// The fingerprint of a hash, in the bits above the value.
    @inline(__always)
    package func fingerprint(_ hash: UInt64) -> UInt16 {
      UInt16(truncatingIfNeeded: hash ^ (hash >> 32)) & ~((1 << StaticFunction.valueBits) - 1)
    }

    private static func naturalLog(_ value: Double) -> Double {
      // Enough for a size: the integer part of log₂ is exact, the rest linear.
      (Double(value.exponent) + value.significand - 1) * 0.693147
    }
  }

  package let layout: Layout
  private let slots: UnsafePointer<UInt16>

  /// - Precondition: `slots` has `layout.slotCount` elements and outlives the value.
  init(layout: Layout, slots: UnsafePointer<UInt16>) {
    self.layout = layout
    self.slots = slots
  }

  /// The value of a key, or nil for one that was not put in.
  @inline(__always)
  func value(_ key: UInt64) -> Int? {
    let hash = layout.hash(key)
    let (first, second, third) = layout.slots(hash)
    let slot = slots[first] ^ slots[second] ^ slots[third] ^ layout.fingerprint(hash)
    return slot >> StaticFunction.valueBits == 0 ? Int(slot) : nil
  }
}
