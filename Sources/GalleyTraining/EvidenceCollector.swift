import Foundation
import GalleyLanguage
import GalleyText

/// Damages articles and gathers the evidence on what may be wrong with them.
///
/// There are as many as there are threads to do it: each has a channel, a speller and a chance of its own, and is
/// touched by one thread at a time.
final class EvidenceCollector: @unchecked Sendable {
  /// Evidence on hypotheses, and whether they are right.
  struct Examples {
    var features: [[Float]] = []
    var labels: [Bool] = []
    var weights: [Float] = []

    mutating func append(_ evidence: [Float], _ label: Bool, _ weight: Float) {
      features.append(evidence)
      labels.append(label)
      weights.append(weight)
    }

    mutating func append(_ others: Examples) {
      features += others.features
      labels += others.labels
      weights += others.weights
    }

    /// Keeps the examples that a test holds for.
    mutating func keep(_ isKept: ((features: [Float], label: Bool, weight: Float)) -> Bool) {
      let kept = labels.indices.filter { isKept((features[$0], labels[$0], weights[$0])) }
      features = kept.map { features[$0] }
      labels = kept.map { labels[$0] }
      weights = kept.map { weights[$0] }
    }
  }

  /// An article to measure with, as it is and damaged.
  private struct Tested {
    var document: Document
    var damages: [DamageInjector.Damage]
    var clean: Document
  }

  /// What was found in an article, clean and damaged.
  struct Measured {
    /// A piece of damage: the greatest confidence in what touches it, and in what mends it; -1 for none.
    struct Damage {
      var channel: DamageInjector.Channel
      var found: Float = -1
      var mended: Float = -1
    }

    /// Words of the clean article.
    var words = 0
    /// What is found in it, with what stands around.
    var alarms: [(confidence: Float, text: String)] = []
    var damages: [Damage] = []
    /// What is found in the damaged article.
    var findings: [(confidence: Float, isRight: Bool)] = []
  }

  private let channel: NoisyChannel
  private let abbreviations: Abbreviations
  private let speller: Speller
  private var injectors: [DamageInjector]
  private(set) var examples = Examples()
  private var tested: [Tested] = []
  private(set) var measured: [Measured] = []

  /// Words for one piece of damage in training, and in the text that confidences are meant for.
  private static let interval = (training: 60, meant: 250)
  /// How often a text is damaged anew: what is learned of damage takes more examples of it than what is
  /// learned of clean text.
  private static let rounds = 3

  /// - Parameter seed: what damage is put in, of 1, 2 and so on.
  init(_ model: LanguageModel, abbreviations: Abbreviations, speller: Speller, seed: Int) {
    self.abbreviations = abbreviations
    self.speller = speller
    let channel = NoisyChannel(model)
    self.channel = channel
    injectors = (0..<Self.rounds).map {
      DamageInjector(
        channel, seed: UInt64((seed - 1) * Self.rounds + $0 + 1), interval: Self.interval.training,
        knows: speller.knows)
    }
  }

  /// Learns from the articles, or keeps them to measure with.
  func collect(_ articles: [(bytes: [UInt8], isTested: Bool)]) {
    for (bytes, isTested) in articles {
      let article = document(bytes)
      for round in injectors.indices.prefix(isTested ? 1 : Self.rounds) {
        let (damaged, damages) = injectors[round].damage(article)
        let document = self.document(damaged)
        if isTested {
          tested.append(Tested(document: document, damages: damages, clean: article))
        } else {
          collect(document, damages, withClean: round == 0)
        }
      }
    }
  }

  /// Looks at what a decision finds in the articles that were kept.
  func measure(_ decision: Decision) {
    measured = tested.map { article in
      var result = Measured()
      result.words = article.clean.tokens.count { $0.kind == .word || $0.kind == .number }
      result.alarms = alarms(article.clean, decision)
      let text = read(article.document)
      let hypotheses = channel.hypotheses(text, decision: decision, least: Self.least)
      let corrections = hypotheses.map { channel.correction(of: $0, in: text) }
      result.damages = article.damages.map { damage in
        var entry = Measured.Damage(channel: damage.channel)
        for (hypothesis, correction) in zip(hypotheses, corrections)
        where correction.range.touches(Self.widened(damage.range)) {
          entry.found = max(entry.found, hypothesis.confidence)
          if mends(correction, damage, article.document.source) {
            entry.mended = max(entry.mended, hypothesis.confidence)
          }
        }
        return entry
      }
      result.findings = hypotheses.map {
        ($0.confidence, judge($0, text, article.damages) == .right)
      }
      return result
    }
  }

  /// False alarms are counted on clean text alone, and without unknown words, which are judged by more than this.
  private func alarms(_ clean: Document, _ decision: Decision) -> [(Float, String)] {
    let text = read(clean)
    let found = channel.hypotheses(text, decision: decision, least: Self.least)
    return found.filter { !$0.isUnknown }.map { hypothesis in
      let correction = channel.correction(of: hypothesis, in: text)
      let start = max(0, Int(correction.range.start) - 40)
      let around = TextRange(start, min(clean.source.bytes.count, Int(correction.range.end) + 30))
      return (
        hypothesis.confidence,
        "\(hypothesis.kind) \(clean.source.string(correction.range))→\(correction.replacement) | \(clean.source.string(around))"
      )
    }
  }

  /// The least confidence that is looked at.
  private static let least: Float = 0.02

  private func document(_ bytes: [UInt8]) -> Document {
    let source = SourceText(path: "corpus", bytes: bytes)
    return Document(
      source: source, blocks: [Block(range: TextRange(0, bytes.count), kind: .paragraph)],
      abbreviations: abbreviations)
  }

  /// Reads a text with its unknown words.
  private func read(_ document: Document) -> NoisyChannel.Text {
    channel.read(document, unknown: channel.unknownTokens(of: document, speller))
  }

  /// - Parameter withClean: whether clean text is learned from as well.
  private func collect(
    _ document: Document, _ damages: [DamageInjector.Damage], withClean: Bool
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

  /// What a hypothesis is of a damaged text.
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
}
