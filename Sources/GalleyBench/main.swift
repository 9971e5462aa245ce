import ArgumentParser
import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules
import GalleyText

/// Measures speeds by CPU time.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley-bench",
    abstract: "Measures the speed of each stage, in MB of text a second of CPU time on one core.",
    discussion: """
      Build it with optimisation: swift run -c release galley-bench
      """)

  @Option(help: "Text files to measure on; the sample articles by default.")
  var input: [String] = []

  @Option(help: "MB of text for the fast stages: the input is repeated up to that size.")
  var size = 16

  @Option(help: "MB of text for the rules, which are slower.")
  var lintSize = 1

  @Option(help: "How often each stage runs; the best run counts.")
  var runs = 3

  @Option(help: "Lint with this rule only.")
  var rule: String?

  @Option(help: "Language of the text.")
  var language = "en"

  @Flag(help: "Measure only how long unknown words take.")
  var unknownWords = false

  func run() throws {
    let paths =
      input.isEmpty
      ? ["harbour-ferry.clean", "river-library", "glacier-survey"].map {
        "Tests/Fixtures/\($0).txt"
      }
      : input
    let text = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
      .joined(separator: "\n\n")
    let data = try LanguageData(
      tag: LanguageTag(language), environment: ProcessInfo.processInfo.environment)
    let rules = data.rules.filter { rule == nil || $0.description.id == rule }
    guard !unknownWords else { return measureUnknownWords(text, rules, data) }
    var bytes: [UInt8] = []
    while bytes.count < size << 20 { bytes += (text + "\n\n").utf8 }
    let language = data.makeLanguage()
    let reader = PlainTextReader(abbreviations: data.abbreviations)
    let linter = Linter(rules: rules)
    print("\(bytes.count >> 20) MB (rules: \(lintSize) MB), best of \(runs) runs, CPU time")

    var source = SourceText(path: "bench", bytes: bytes)
    measure("read (validate, index lines)", bytes.count) {
      source = SourceText(path: "bench", bytes: bytes)
    }
    let blocks = reader.blocks(of: source)
    let tokenizer = Tokenizer()
    var tokens: [Token] = []
    measure("tokenize", bytes.count) {
      tokens.removeAll(keepingCapacity: true)
      for block in blocks { tokenizer.tokenize(source, block.range, into: &tokens) }
    }
    print("  \(tokens.count) tokens")
    measure("document (paragraphs, tokens, words, sentences)", bytes.count) {
      _ = reader.read(source)
    }
    // Articles, not one text of the whole size: rules look at whole articles.
    let articles = (0..<max(1, (lintSize << 20) / text.utf8.count)).map { _ in
      reader.read(SourceText(path: "bench", text: text))
    }
    let size = articles.count * text.utf8.count
    measurePatterns(articles, size, text: text, data: data)
    var timings: RuleTimings? = RuleTimings()
    measure("lint (\(rules.count) rules, article by article)", size) {
      timings = RuleTimings()
      for article in articles {
        _ = linter.lint(article, language: language, timings: &timings)
      }
    }
    // What rules share counts for the one that asks first.
    let slowest = (timings?.nanoseconds ?? [:]).sorted { $0.value > $1.value }.prefix(12)
    for (name, nanoseconds) in slowest {
      let speed = Double(size) / 1e6 / (Double(nanoseconds) / 1e9)
      print(Self.cell("  " + name), Self.number(speed), "MB/s")
    }
  }

  /// Pages of ever more different unknown words: time must be linear in their number.
  private func measureUnknownWords(_ text: String, _ rules: [any Rule], _ data: LanguageData) {
    let known = text.split { !$0.isLetter }.map(String.init).filter { $0.allSatisfy(\.isLowercase) }
    let reader = PlainTextReader(abbreviations: data.abbreviations)
    for count in [1_000, 4_000, 16_000] {
      var invented = InventedWords()
      let page = reader.read(
        SourceText(path: "bench", text: invented.page(count, amid: known)))
      var best = Double.infinity
      for _ in 0..<runs {
        // A new one has looked up nothing yet.
        let language = data.makeLanguage()
        let start = Self.cpuSeconds
        _ = Linter(rules: rules).lint(page, language: language)
        best = min(best, Self.cpuSeconds - start)
      }
      let each = String(format: "%.3f ms each", best * 1000 / Double(count))
      print(Self.cell("\(count) unknown words"), String(format: "%8.2f s,", best), each)
    }
  }

  /// The automaton with ever more patterns: made-up phrases of two or three words of the text, which
  /// begin often and end seldom.
  private func measurePatterns(
    _ documents: [Document], _ size: Int, text: String, data: LanguageData
  ) {
    let words = text.split { !$0.isLetter }.map { $0.lowercased() }.filter { $0.count > 2 }
    var previous: (count: Int, seconds: Double)?
    for count in [100, 1_000, 10_000] {
      var vocabulary = data.vocabulary
      var seed: UInt64 = 1
      func next() -> String {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return words[Int(seed >> 33) % words.count]
      }
      let patterns = (0..<count).compactMap { number in
        try? PatternParser.parse(
          number % 2 == 0 ? "\(next()) \(next()) \(next())" : "\(next()) (\(next())|\(next()))",
          vocabulary: &vocabulary)
      }
      let automaton = PatternAutomaton(PatternSet(patterns), vocabulary: vocabulary)
      let ids = documents.map { vocabulary.ids(of: $0.words) }
      var hits = 0
      let seconds = measure("\(patterns.count) patterns", size) {
        hits = 0
        for (document, ids) in zip(documents, ids) {
          hits += automaton.hits(in: document, vocabularyIDs: ids).count
        }
      }
      var line = "  \(hits) hits"
      if let previous {
        let times = String(format: "%.2f", seconds / previous.seconds)
        line += "; \(times) times the time of \(previous.count) patterns"
      }
      print(line)
      previous = (patterns.count, seconds)
    }
  }

  /// Prints the speed of the best run, and gives its time in seconds.
  @discardableResult
  private func measure(_ name: String, _ bytes: Int, _ body: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let start = Self.cpuSeconds
      body()
      best = min(best, Self.cpuSeconds - start)
    }
    print("\(Self.cell(name)) \(Self.number(Double(bytes) / 1e6 / best)) MB/s")
    return best
  }

  private static func cell(_ name: String) -> String {
    name.padding(toLength: 52, withPad: " ", startingAt: 0)
  }

  private static func number(_ speed: Double) -> String { String(format: "%8.1f", speed) }

  private static var cpuSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}

Bench.main()
