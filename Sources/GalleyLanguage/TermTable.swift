import GalleyText

/// Established terms (“signal to noise”), and the words that a thesaurus puts in the place of theirs.
///
/// Made by `galley-dev terms` and read in place: nothing is parsed at start-up. All numbers are little
/// endian. `layout` below says where the parts begin.
///
/// - words: an open-addressed table over the hashes of ``WordTable``, of records: length, bytes,
///   ``TermTable/Word/surprise``, number of links, links. A link says that the word may stand for a word
///   of a term, and at what cost.
/// - terms: a trie over the words of terms.
/// - usage: a Bloom filter (Bloom 1970) of phrases that look spun but stand in the training corpus.
package struct TermTable: Sendable {
  /// First four bytes of the data.
  package static let magic: UInt32 = 0x5054_4731

  /// Offsets and sizes at the head of the data, as 32-bit numbers in the order of the cases.
  package enum Header: Int, CaseIterable {
    case magic, termCount, slots, slotCount, records, roots, nodes, edges, texts, wordCount, filter,
      filterSize
  }

  /// How a word of a term may be written; a word of the text has a list of these.
  package struct Link: Sendable {
    /// The term's word.
    package var word: Int
    /// −ln of the probability that a spinner writes the text's word for it, in twelfths.
    package var cost: UInt8
    /// Whether it is the same word, inflected or not.
    package var isSame: Bool
  }

  /// A place in the trie.
  package struct Node: Sendable {
    /// Where its edges are.
    package var edges: Range<Int>
    /// 0 where no term ends here, 1 for a general term, 2 for a technical one.
    package var ending: Int
  }

  private let stored: StoredBytes
  private var bytes: UnsafeRawBufferPointer { stored.raw }
  /// Number of terms.
  package let termCount: Int
  /// Number of distinct words of terms.
  package let wordCount: Int
  private let (slots, slotMask, records, texts, filter, filterSize): (Int, Int, Int, Int, Int, Int)
  // The trie is small and asked for most: unpacked once (some microseconds).
  private let roots: [UInt16]
  private let nodes: [Node]
  private let edges: [Edge]

  /// The next word of a term, and the place behind it.
  package struct Edge: Sendable {
    package var word: UInt16
    package var node: UInt16
  }

  /// Nil where the bytes are no table.
  package init?(_ stored: StoredBytes) {
    let bytes = stored.raw
    guard bytes.count >= Header.allCases.count * 4 else { return nil }
    let header = Header.allCases.map { Int(Self.number(bytes, $0.rawValue * 4)) }
    guard header[0] == Int(Self.magic) else { return nil }
    func field(_ field: Header) -> Int { header[field.rawValue] }
    self.stored = stored
    termCount = field(.termCount)
    wordCount = field(.wordCount)
    (slots, slotMask, records) = (field(.slots), field(.slotCount) - 1, field(.records))
    (texts, filter, filterSize) = (field(.texts), field(.filter), field(.filterSize))
    roots = (0..<wordCount).map { Self.number16(bytes, field(.roots) + $0 * 2) }
    nodes = stride(from: field(.nodes), to: field(.edges), by: 8).map { start in
      let first = Int(Self.number(bytes, start))
      return Node(
        edges: first..<(first + Int(Self.number16(bytes, start + 4))),
        ending: Int(Self.number16(bytes, start + 6)))
    }
    edges = stride(from: field(.edges), to: field(.texts), by: 4).map {
      Edge(word: Self.number16(bytes, $0), node: Self.number16(bytes, $0 + 2))
    }
  }

  /// The record of a word, 0 where it has none.
  package func record(hash: UInt32, of word: some Collection<UInt8>) -> Int {
    var slot = Int(hash) & slotMask
    while true {
      let at = slots + slot * 3
      let record = Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16
      if record == 0 { return 0 }
      let start = records + record
      let length = Int(bytes[start])
      if length == word.count, bytes[(start + 1)..<(start + 1 + length)].elementsEqual(word) {
        return start
      }
      slot = (slot + 1) & slotMask
    }
  }

  /// −ln of a word's probability in the training corpus; 0 for function words, which say nothing.
  package func surprise(ofRecord record: Int) -> Float {
    Float(bytes[record + 1 + Int(bytes[record])]) / 8
  }

  /// Calls `body` with each link of a record.
  ///
  /// - Complexity: O(links).
  @inline(__always)
  package func forEachLink(ofRecord record: Int, _ body: (Link) -> Void) {
    let bytes = bytes
    var index = record + 2 + Int(bytes[record])
    func next() -> Int {
      var value = 0
      var shift = 0
      while true {
        let byte = Int(bytes[index])
        index += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
    }
    var left = next()
    var word = 0
    while left > 0 {
      let step = next()
      word += step >> 1
      body(Link(word: word, cost: bytes[index], isSame: step & 1 == 1))
      index += 1
      left -= 1
    }
  }

  /// The node of the terms that begin with a term's word; nil for none.
  @inline(__always)
  package func root(_ word: Int) -> Node? {
    let node = Int(roots[word])
    return node == 0 ? nil : nodes[node]
  }

  /// An edge of a node.
  @inline(__always)
  package func edge(_ index: Int) -> Edge { edges[index] }

  /// Where an edge leads.
  @inline(__always)
  package func node(_ edge: Edge) -> Node { nodes[Int(edge.node)] }

  /// The node behind a word of a term.
  package func child(_ node: Node, _ word: Int) -> Node? {
    for index in node.edges where Int(edges[index].word) == word { return self.node(edges[index]) }
    return nil
  }

  /// A term's word as text.
  package func text(ofWord word: Int) -> String {
    let start = texts + Int(Self.number(bytes, texts + word * 4))
    return String(decoding: bytes[(start + 1)..<(start + 1 + Int(bytes[start]))], as: UTF8.self)
  }

  /// Whether the training corpus has a phrase (with a chance of about 2 in 100, one that it has not).
  package func isUsed(_ phrase: UInt64) -> Bool {
    guard filterSize > 0 else { return false }
    return Self.probes(phrase, size: filterSize).allSatisfy {
      bytes[filter + $0 >> 3] & (1 << UInt8($0 & 7)) != 0
    }
  }

  /// The bits of a phrase in a filter of `size` bytes.
  package static func probes(_ phrase: UInt64, size: Int) -> [Int] {
    let (low, high) = (phrase & 0xFFFF_FFFF, phrase >> 32 | 1)
    return (0..<5).map { Int((low &+ UInt64($0) &* high) % UInt64(size * 8)) }
  }

  /// The key of a phrase in the filter, from the hashes of its words.
  package static func key(of hashes: some Sequence<UInt32>) -> UInt64 {
    var key: UInt64 = 0x9E37_79B9_7F4A_7C15
    for hash in hashes {
      key = (key ^ UInt64(hash)) &* 0xBF58_476D_1CE4_E5B9
      key ^= key >> 29
    }
    return key
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt32 {
    UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
      | UInt32(bytes[start + 3]) << 24
  }

  private static func number16(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt16 {
    UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8
  }
}
