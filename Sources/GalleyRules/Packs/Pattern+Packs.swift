extension Pattern {
  func write(to writer: inout PackWriter) {
    switch self {
    case .literal(let id, exact: nil):
      writer.write(0)
      writer.write(Int(id))
    case .literal(let id, let exact?):
      writer.write(1)
      writer.write(Int(id))
      writer.write(exact)
    case .kind(let kind):
      writer.write(2)
      writer.write(case: kind)
    case .wordClass(let wordClass):
      writer.write(3)
      writer.write(wordClass.index)
    case .sequence(let parts):
      writer.write(4)
      writer.write(list: parts) { $1.write(to: &$0) }
    case .alternatives(let all):
      writer.write(5)
      writer.write(list: all) { $1.write(to: &$0) }
    case .repeated(let inner, let count):
      writer.write(6)
      writer.write(count.lowerBound)
      writer.write(count.upperBound)
      inner.write(to: &writer)
    case .capture(let name, let inner):
      writer.write(7)
      writer.write(name)
      inner.write(to: &writer)
    case .anchor(let anchor):
      writer.write(8)
      writer.write(case: anchor)
    }
  }

  /// More words than any vocabulary has: a table takes room for every id.
  private static let mostWords = 1 << 24

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``PackReader/Damage``.
  init(from reader: inout PackReader) throws(PackReader.Damage) {
    func parts() throws(PackReader.Damage) -> [Pattern] {
      try reader.list { reader throws(PackReader.Damage) in try Pattern(from: &reader) }
    }
    func word() throws(PackReader.Damage) -> UInt32 {
      let id = try reader.number()
      guard id < Self.mostWords else { throw .init() }
      return UInt32(id)
    }
    switch try reader.number() {
    case 0: self = .literal(try word(), exact: nil)
    case 1: self = .literal(try word(), exact: try reader.text())
    case 2: self = .kind(try reader.value(of: TokenClass.self))
    case 3: self = .wordClass(WordClass(index: try reader.number() & 63))
    case 4: self = .sequence(try parts())
    case 5: self = .alternatives(try parts())
    case 6:
      let (low, high) = (try reader.number(), try reader.number())
      guard low <= high else { throw .init() }
      self = .repeated(try Pattern(from: &reader), low...high)
    case 7: self = .capture(try reader.text(), try Pattern(from: &reader))
    case 8: self = .anchor(try reader.value(of: Anchor.self))
    default: throw .init()
    }
  }
}
