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
    /// −ln of the probability that a spinner writes the text's word for it.
    package var cost: Float
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

  let bytes: [UInt8]
  private let header: [Int]

  /// Nil where the bytes are no table.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= Header.allCases.count * 4 else { return nil }
    self.bytes = bytes
    header = Header.allCases.map { Int(Self.number(bytes, $0.rawValue * 4)) }
    guard header[0] == Int(Self.magic) else { return nil }
  }

  /// Number of terms.
  package var termCount: Int { self[.termCount] }
  /// Number of distinct words of terms.
  package var wordCount: Int { self[.wordCount] }

  private subscript(_ field: Header) -> Int { header[field.rawValue] }

  /// The record of a word, 0 where it has none.
  package func record(hash: UInt32, of word: some Collection<UInt8>) -> Int {
    let mask = self[.slotCount] - 1
    var slot = Int(hash) & mask
    while true {
      let at = self[.slots] + slot * 3
      let record = Int(bytes[at]) | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2]) << 16
      if record == 0 { return 0 }
      let start = self[.records] + record
      let length = Int(bytes[start])
      if length == word.count, bytes[(start + 1)..<(start + 1 + length)].elementsEqual(word) {
        return start
      }
      slot = (slot + 1) & mask
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
    let span = bytes.span
    var index = record + 2 + Int(span[record])
    func next() -> Int {
      var value = 0
      var shift = 0
      while true {
        let byte = Int(span[index])
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
      body(Link(word: word, cost: Float(span[index]) / 12, isSame: step & 1 == 1))
      index += 1
      left -= 1
    }
  }

  /// The node of the terms that begin with a term's word; nil for none.
  package func root(_ word: Int) -> Node? {
    let node = number16(self[.roots] + word * 2)
    return node == 0 ? nil : self.node(node)
  }

  /// The word of an edge, and the node that it leads to.
  package func edge(_ index: Int) -> (word: Int, node: Int) {
    let start = self[.edges] + index * 4
    return (number16(start), number16(start + 2))
  }

  /// A node by its number.
  package func node(_ index: Int) -> Node {
    let start = self[.nodes] + index * 8
    let first = Int(Self.number(bytes, start))
    return Node(
      edges: first..<(first + number16(start + 4)), ending: number16(start + 6))
  }

  /// The edge of a node by its word.
  package func child(_ node: Node, _ word: Int) -> Int? {
    for edge in node.edges where self.edge(edge).word == word { return self.edge(edge).node }
    return nil
  }

  /// A term's word as text.
  package func text(ofWord word: Int) -> String {
    let start = self[.texts] + Int(Self.number(bytes, self[.texts] + word * 4))
    return String(decoding: bytes[(start + 1)..<(start + 1 + Int(bytes[start]))], as: UTF8.self)
  }

  /// Whether the training corpus has a phrase (with a chance of about 2 in 100, one that it has not).
  package func isUsed(_ phrase: UInt64) -> Bool {
    guard self[.filterSize] > 0 else { return false }
    return Self.probes(phrase, size: self[.filterSize]).allSatisfy {
      bytes[self[.filter] + $0 >> 3] & (1 << UInt8($0 & 7)) != 0
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

  private static func number(_ bytes: [UInt8], _ start: Int) -> UInt32 {
    UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
      | UInt32(bytes[start + 3]) << 24
  }

  private func number16(_ start: Int) -> Int { Int(bytes[start]) | Int(bytes[start + 1]) << 8 }
}
