/// Reads what ``PackWriter`` wrote, where it lies.
struct PackReader {
  private let raw: UnsafeRawBufferPointer
  private var index = 0

  /// The bytes are not what was written.
  struct Damage: Error {}

  /// - Parameter raw: must stay where it is as long as the reader is used.
  init(_ raw: UnsafeRawBufferPointer) { self.raw = raw }

  /// A number that is not negative.
  mutating func number() throws(Damage) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while index < raw.count, shift < 63 {
      let byte = raw[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    throw Damage()
  }

  mutating func bits() throws(Damage) -> UInt64 {
    guard raw.count - index >= 8 else { throw Damage() }
    defer { index += 8 }
    return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  mutating func text() throws(Damage) -> String { String(decoding: try bytes(), as: UTF8.self) }

  mutating func bytes() throws(Damage) -> UnsafeRawBufferPointer {
    let count = try number()
    guard count <= raw.count - index else { throw Damage() }
    defer { index += count }
    return UnsafeRawBufferPointer(rebasing: raw[index..<(index + count)])
  }

  mutating func list<Element>(
    _ body: (inout PackReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    let count = try number()
    // An element takes a byte at least.
    guard count <= raw.count - index else { throw Damage() }
    var all: [Element] = []
    all.reserveCapacity(count)
    for _ in 0..<count { all.append(try body(&self)) }
    return all
  }

  mutating func optional<Value>(
    _ body: (inout PackReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try list(body).first
  }

  mutating func value<Value: CaseIterable>(of type: Value.Type) throws(Damage) -> Value {
    let number = try number()
    let all = Value.allCases
    guard number < all.count else { throw Damage() }
    return all[all.index(all.startIndex, offsetBy: number)]
  }
}
