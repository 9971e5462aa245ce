/// The same numbers in every run (SplitMix64, Steele, Lea & Flood 2014).
struct SeededNumbers {
  private var state: UInt64 = 20

  private mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// A number from 0 to below a bound.
  mutating func next(_ bound: Int) -> Int { Int(bits() >> 33) % max(1, bound) }

  /// A number from 0 to below 1.
  mutating func unit() -> Float { Float(bits() >> 40) / Float(1 << 24) }
}
