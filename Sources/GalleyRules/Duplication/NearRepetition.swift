import GalleyText

/// A sentence that stands in the article twice in nearly the same words.
package struct NearRepetition: Rule {
  /// Fewer words are too few to be repeated by mistake alone.
  private var leastWords = 12

  package init() {}

  package func configured(_ options: [String: RuleOption.Value]) -> any Rule {
    var rule = self
    if case .integer(let words) = options["least-words"] { rule.leastWords = words }
    return rule
  }

  package let description = RuleDescription(
    id: "near-repetition", category: .duplication, severity: .note,
    summary: "a sentence that stands in the article twice in nearly the same words",
    explanation: """
      Where two versions of a text are merged, or a passage is reworded and the old one stays, sentences stand there \
      twice with a word or two changed. Sentences of twelve words or more are compared by their runs of four words \
      (w-shingling; Broder 1997): where two thirds of them stand in one earlier sentence, that is reported. Sentences that are the same word \
      by word are the business of `repeated-passage`.

      It is a note: refrains, results and lists of prices repeat themselves by right. Sentences that differ in \
      their figures alone are taken for such.
      """,
    examples: [
      Example(
        """
        The bridge over the northern sound was opened to traffic on Monday by the mayor of the town.

        Nobody knew why. ⟦The bridge over the northern sound was opened to cars on Monday by the mayor of the town.⟧
        """),
      Example(
        """
        The bridge over the northern sound was opened to traffic on Monday by the mayor of the town.

        The ferry over the southern sound was closed to cattle on Friday by the owner of the line.
        """),
      Example(
        """
        Shares of the northern mill rose 3 percent to close at 45 crowns on the exchange on Monday.

        Shares of the northern mill rose 5 percent to close at 61 crowns on the exchange on Monday.
        """),
    ],
    options: [
      RuleOption(
        "least-words", "words of the shortest sentence that is compared", .integer(6...100),
        standard: .integer(12))
    ])

  /// Words of a run that is compared.
  private static let width = 4

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    var seen: [UInt64: Int] = [:]
    for block in document.blocks where block.kind != .heading {
      for index in block.sentences {
        let words = document.sentences[index].tokens.filter {
          document.tokens[$0].kind != .punctuation && document.tokens[$0].kind != .symbol
        }
        guard words.count >= leastWords else { continue }
        let shingles = shingles(words, document)
        var shared: [Int: Int] = [:]
        for shingle in shingles {
          if let earlier = seen[shingle] { shared[earlier, default: 0] += 1 }
        }
        if let (earlier, count) = shared.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
          count * 3 >= shingles.count * 2, isReworded(words, earlier, document)
        {
          report(index, earlier, document, &diagnostics)
        }
        for shingle in shingles where seen[shingle] == nil { seen[shingle] = index }
      }
    }
  }

  /// A hash for each run of words.
  private func shingles(_ words: [Int], _ document: Document) -> [UInt64] {
    (0...words.count - Self.width).map { start in
      words[start..<start + Self.width].reduce(0xCBF2_9CE4_8422_2325) { hash, token in
        (hash ^ UInt64(document.tokens[token].word)) &* 0x100_0000_01B3
      }
    }
  }

  /// Whether two sentences differ, and in more than their figures.
  private func isReworded(_ words: [Int], _ earlier: Int, _ document: Document) -> Bool {
    func plain(_ tokens: some Sequence<Int>) -> [WordID] {
      tokens.compactMap { token in
        document.tokens[token].kind == .word ? document.tokens[token].word : nil
      }
    }
    return plain(words) != plain(document.sentences[earlier].tokens)
  }

  private func report(
    _ sentence: Int, _ earlier: Int, _ document: Document, _ diagnostics: inout [Diagnostic]
  ) {
    func range(_ index: Int) -> TextRange {
      let tokens = document.sentences[index].tokens
      return TextRange(
        document.tokens[tokens.lowerBound].start, document.tokens[tokens.upperBound - 1].end)
    }
    diagnostics.append(
      Diagnostic(
        description, range(sentence), "this sentence is nearly the same as an earlier one",
        confidence: 0.5,
        related: [Diagnostic.Related(range(earlier), "the earlier one")]))
  }
}
