import Foundation

/// Which words stand for which in thesauri.
struct Thesaurus {
  /// Synonyms by word, with a weight: how strongly the sources say so.
  private(set) var synonyms: [String: [String: Float]] = [:]
  /// Words of one derivation (“extract”, “extraction”), from WordNet.
  private(set) var derivations: [String: Set<String>] = [:]

  /// Moby's thesaurus: a line is a word and its synonyms, with commas between.
  mutating func readMoby(_ url: URL) throws {
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let words = line.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
      guard let head = words.first else { continue }
      for word in words.dropFirst() {
        link(head, word, 1)
        link(word, head, 0.7)
      }
    }
  }

  /// WordNet's data files: a line is a synset and its pointers (wndb(5)). Synonyms count most, then
  /// more general and similar words, then more special ones.
  mutating func readWordNet(_ folder: URL) throws {
    var sets: [String: (words: [String], pointers: [[Substring]])] = [:]
    for (part, letter) in [("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")] {
      let text = String(
        decoding: try Data(contentsOf: folder.appendingPathComponent("data.\(part)")),
        as: UTF8.self)
      for line in text.split(separator: "\n") where !line.hasPrefix(" ") {
        let fields = line.split(separator: " ")
        guard fields.count > 4, let count = Int(fields[3], radix: 16) else { continue }
        let words: [String] = (0..<count).map { index in
          let word = fields[4 + 2 * index]
          return String(word.prefix { $0 != "(" }).lowercased()
        }
        let start = 4 + 2 * count
        let pointerCount = Int(fields[start]) ?? 0
        let pointers: [[Substring]] = (0..<pointerCount).map { index in
          let first = start + 1 + 4 * index
          return Array(fields[first..<(first + 4)])
        }
        sets["\(letter)\(fields[0])"] = (words, pointers)
      }
    }
    for (words, pointers) in sets.values {
      link(words, words, 3)
      for pointer in pointers {
        guard let target = sets["\(pointer[2] == "s" ? "a" : pointer[2])\(pointer[1])"] else {
          continue
        }
        switch pointer[0] {
        case "@", "&": link(words, target.words, 1.5)
        case "~": link(words, target.words, 0.7)
        case "+":
          guard let from = Int(pointer[3].prefix(2), radix: 16),
            let to = Int(pointer[3].suffix(2), radix: 16), from > 0, to > 0
          else { continue }
          let (one, two) = (words[from - 1], target.words[to - 1])
          if one != two, Self.isWord(one), Self.isWord(two) {
            derivations[one, default: []].insert(two)
          }
        default: break
        }
      }
    }
  }

  /// The project's own list: a word, a tab, its synonyms with spaces between.
  mutating func readOwn(_ url: URL) throws {
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      for word in fields[1].split(separator: " ") {
        link(String(fields[0]), String(word), 4)
        link(String(word), String(fields[0]), 1.5)
      }
    }
  }

  private mutating func link(_ from: [String], _ to: [String], _ weight: Float) {
    for one in from { for two in to { link(one, two, weight) } }
  }

  private mutating func link(_ from: String, _ to: String, _ weight: Float) {
    guard from != to, Self.isWord(from), Self.isWord(to) else { return }
    synonyms[from, default: [:]][to, default: 0] += weight
  }

  private static func isWord(_ word: String) -> Bool {
    word.utf8.count >= 3 && word.utf8.allSatisfy { $0 &- 0x61 < 26 }
  }
}
