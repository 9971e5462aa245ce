/// Writes compiled rule packs: numbers in seven bits a byte, low ones first (LEB128), texts and lists behind
/// their length.
struct PackWriter {
  private(set) var bytes: [UInt8] = []

  /// A number that is not negative.
  mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, little endian.
  mutating func write(bits: UInt64) {
    for shift in stride(from: 0 as UInt64, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }

  mutating func write(_ text: String) { write(bytes: text.utf8) }

  mutating func write(bytes some: some Collection<UInt8>) {
    write(some.count)
    bytes += some
  }

  mutating func write<Element>(
    list: [Element], _ body: (inout PackWriter, Element) -> Void
  ) {
    write(list.count)
    for element in list { body(&self, element) }
  }

  /// A list of at most one.
  mutating func write<Value>(_ value: Value?, _ body: (inout PackWriter, Value) -> Void) {
    write(list: value.map { [$0] } ?? [], body)
  }

  /// The place of a value among those of its type.
  mutating func write<Value: CaseIterable & Equatable>(case value: Value) {
    write(Array(Value.allCases).firstIndex(of: value) ?? 0)
  }
}
