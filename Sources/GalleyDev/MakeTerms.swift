import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyText

/// Writes the table of terms from the list of terms, thesauri and a corpus.
struct MakeTerms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Writes Dictionaries/en/terms.bin.",
    discussion: "What it is made from is said in Dictionaries/en/SOURCES.md.")

  @Option(help: "Moby's thesaurus, a line a word.")
  var moby: String

  @Option(help: "Folder of WordNet's data files.")
  var wordnet: String

  @Argument(help: "Text files, one paragraph a line.")
  var corpus: [String]

  /// Forms that may stand for a word of a term, at most.
  private static let formLimit = 90

  func run() throws {
    let folder = URL(fileURLWithPath: "Dictionaries/en")
    let terms = try String(
      contentsOf: folder.appendingPathComponent("terms.tsv"), encoding: .utf8
    ).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t")
      return TermTableWriter.Term(
        words: fields[0].split(separator: " ").map(String.init),
        isTechnical: fields.last == "technical")
    }
    var thesaurus = Thesaurus()
    try thesaurus.readMoby(URL(fileURLWithPath: moby))
    try thesaurus.readWordNet(URL(fileURLWithPath: wordnet))
    try thesaurus.readOwn(folder.appendingPathComponent("synonyms.tsv"))

    var counts: [String: Int] = [:]
    try forEachDocument { document in
      for word in 0..<UInt32(document.words.count) {
        counts[document.words.string(of: word), default: 0] +=
          Int(document.words.counts[Int(word)])
      }
    }
    counts = counts.filter { $0.value >= 4 && $0.key.utf8.allSatisfy { $0 &- 0x61 < 26 } }
    let words = TermWords(thesaurus: thesaurus, counts: counts)
    var writer = TermTableWriter(terms: terms, counts: counts) {
      words.forms(for: $0, limit: Self.formLimit)
    }

    // What looks spun in edited English is not.
    guard let table = TermTable(StoredBytes(copying: writer.bytes())) else { return }
    let matcher = TermMatcher(table)
    var used: Set<UInt64> = []
    try forEachDocument { document in
      for match in matcher.matches(in: matcher.items(of: document)) { used.insert(match.key) }
    }
    writer.used = used
    let bytes = writer.bytes()
    try Data(bytes).write(to: folder.appendingPathComponent("terms.bin"))
    print("\(terms.count) terms, \(used.count) phrases in use, \(bytes.count) bytes")
  }

  /// Calls `body` with the corpus in documents of some megabytes, each line a block.
  private func forEachDocument(_ body: (Document) -> Void) throws {
    for path in corpus {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
      var start = 0
      while start < bytes.count {
        var end = min(start + (8 << 20), bytes.count)
        while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
        let piece = Array(bytes[start..<end])
        var blocks: [Block] = []
        var line = 0
        for (index, byte) in piece.enumerated() where byte == 0x0A {
          if index > line { blocks.append(Block(range: TextRange(line, index), kind: .paragraph)) }
          line = index + 1
        }
        body(Document(source: SourceText(path: path, bytes: piece), blocks: blocks))
        start = end
      }
    }
  }
}
