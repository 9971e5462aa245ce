import GalleyText

/// A closed class of words that rules ask for by name ("determiner"), defined in `Rules/*/classes.yml`.
package struct WordClass: Hashable, Sendable {
  package let index: Int
}

/// The words that rules know by name: members of word classes and literals of patterns.
///
/// A document's words are looked up here once each; from then on rules compare integers.
package struct Vocabulary: Sendable {
  /// How many classes of words there may be.
  static let mostClasses = 64

  /// Id of every word that no rule mentions.
  package static let none = UInt32.max

  /// The bytes of all words, one after the other, and where each begins.
  private var arena: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  private var masks: [UInt64] = []
  private var classes: [String: WordClass] = [:]
  /// Open addressing over the words' hashes; id + 1, 0 is empty.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)

  /// Quotation marks, as a class that every vocabulary has.
  package private(set) var quotes = WordClass(index: 0)

  package init() {
    define("quotation-mark", members: ["\"", "'", "“", "”", "‘", "’", "«", "»", "„", "‹", "›"])
    quotes = classes["quotation-mark"] ?? quotes
  }

  /// Takes in the members of a class; a name used before gains members.
  ///
  /// - Precondition: at most ``mostClasses`` of them.
  package mutating func define(_ name: String, members: [String]) {
    let wordClass = classes[name] ?? WordClass(index: classes.count)
    precondition(wordClass.index < Self.mostClasses, "at most \(Self.mostClasses) word classes")
    classes[name] = wordClass
    for member in members { masks[Int(insert(member))] |= 1 << UInt64(wordClass.index) }
  }

  /// The id of a case-folded form, which is added if it is new.
  package mutating func insert(_ form: String) -> UInt32 {
    let bytes = Array(form.utf8)
    let hash = WordTable.hash(of: bytes)
    if let id = id(bytes, hash: hash) { return id }
    let id = UInt32(count)
    append(bytes, hash: hash)
    if count * 2 > slots.count {
      spread()
    } else {
      place(id)
    }
    return id
  }

  /// How many words there are; ids run from 0.
  package var count: Int { hashes.count }

  /// A class by name, or nil.
  package func wordClass(_ name: String) -> WordClass? { classes[name] }

  /// Names of all classes, sorted.
  package var classNames: [String] { classes.keys.sorted() }

  /// Whether a word belongs to a class.
  package func isMember(_ id: UInt32, of wordClass: WordClass) -> Bool {
    id != Self.none && masks[Int(id)] & (1 << UInt64(wordClass.index)) != 0
  }

  /// For each word of a document its id here.
  ///
  /// - Complexity: one look-up a distinct word, without hashing it again.
  package func ids(of table: WordTable) -> [UInt32] {
    (0..<UInt32(table.count)).map { word in
      id(table.bytes(of: word), hash: table.hash(of: word)) ?? Self.none
    }
  }

  private func bytes(of id: UInt32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  private func id(_ form: some Sequence<UInt8>, hash: UInt32) -> UInt32? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if hashes[Int(id)] == hash, bytes(of: id).elementsEqual(form) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func append(_ bytes: [UInt8], hash: UInt32) {
    arena += bytes
    starts.append(UInt32(arena.count))
    hashes.append(hash)
    masks.append(0)
  }

  /// Makes the table of hashes as large as the words want it: at most half full.
  private mutating func spread() {
    var size = slots.count
    while count * 2 > size { size *= 4 }
    slots = [UInt32](repeating: 0, count: size)
    for id in 0..<UInt32(count) { place(id) }
  }

  private mutating func place(_ id: UInt32) {
    var slot = Int(hashes[Int(id)]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = id + 1
  }
}

extension Vocabulary {
  /// Writes words with their classes; ids are kept.
  func write(to writer: inout PackWriter) {
    writer.write(list: classes.sorted { $0.value.index < $1.value.index }) { writer, entry in
      writer.write(entry.key)
    }
    writer.write(list: Array(0..<UInt32(count))) { writer, id in
      writer.write(bytes: bytes(of: id))
      writer.write(bits: masks[Int(id)])
    }
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``PackReader/Damage``.
  init(from reader: inout PackReader) throws(PackReader.Damage) {
    self.init()
    arena = []
    starts = [0]
    hashes = []
    masks = []
    let names = try reader.list { reader throws(PackReader.Damage) in try reader.text() }
    guard names.first == classNames.first, names.count <= Self.mostClasses else { throw .init() }
    for (index, name) in names.enumerated() { classes[name] = WordClass(index: index) }
    _ = try reader.list { reader throws(PackReader.Damage) in
      let bytes = Array(try reader.bytes())
      append(bytes, hash: WordTable.hash(of: bytes))
      masks[count - 1] = try reader.bits()
    }
    spread()
  }
}
