import Foundation
import GalleyLanguage
import GalleyText

/// Learns how much each piece of evidence weighs, from damage put into text that was held out.
package struct DecisionTrainer {
  private let corpus: Corpus
  private let model: LanguageModel
  private let channel: NoisyChannel
  private let abbreviations: Abbreviations
  private let speller: Speller

  /// Words for one piece of damage in training, and in the text that confidences are meant for.
  private static let interval = (training: 60, meant: 250)
  /// How often a text is damaged anew: what is learned of damage takes more examples of it than what is
  /// learned of clean text.
  private static let rounds = 3
  /// Paragraphs that make an article.
  private static let paragraphs = 10
  /// Findings in a thousand words of published text that warnings of this part may make, and notes. Of those
  /// that are surest, nearly all are errors of those who published it.
  private static let budget = (warning: 0.1, note: 1.0)

  package init(corpus: Corpus, model: LanguageModel, abbreviations: Abbreviations, speller: Speller)
  {
    self.speller = speller
    self.corpus = corpus
    self.model = model
    self.abbreviations = abbreviations
    channel = NoisyChannel(model)
  }

  /// What was learned, and how it does on held-out text that it was not learned from.
  package struct Result {
    package var decision: Decision
    package var report: String
  }

  /// Evidence on hypotheses, and whether they are right.
  private struct Examples {
    var features: [[Float]] = []
    var labels: [Bool] = []
    var weights: [Float] = []

    mutating func append(_ evidence: [Float], _ label: Bool, _ weight: Float) {
      features.append(evidence)
      labels.append(label)
      weights.append(weight)
    }

    /// Keeps the examples that a test holds for.
    mutating func keep(_ isKept: ((features: [Float], label: Bool, weight: Float)) -> Bool) {
      let kept = labels.indices.filter { isKept((features[$0], labels[$0], weights[$0])) }
      features = kept.map { features[$0] }
      labels = kept.map { labels[$0] }
      weights = kept.map { weights[$0] }
    }

    /// Leaves out examples of clean text that are most likely errors of those who wrote it.
    ///
    /// Published text is not quite clean: of what a first forest is surest of, nearly all is an error indeed
    /// when it is read (“fell more that expected”), and to learn that it is none costs the clearest cases.
    mutating func forgiveErrors() {
      let first = BoostedTrees.fit(features, labels, weights: weights)
      keep { $0.label || $0.weight < 1 || first.logOdds($0.features) < Self.doubted }
    }

    /// Log-odds from which clean text is doubted: seven in ten.
    private static let doubted: Float = 0.85
  }

  /// What screens hypotheses by the quick part of their evidence. It lets through nearly all that is right.
  private func screen(_ examples: Examples) -> Decision.Screen {
    var options = BoostedTrees.Options()
    options.trees = 40
    options.rate = 0.2
    let forest = BoostedTrees.fit(
      examples.features, examples.labels, width: Evidence.quickCount, weights: examples.weights,
      options: options)
    let right = examples.labels.indices.filter { examples.labels[$0] }
      .map { forest.logOdds(examples.features[$0]) }.sorted()
    let lost = Int(Double(right.count) * Self.screenedOut)
    return Decision.Screen(forest: forest, least: right.indices.contains(lost) ? right[lost] : -100)
  }

  /// Share of right hypotheses that the screen may keep back.
  private static let screenedOut = 0.04

  package func train(_ progress: (Trainer.Progress) -> Void) throws -> Result {
    var training = Examples()
    var tested: [(document: Document, damages: [DamageInjector.Damage], clean: Document)] = []
    var number = 0
    var injectors = (1...Self.rounds).map {
      DamageInjector(
        channel, seed: UInt64($0), interval: Self.interval.training, knows: speller.knows)
    }
    try corpus.forEachDocument(.heldOut, abbreviations: abbreviations) { document, bytes in
      progress(
        Trainer.Progress(
          stage: "learning to decide", fraction: Double(bytes) / Double(max(1, corpus.size)),
          bytes: bytes / 32))
      for article in articles(of: document) {
        number += 1
        let isTested = number % 4 == 0
        for round in injectors.indices.prefix(isTested ? 1 : Self.rounds) {
          let (damaged, damages) = injectors[round].damage(article)
          let document = self.document(damaged)
          if isTested {
            tested.append((document, damages, article))
          } else {
            collect(document, damages, withClean: round == 0, into: &training)
          }
        }
      }
    }
    let screen = screen(training)
    let all = training.labels.count
    training.keep { screen.passes($0.features) }
    let passed = training.labels.count
    training.forgiveErrors()
    let forest = BoostedTrees.fit(training.features, training.labels, weights: training.weights)
    let plain = Decision(forest: forest, screen: screen, warning: 0.5, note: 0.5)
    var result = assess(plain, tested)
    result.report =
      "\(passed) of \(all) hypotheses pass the screen, \(passed - training.labels.count) are doubted\n"
      + result.report
    return result
  }

  private func document(_ bytes: [UInt8]) -> Document {
    let source = SourceText(path: "corpus", bytes: bytes)
    return Document(
      source: source, blocks: [Block(range: TextRange(0, bytes.count), kind: .paragraph)],
      abbreviations: abbreviations)
  }

  /// Runs of paragraphs.
  private func articles(of document: Document) -> [Document] {
    let lines = document.source.bytes.split(separator: 0x0A)
    return stride(from: 0, to: lines.count, by: Self.paragraphs).map { start in
      self.document(
        Array(lines[start..<min(lines.count, start + Self.paragraphs)].joined(separator: [0x0A])))
    }
  }

  /// Reads a text with its unknown words.
  private func read(_ document: Document) -> NoisyChannel.Text {
    channel.read(document, unknown: channel.unknownTokens(of: document, speller))
  }

  /// - Parameter withClean: whether clean text is learned from as well.
  private func collect(
    _ document: Document, _ damages: [DamageInjector.Damage], withClean: Bool,
    into examples: inout Examples
  ) {
    let text = read(document)
    let weight =
      Float(Self.interval.training) / Float(Self.interval.meant) / Float(Self.rounds)
    channel.forEachCandidate(text, screen: nil) { hypothesis, evidence in
      switch judge(hypothesis, text, damages) {
      case .right: examples.append(evidence, true, weight)
      case .wrong: examples.append(evidence, false, weight)
      case .clean: if withClean { examples.append(evidence, false, 1) }
      // What lies beside damage is neither clean nor mended.
      case .beside: break
      }
    }
  }

  /// A gap is where a word and its space were: a word put in on either side fills it.
  private static func widened(_ range: TextRange) -> TextRange {
    range.isEmpty ? TextRange(range.start > 0 ? range.start - 1 : 0, range.end + 1) : range
  }

  private enum Judgement { case right, wrong, beside, clean }

  private func judge(
    _ hypothesis: Hypothesis, _ text: NoisyChannel.Text, _ damages: [DamageInjector.Damage]
  )
    -> Judgement
  {
    let correction = channel.correction(of: hypothesis, in: text)
    let reach = TextRange(
      correction.range.start > 25 ? correction.range.start - 25 : 0, correction.range.end + 25)
    // Damages lie in the order of the text.
    var low = 0
    var high = damages.count
    while low < high {
      let middle = (low + high) / 2
      if damages[middle].range.end < reach.start { low = middle + 1 } else { high = middle }
    }
    while low < damages.count, damages[low].range.start <= reach.end {
      if mends(correction, damages[low], text.document.source) { return .right }
      if damages[low].range.touches(correction.range) { return .wrong }
      low += 1
      if low == damages.count || damages[low].range.start > reach.end { return .beside }
    }
    return .clean
  }

  /// Whether a correction gives the text that the damage was done to, letter case and spaces aside.
  private func mends(
    _ correction: Correction, _ damage: DamageInjector.Damage, _ source: SourceText
  ) -> Bool {
    let start = min(correction.range.start, damage.range.start)
    let end = max(correction.range.end, damage.range.end)
    guard end - start < 200 else { return false }
    func applied(_ range: TextRange, _ replacement: String) -> [Substring] {
      (source.string(TextRange(start, range.start)) + replacement
        + source.string(TextRange(range.end, end)))
        .lowercased().split(separator: " ")
    }
    return applied(correction.range, correction.replacement)
      == applied(damage.range, damage.original)
  }

  private func assess(
    _ plain: Decision,
    _ tested: [(document: Document, damages: [DamageInjector.Damage], clean: Document)]
  ) -> Result {
    // False alarms are counted on the clean text alone.
    var alarms: [(confidence: Float, text: String)] = []
    var words = 0
    for (_, _, clean) in tested {
      words += clean.tokens.count { $0.kind == .word || $0.kind == .number }
      let text = read(clean)
      for hypothesis in channel.hypotheses(text, decision: plain, least: 0.02) {
        let correction = channel.correction(of: hypothesis, in: text)
        let start = max(0, Int(correction.range.start) - 40)
        let around = TextRange(start, min(clean.source.bytes.count, Int(correction.range.end) + 30))
        alarms.append(
          (
            hypothesis.confidence,
            "\(hypothesis.kind) \(clean.source.string(correction.range))→\(correction.replacement) | \(clean.source.string(around))"
          ))
      }
    }
    alarms.sort { $0.confidence > $1.confidence }
    func threshold(_ rate: Double) -> Float {
      let allowed = Int(rate * Double(words) / 1000)
      return allowed < alarms.count ? max(0.02, alarms[allowed].confidence) : 0.02
    }
    let decision = Decision(
      forest: plain.forest, screen: plain.screen, warning: threshold(Self.budget.warning),
      note: threshold(Self.budget.note))
    var report =
      "held out: \(words) words, warning from \(decision.warning), note from \(decision.note)\n"
    var found: [DamageInjector.Channel: (total: Int, detected: Int, mended: Int)] = [:]
    var bins = [(count: Int, right: Int)](repeating: (0, 0), count: 10)
    for (document, damages, _) in tested {
      let text = read(document)
      let hypotheses = channel.hypotheses(text, decision: plain, least: 0.02)
      let corrections = hypotheses.map { channel.correction(of: $0, in: text) }
      for damage in damages {
        var entry = found[damage.channel] ?? (0, 0, 0)
        entry.total += 1
        let hits = corrections.indices.filter {
          hypotheses[$0].confidence >= decision.warning
            && corrections[$0].range.touches(Self.widened(damage.range))
        }
        if !hits.isEmpty { entry.detected += 1 }
        if hits.contains(where: { mends(corrections[$0], damage, document.source) }) {
          entry.mended += 1
        }
        found[damage.channel] = entry
      }
      for index in hypotheses.indices {
        let bin = min(9, Int(hypotheses[index].confidence * 10))
        bins[bin].count += 1
        if case .right = judge(hypotheses[index], text, damages) { bins[bin].right += 1 }
      }
    }
    for channel in DamageInjector.Channel.allCases {
      guard let entry = found[channel] else { continue }
      report +=
        "  \(channel.rawValue): \(entry.total) put in, found \(Double(entry.detected) / Double(entry.total)), mended \(Double(entry.mended) / Double(entry.total))\n"
    }
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      report +=
        "  confidence \(Double(index) / 10): \(bin.count), right \(Double(bin.right) / Double(bin.count))\n"
    }
    for alarm in alarms.prefix(60) {
      report += "  \(alarm.confidence) \(alarm.text.replacing("\n", with: "⏎"))\n"
    }
    return Result(decision: decision, report: report)
  }
}
