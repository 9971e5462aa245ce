import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyProject
import GalleyText
import GalleyTraining

/// Learns how much each piece of evidence on a suggestion weighs.
struct FitSuggestions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fits the weights of suggestions in their sentences.",
    discussion: """
      Puts slips drawn from the error model into the part of a corpus that training holds out, and prints the \
      weights under which the words that were meant are most probable among what is suggested. They go into \
      SuggestionEvidence.swift by hand.
      """)

  @Argument(help: "Folders and files of text, a paragraph a line, that the model was trained on.")
  var corpus: [String]

  @Option(help: "Words for one slip, on average.")
  var interval = 200

  @Option(help: "Read one stretch of held-out text in so many.")
  var every = 1

  @Option(help: "Also write the evidence to this file, a line a suggestion, tab-separated.")
  var dump: String?

  /// A slip and what is suggested for it, the word that was meant at `meant`.
  private struct Example {
    var slip: String
    var suggestions: [String]
    var evidence: [[Float]]
    var meant: Int
  }

  func run() throws {
    let data = try LanguageData(tag: "en", environment: ProcessInfo.processInfo.environment)
    let language = data.makeLanguage()
    guard let channel = language.channel else {
      throw ValidationError("there is no built-in model to fit weights for")
    }
    let errors = ErrorModel(
      sounds: EmbeddedFiles.text("Dictionaries/en/sounds.txt"),
      edits: EmbeddedFiles.text("Dictionaries/en/edits.txt"))
    var examples: [Example] = []
    var (missed, stretches) = (0, 0)
    var random = SeededNumbers()
    try Corpus(corpus).forEachDocument(.heldOut, abbreviations: data.abbreviations) { document, _ in
      stretches += 1
      guard stretches % max(1, every) == 0 else { return }
      language.speller.beginDocument()
      let (damaged, slips) = damage(document, channel, errors, language.speller, &random)
      let read = Document(
        source: damaged,
        blocks: [Block(range: TextRange(0, damaged.bytes.count), kind: .paragraph)],
        abbreviations: data.abbreviations)
      let starts = Dictionary(uniqueKeysWithValues: slips.map { ($0.start, $0) })
      let places = read.tokens.indices.filter { starts[Int(read.tokens[$0].start)] != nil }
      let text = channel.read(read, unknown: places)
      for token in places {
        guard let slip = starts[Int(read.tokens[token].start)] else { continue }
        let found = language.speller.corrections(
          for: slip.written, limit: Speller.candidates, isThorough: true)
        guard let meant = found.firstIndex(where: { $0.word == slip.meant }),
          let evidence = channel.evidence(on: found, for: token, in: text)
        else {
          missed += 1
          continue
        }
        examples.append(
          Example(
            slip: slip.written, suggestions: found.map(\.word), evidence: evidence, meant: meant))
      }
    }
    if let dump { try write(examples, to: dump) }
    let (training, test) = (
      examples.indices.filter { $0 % 4 != 0 }.map { examples[$0] },
      examples.indices.filter { $0 % 4 == 0 }.map { examples[$0] }
    )
    let weights = fit(training)
    print("\(examples.count) slips, and \(missed) for which the word meant is not suggested")
    let alone = test.count { $0.meant == 0 }
    let placed = test.count { example in
      let scores = example.evidence.map { zip(weights, $0).reduce(0) { $0 + $1.0 * $1.1 } }
      return scores.indices.max { scores[$0] < scores[$1] } == example.meant
    }
    print(
      "of \(test.count) that were not learned from, first without the place \(alone), with it \(placed)"
    )
    for (name, weight) in zip(SuggestionEvidence.names, weights) { print("\(name)\t\(weight)") }
  }

  /// A slip in a text.
  private typealias Slip = (start: Int, written: String, meant: String)

  /// A text with slips.
  private func damage(
    _ document: Document, _ channel: NoisyChannel, _ errors: ErrorModel, _ speller: Speller,
    _ random: inout SeededNumbers
  ) -> (SourceText, [Slip]) {
    var bytes: [UInt8] = []
    var slips: [Slip] = []
    var end = 0
    var wait = random.next(2 * interval)
    for token in document.tokens.indices where document.tokens[token].kind == .word {
      wait -= 1
      guard wait < 0 else { continue }
      let word = document.text(token)
      let known = channel.model.vocabulary.word(word)
      guard word.utf8.count >= 3, word.utf8.allSatisfy({ $0 &- 0x61 < 26 }),
        known >= ModelVocabulary.firstWord,
        // Rare words are misspelled more often than they are used.
        random.unit() < pow(10, -0.25 * max(0, channel.model.vocabulary.zipf(known) - 3))
      else { continue }
      let flatness: Float = random.next(4) == 0 ? 0.7 : 0.2
      var written = errors.slip(of: word, flatness: flatness, draw: random.unit())
      if random.next(5) == 0 {
        written = errors.slip(of: written, flatness: flatness, draw: random.unit())
      }
      guard written != word, written.utf8.count > 2, !speller.knows(written) else { continue }
      let range = document.tokens[token].range
      bytes += document.source.bytes[end..<Int(range.start)]
      slips.append((bytes.count, written, word))
      bytes += written.utf8
      end = Int(range.end)
      wait = random.next(2 * interval)
    }
    bytes += document.source.bytes[end...]
    return (SourceText(path: document.source.path, bytes: bytes), slips)
  }

  /// The weights of the conditional logistic model (McFadden 1974): gradient ascent on scaled evidence, with a small
  /// penalty on large weights.
  private func fit(_ examples: [Example]) -> [Float] {
    let count = SuggestionEvidence.names.count
    var scale = [Float](repeating: 0, count: count)
    var number: Float = 0
    for row in examples.lazy.flatMap(\.evidence) {
      for index in 0..<count { scale[index] += row[index] * row[index] }
      number += 1
    }
    scale = scale.map { max(1e-3, ($0 / max(1, number)).squareRoot()) }
    var weights = [Float](repeating: 0, count: count)
    var mean = weights
    var square = weights
    let steps = 1500
    for step in 1...steps {
      var gradient = weights.map { -1e-4 * $0 }
      for example in examples {
        let scores = example.evidence.map { row in
          (0..<count).reduce(Float(0)) { $0 + weights[$1] * row[$1] / scale[$1] }
        }
        let top = scores.max() ?? 0
        let shares = scores.map { exp($0 - top) }
        let sum = shares.reduce(0, +)
        for (row, share) in zip(example.evidence, shares) {
          for index in 0..<count {
            gradient[index] -= share / sum * row[index] / scale[index] / Float(examples.count)
          }
        }
        for index in 0..<count {
          gradient[index] +=
            example.evidence[example.meant][index] / scale[index] / Float(examples.count)
        }
      }
      // Adam (Kingma & Ba 2015).
      let rate: Float = 0.05 * (1 - Float(step) / Float(steps + 1))
      for index in 0..<count {
        mean[index] = 0.9 * mean[index] + 0.1 * gradient[index]
        square[index] = 0.99 * square[index] + 0.01 * gradient[index] * gradient[index]
        weights[index] += rate * mean[index] / (square[index].squareRoot() + 1e-8)
      }
    }
    // As log₁₀, for a slip's cost is one.
    return (0..<count).map { weights[$0] / scale[$0] / Float(log(10.0)) }
  }

  private func write(_ examples: [Example], to path: String) throws {
    var lines =
      "slip\tsuggestion\tmeant\t" + SuggestionEvidence.names.joined(separator: "\t") + "\n"
    for example in examples {
      for (index, row) in example.evidence.enumerated() {
        lines +=
          "\(example.slip)\t\(example.suggestions[index])\t\(index == example.meant ? 1 : 0)\t"
        lines += row.map { "\($0)" }.joined(separator: "\t") + "\n"
      }
    }
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
