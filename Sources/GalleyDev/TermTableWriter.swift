import Foundation
import GalleyLanguage
import GalleyText

/// Lays out a ``TermTable``.
struct TermTableWriter {
  /// An established term.
  struct Term {
    var words: [String]
    var isTechnical: Bool
  }

  /// Keys of phrases that look spun and are in use.
  var used: Set<UInt64> = []

  private var termCount: Int
  /// Distinct words of terms.
  private var words: [String]
  /// Links by the form, sorted by the term's word.
  private var links: [String: [(word: Int, cost: Float, isSame: Bool)]] = [:]
  private var surprises: [String: Float] = [:]
  /// Edges and ending by node; node 0 is no node.
  private var nodes: [(edges: [Int: Int], ending: Int)] = [([:], 0)]
  private var roots: [Int: Int] = [:]

  init(
    terms: [Term], counts: [String: Int], forms: (String) -> [TermWords.Form]
  ) {
    termCount = terms.count
    words = Set(terms.flatMap(\.words)).sorted()
    let ids = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    let total = Double(counts.values.reduce(0, +))
    for (id, word) in words.enumerated() {
      for form in forms(word) {
        links[form.word, default: []].append((id, -log(form.probability), form.isSame))
        surprises[form.word] =
          TermWords.functionWords.contains(form.word)
          ? 0 : Float(-log(Double(counts[form.word] ?? 1) / total))
      }
    }
    for term in terms {
      let path = term.words.compactMap { ids[$0] }
      var node = roots[path[0]] ?? add()
      roots[path[0]] = node
      for word in path.dropFirst() {
        let next = nodes[node].edges[word] ?? add()
        nodes[node].edges[word] = next
        node = next
      }
      nodes[node].ending = term.isTechnical ? 2 : 1
    }
  }

  private mutating func add() -> Int {
    nodes.append(([:], 0))
    return nodes.count - 1
  }

  /// The whole table.
  func bytes() -> [UInt8] {
    // Offset 0 means no record.
    var records: [UInt8] = [0]
    let forms = links.keys.sorted()
    var slots = [Int](repeating: 0, count: Self.power(above: forms.count * 3 / 2))
    for form in forms {
      var slot = Int(WordTable.hash(of: Array(form.utf8))) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = records.count
      records.append(UInt8(form.utf8.count))
      records += form.utf8
      records.append(UInt8(min(255, ((surprises[form] ?? 0) * 8).rounded())))
      let list = (links[form] ?? []).sorted { $0.word < $1.word }
      Self.append(list.count, to: &records)
      var last = 0
      for link in list {
        Self.append((link.word - last) << 1 | (link.isSame ? 1 : 0), to: &records)
        records.append(UInt8(min(255, (link.cost * 12).rounded())))
        last = link.word
      }
    }
    var nodeBytes: [UInt8] = []
    var edgeBytes: [UInt8] = []
    for node in nodes {
      nodeBytes += Self.number(edgeBytes.count / 4, 4) + Self.number(node.edges.count, 2)
      nodeBytes += Self.number(node.ending, 2)
      for (word, next) in node.edges.sorted(by: { $0.key < $1.key }) {
        edgeBytes += Self.number(word, 2) + Self.number(next, 2)
      }
    }
    var offsets: [UInt8] = []
    var texts: [UInt8] = []
    for word in words {
      offsets += Self.number(words.count * 4 + texts.count, 4)
      texts.append(UInt8(word.utf8.count))
      texts += word.utf8
    }
    let parts: [(TermTable.Header, [UInt8])] = [
      (.slots, slots.flatMap { Self.number($0, 3) }), (.records, records),
      (.roots, words.indices.flatMap { Self.number(roots[$0] ?? 0, 2) }), (.nodes, nodeBytes),
      (.edges, edgeBytes), (.texts, offsets + texts), (.filter, filter()),
    ]
    var header: [TermTable.Header: Int] = [
      .magic: Int(TermTable.magic), .termCount: termCount, .slotCount: slots.count,
      .wordCount: words.count, .filterSize: filter().count,
    ]
    var offset = TermTable.Header.allCases.count * 4
    for (field, bytes) in parts {
      header[field] = offset
      offset += bytes.count
    }
    return TermTable.Header.allCases.flatMap { Self.number(header[$0] ?? 0, 4) }
      + parts.flatMap(\.1)
  }

  /// A Bloom filter of the phrases in use, of eight bits a phrase.
  private func filter() -> [UInt8] {
    guard !used.isEmpty else { return [] }
    var bits = [UInt8](repeating: 0, count: used.count)
    for key in used {
      for bit in TermTable.probes(key, size: bits.count) { bits[bit >> 3] |= 1 << UInt8(bit & 7) }
    }
    return bits
  }

  private static func power(above count: Int) -> Int {
    var size = 1
    while size < count { size *= 2 }
    return size
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(value & 0x7F | 0x80))
      value >>= 7
    }
    bytes.append(UInt8(value))
  }
}
