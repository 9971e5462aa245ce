import GalleyText
import Glibc

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
  /// Costs of the links of one item, by the term's word; valid where `stamps` has the current stamp.
  private var costs: [Float]
  private var same: [Bool]
  private var stamps: [Int]
  private var stamp = 0
  private var marked = 0

  package init(_ table: TermTable) {
    self.table = table
    costs = [Float](repeating: 0, count: table.wordCount)
    same = [Bool](repeating: false, count: table.wordCount)
    stamps = [Int](repeating: 0, count: table.wordCount)
  }

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
  package mutating func matches(in items: [Item]) -> [Match] {
    var found: [Match] = []
    /// The last item that belongs to a term as it should be.
    var genuineEnd = -1
    guard items.count > 1 else { return [] }
    for first in 0..<(items.count - 1) {
      let (one, two) = (items[first].record, items[first + 1].record)
      guard one != 0, two != 0, items[first + 1].isJoined else { continue }
      mark(two)
      let begin = found.count
      table.forEachLink(ofRecord: one) { link in
        guard let node = table.root(link.word) else { return }
        for edge in node.edges {
          let (word, next) = table.edge(edge)
          guard stamps[word] == stamp else { continue }
          follow(
            table.node(next), items, last: first + 1, words: [link.word, word],
            cost: link.cost + costs[word], replaced: (link.isSame ? 0 : 1) + (same[word] ? 0 : 1),
            first: first, into: &found)
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

  /// Sets costs and stamps for an item's links.
  private mutating func mark(_ record: Int) {
    guard record != marked else { return }
    marked = record
    stamp += 1
    var (costs, same, stamps) = (self.costs, self.same, self.stamps)
    (self.costs, self.same, self.stamps) = ([], [], [])
    table.forEachLink(ofRecord: record) { link in
      costs[link.word] = link.cost
      same[link.word] = link.isSame
      stamps[link.word] = stamp
    }
    (self.costs, self.same, self.stamps) = (costs, same, stamps)
  }

  private func follow(
    _ node: TermTable.Node, _ items: [Item], last: Int, words: [Int], cost: Float, replaced: Int,
    first: Int, into found: inout [Match]
  ) {
    if node.ending > 0 {
      let match = scored(
        items, first...last, words: words, cost: cost, replaced: replaced, ending: node.ending)
      if replaced == 0 || match.score >= Self.least && !table.isUsed(match.key) {
        found.append(match)
      }
    }
    guard !node.edges.isEmpty, last + 1 < items.count, items[last + 1].isJoined,
      items[last + 1].record != 0
    else { return }
    table.forEachLink(ofRecord: items[last + 1].record) { link in
      guard let next = table.child(node, link.word) else { return }
      follow(
        table.node(next), items, last: last + 1, words: words + [link.word],
        cost: cost + link.cost, replaced: replaced + (link.isSame ? 0 : 1), first: first,
        into: &found)
    }
  }

  /// The log-likelihood ratio.
  private func scored(
    _ items: [Item], _ range: ClosedRange<Int>, words: [Int], cost: Float, replaced: Int,
    ending: Int
  ) -> Match {
    let surprises = items[range].map { table.surprise(ofRecord: $0.record) }
    let content = surprises.count { $0 > 0 }
    // A pair that 119 million words do not have is rarer than half an occurrence among them.
    let chance = max(surprises.reduce(0, +), 19.3)
    var score = chance - cost - logf(Float(table.termCount)) + (ending == 2 ? 1.5 : 0)
    // One word exchanged is what writers do too (“molecular virology”); and the words of a longer
    // phrase are less independent of each other.
    if replaced == 1 { score -= 2.5 }
    score -= 3 * Float(content - 2)
    return Match(
      first: range.lowerBound, last: range.upperBound, score: score, words: words,
      replaced: replaced, key: TermTable.key(of: items[range].lazy.map(\.hash)))
  }
}
