import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds phrases that say an established term in other words.
///
/// Each word of the phrase is the term's, or one that a thesaurus gives for it, and at least one is not
/// the term's. The score is a log-likelihood ratio: the phrase as a spun term, against its words side by
/// side by chance. Rare words for common ones, and a term of many words, score high. A phrase of the
/// training corpus is not found, nor one that overlaps a term as it should be.
package struct TermMatcher {
  /// A phrase and the term it may mean.
  package struct Match: Sendable {
    /// Indices of its first and last item.
    package var first: Int
    package var last: Int
    /// Log-likelihood ratio in nats.
    package var score: Float
    /// The words of the term, as ids of the table.
    package var words: [Int]
    /// Which words of the phrase are not the term's.
    package var replaced: Int
    /// Key in the filter of usage.
    package var key: UInt64
  }

  /// A word of the text, or a part of a hyphenated one.
  package struct Item: Sendable {
    package var range: TextRange
    package var hash: UInt32
    /// In the table, 0 for none.
    package var record: Int
    /// Whether it follows the item before it with only a space or a hyphen between.
    package var isJoined: Bool
  }

  /// Least score that is found.
  package static let least: Float = 2

  private let table: TermTable

  package init(_ table: TermTable) { self.table = table }

  /// The words of a document as items.
  ///
  /// - Complexity: O(tokens), with one look-up a distinct word.
  package func items(of document: Document) -> [Item] {
    let words = document.words
    let records = (0..<UInt32(words.count)).map {
      table.record(hash: words.hash(of: $0), of: words.bytes(of: $0))
    }
    var items: [Item] = []
    items.reserveCapacity(document.tokens.count)
    for sentence in document.sentences {
      var isJoined = false
      for index in sentence.tokens {
        let token = document.tokens[index]
        guard token.kind == .word else {
          isJoined = false
          continue
        }
        isJoined = isJoined && token.flags.contains(.spaceBefore)
        if token.flags.contains(.hyphen) {
          for part in document.parts(of: token) {
            let bytes = document.source.bytes[Int(part.start)..<Int(part.end)].map {
              $0 &- 0x41 < 26 ? $0 | 0x20 : $0
            }
            let hash = WordTable.hash(of: bytes)
            items.append(
              Item(
                range: part, hash: hash, record: table.record(hash: hash, of: bytes),
                isJoined: isJoined))
            isJoined = true
          }
        } else {
          items.append(
            Item(
              range: token.range, hash: words.hash(of: token.word),
              record: records[Int(token.word)], isJoined: isJoined))
        }
        isJoined = true
      }
    }
    return items
  }

  /// All matches, in the order of their first items; several may begin at an item.
  package func matches(in items: [Item]) -> [Match] {
    guard items.count > 1 else { return [] }
    var found: [Match] = []
    /// The last item that belongs to a term as it should be.
    var genuineEnd = -1
    // The links of the second word, by the term's word: stamp, cost, whether it is the same word.
    var marks = [UInt32](repeating: 0, count: table.wordCount)
    var stamp: UInt32 = 0
    var marked = 0
    for first in 0..<(items.count - 1) {
      let (one, two) = (items[first].record, items[first + 1].record)
      guard one != 0, two != 0, items[first + 1].isJoined else { continue }
      let begin = found.count
      table.forEachLink(ofRecord: one) { link in
        guard let node = table.root(link.word) else { return }
        if marked != two {
          // A stamp has 23 bits.
          if stamp == 0x7F_FFFF {
            for word in marks.indices { marks[word] = 0 }
            stamp = 0
          }
          (marked, stamp) = (two, stamp + 1)
          table.forEachLink(ofRecord: two) {
            marks[$0.word] = stamp << 9 | UInt32($0.cost) << 1 | ($0.isSame ? 1 : 0)
          }
        }
        for index in node.edges {
          let edge = table.edge(index)
          let mark = marks[Int(edge.word)]
          guard mark >> 9 == stamp else { continue }
          follow(
            table.node(edge), items, first...(first + 1), words: [link.word, Int(edge.word)],
            cost: Int(link.cost) + Int(mark >> 1 & 0xFF),
            replaced: (link.isSame ? 0 : 1) + (mark & 1 == 1 ? 0 : 1), into: &found)
        }
      }
      if let end = found[begin...].lazy.filter({ $0.replaced == 0 }).map(\.last).max() {
        found.removeSubrange(begin...)
        while let tail = found.last, tail.last >= first { found.removeLast() }
        genuineEnd = max(genuineEnd, end)
      } else if first <= genuineEnd {
        found.removeSubrange(begin...)
      }
    }
    return found
  }

  /// Takes in the terms that end at a node or behind it.
  private func follow(
    _ node: TermTable.Node, _ items: [Item], _ range: ClosedRange<Int>, words: [Int], cost: Int,
    replaced: Int, into found: inout [Match]
  ) {
    if node.ending > 0 {
      let match = scored(
        items, range, words: words, cost: cost, replaced: replaced, ending: node.ending)
      if replaced == 0 || match.score >= Self.least && !table.isUsed(match.key) {
        found.append(match)
      }
    }
    let next = range.upperBound + 1
    guard !node.edges.isEmpty, next < items.count, items[next].isJoined, items[next].record != 0
    else { return }
    table.forEachLink(ofRecord: items[next].record) { link in
      guard let child = table.child(node, link.word) else { return }
      follow(
        child, items, range.lowerBound...next, words: words + [link.word],
        cost: cost + Int(link.cost), replaced: replaced + (link.isSame ? 0 : 1), into: &found)
    }
  }

  /// The log-likelihood ratio.
  private func scored(
    _ items: [Item], _ range: ClosedRange<Int>, words: [Int], cost: Int, replaced: Int,
    ending: Int
  ) -> Match {
    let surprises = items[range].map { table.surprise(ofRecord: $0.record) }
    let content = surprises.count { $0 > 0 }
    // A pair that 119 million words do not have is rarer than half an occurrence among them.
    let chance = max(surprises.reduce(0, +), 19.3)
    var score =
      chance - Float(cost) / 12 - logf(Float(table.termCount)) + (ending == 2 ? 1.5 : 0)
    // One word exchanged is what writers do too (“molecular virology”); and the words of a longer
    // phrase are less independent of each other.
    if replaced == 1 { score -= 2.5 }
    score -= 3 * Float(content - 2)
    return Match(
      first: range.lowerBound, last: range.upperBound, score: score, words: words,
      replaced: replaced, key: TermTable.key(of: items[range].lazy.map(\.hash)))
  }
}
