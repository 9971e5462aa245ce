import ArgumentParser
import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText
import GalleyTraining

/// Learns how much each piece of evidence on an unknown word weighs.
struct FitSlips: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fits the weights of misspellings.",
    discussion: """
      Puts slips of one letter into the part of a corpus that training holds out, and fits a logistic model that \
      tells them from the words that stood there before and that no dictionary has. Prints what goes into \
      SlipEvidence.swift by hand, and what it finds. The confidence is a probability where there is one slip in as \
      many words as were put in here.
      """)

  @Argument(help: "Folders and files of text, a paragraph a line, that the model was trained on.")
  var corpus: [String]

  @Option(help: "Words for one slip, on average.")
  var interval = 250

  @Option(help: "Read one article in so many.")
  var every = 1

  @Option(help: "Words of the text as it was published that may be found, in 1,000.")
  var budget = 0.08

  @Option(help: "Also write the evidence to this file, a line an unknown word, tab-separated.")
  var dump: String?

  /// Paragraphs that make an article.
  private static let paragraphs = 12
  /// One slip in so many is a habit.
  private static let habit = 40
  /// Log-odds of a first fit from which a word that was published is doubted: nearly all are errors.
  private static let doubted = 2.5

  /// An unknown word.
  private struct Example {
    var word: String
    var isSlip: Bool
    var evidence: [Float]
  }

  func validate() throws {
    guard interval > 0, every > 0, budget > 0 else {
      throw ValidationError("--interval, --every and --budget must be above 0")
    }
  }

  func run() throws {
    let data = try LanguageData(tag: "en", environment: ProcessInfo.processInfo.environment)
    let language = data.makeLanguage()
    var random = SeededNumbers()
    var examples: [Example] = []
    var (articles, words, slips) = (0, 0, 0)
    try Corpus(corpus).forEachDocument(.heldOut, abbreviations: data.abbreviations) { document, _ in
      let lines = document.source.bytes.split(separator: 0x0A)
      for start in stride(from: 0, to: lines.count, by: Self.paragraphs) {
        articles += 1
        guard articles % every == 0 else { continue }
        let text = lines[start..<min(lines.count, start + Self.paragraphs)].map {
          String(decoding: $0, as: UTF8.self)
        }.joined(separator: "\n\n")
        let clean = DocumentFormat.text.read(
          SourceText(path: "text", text: text), abbreviations: data.abbreviations)
        let (damaged, places) = damage(clean, language.speller, &random)
        let read = DocumentFormat.text.read(damaged, abbreviations: data.abbreviations)
        words += read.tokens.count { $0.kind == .word }
        slips += places.count
        for (range, evidence) in Misspelling.evidence(read, language) {
          examples.append(
            Example(
              word: damaged.string(range), isSlip: places.contains(Int(range.start)),
              evidence: evidence))
        }
      }
    }
    if let dump { try write(examples, to: dump) }
    guard slips > 0 else {
      throw ValidationError("there is too little text held out in it to fit weights")
    }
    report(examples, words: words, slips: slips)
  }

  /// Fits the weights and prints them, with what they do.
  private func report(_ examples: [Example], words: Int, slips: Int) {
    let first = LogisticFit(examples.map(\.evidence), examples.map(\.isSlip))
    let kept = examples.filter { $0.isSlip || first.logOdds($0.evidence) < Self.doubted }
    let model = LogisticFit(kept.map(\.evidence), kept.map(\.isSlip))
    let ranked = examples.map { (example: $0, logOdds: model.logOdds($0.evidence)) }
      .sorted { $0.logOdds > $1.logOdds }
    print(
      "\(words) words, one slip in \(words / slips); \(examples.count) unknown words, of which "
        + "\(examples.count { $0.isSlip }) slips (\(slips) put in), and "
        + "\(examples.count - kept.count) published ones doubted and left out")

    let published = ranked.filter { !$0.example.isSlip }
    let allowed = Int(budget * Double(words) / 1000)
    let threshold = allowed < published.count ? published[allowed].logOdds : -.infinity
    let found = ranked.prefix { $0.logOdds > threshold }
    let hits = found.count { $0.example.isSlip }
    print(
      "found: \(percent(hits, slips)) of the slips, \(percent(hits, found.count)) of what is found")
    print(
      "published words found: "
        + published.prefix(allowed).map(\.example.word).joined(separator: " "))
    for (low, high) in Self.bands {
      let band = ranked.filter { low <= $0.logOdds && $0.logOdds < high }
      print(
        "log-odds \(low) to \(high): \(band.count), slips \(percent(band.count { $0.example.isSlip }, band.count))"
      )
    }

    for (name, weight) in zip(SlipEvidence.names, model.weights) { print("// \(name): \(weight)") }
    print("weights: [\(model.weights.map(rounded).joined(separator: ", "))]")
    print("bias: \(rounded(model.bias))")
    print("leastLogOdds: \(rounded(threshold))")
    print("greatestConfidence: \(rounded(ceiling(ranked.map { ($0.example.isSlip, $0.logOdds) })))")
  }

  /// Log-odds for which it is shown how many were slips.
  private static let bands: [(Double, Double)] = [
    (-2, -1), (-1, 0), (0, 1), (1, 2), (2, 3), (3, 4), (4, 6), (6, 9), (9, 1000),
  ]

  /// The greatest probability that holds: of those that the model takes for at least as sure, no smaller share were
  /// slips (by Laplace's rule of succession, for a few prove nothing).
  ///
  /// - Parameter ranked: the surest first.
  private func ceiling(_ ranked: [(isSlip: Bool, logOdds: Double)]) -> Double {
    var slips = 0
    for (index, item) in ranked.enumerated() {
      slips += item.isSlip ? 1 : 0
      let claimed = 1 / (1 + exp(-item.logOdds))
      if Double(slips + 1) / Double(index + 3) >= claimed { return claimed }
    }
    return 0
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    rounded(100 * Double(part) / Double(max(1, whole))) + "%"
  }

  private func rounded(_ number: Double) -> String { String(format: "%.3f", number) }

  private func write(_ examples: [Example], to path: String) throws {
    let lines = examples.map { example in
      ([example.isSlip ? "1" : "0", example.word] + example.evidence.map { "\($0)" })
        .joined(separator: "\t")
    }
    let head = (["slip", "word"] + SlipEvidence.names).joined(separator: "\t")
    try ([head] + lines).joined(separator: "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  /// A text with slips of one letter, and where they begin. Some are habits of the writer, made wherever the word
  /// stands.
  private func damage(_ document: Document, _ speller: Speller, _ random: inout SeededNumbers) -> (
    SourceText, Set<Int>
  ) {
    var bytes: [UInt8] = []
    var places = Set<Int>()
    var habits: [String: [UInt8]] = [:]
    var end = 0
    var wait = random.next(2 * interval)
    func write(_ letters: [UInt8], over range: TextRange) {
      bytes += document.source.bytes[end..<Int(range.start)]
      places.insert(bytes.count)
      bytes += letters
      end = Int(range.end)
    }
    for token in document.tokens.indices where document.tokens[token].kind == .word {
      wait -= 1
      let word = document.text(token)
      let range = document.tokens[token].range
      if let habit = habits[word] {
        write(habit, over: range)
        continue
      }
      guard wait < 0, word.utf8.count >= 4, word.utf8.allSatisfy({ $0 &- 0x61 < 26 }),
        speller.knows(word)
      else { continue }
      var letters = Array(word.utf8)
      let index = random.next(letters.count)
      let letter = UInt8(0x61 + random.next(26))
      switch random.next(4) {
      case 0: letters.remove(at: index)
      case 1: letters.insert(letter, at: index)
      case 2 where index + 1 < letters.count: letters.swapAt(index, index + 1)
      default: letters[index] = letter
      }
      let written = String(decoding: letters, as: UTF8.self)
      guard written != word, !speller.knows(written) else { continue }
      write(letters, over: range)
      if random.next(Self.habit) == 0 { habits[word] = letters }
      wait = random.next(2 * interval)
    }
    bytes += document.source.bytes[end...]
    return (SourceText(path: "text", bytes: bytes), places)
  }
}
