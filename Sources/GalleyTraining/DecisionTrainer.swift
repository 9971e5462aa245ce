import Foundation
import GalleyLanguage
import GalleyText

/// Learns how much each piece of evidence weighs, from damage put into text that was held out.
package struct DecisionTrainer {
  private let corpus: Corpus
  private let abbreviations: Abbreviations
  /// Two, as the network is learned by two threads as well: what is learned does not depend on the machine.
  private let collectors: [EvidenceCollector]

  /// Paragraphs that make an article.
  private static let paragraphs = 10
  /// Findings in a thousand words of published text that warnings of this part may make, and notes; unknown words are
  /// not counted. Of those that are surest, nearly all are errors of those who published it.
  private static let budget = (warning: 0.09, note: 0.6)

  /// - Parameter makeSpeller: a speller for each thread.
  package init(
    corpus: Corpus, model: LanguageModel, abbreviations: Abbreviations,
    makeSpeller: () throws -> Speller
  ) rethrows {
    self.corpus = corpus
    self.abbreviations = abbreviations
    collectors = try (1...2).map {
      EvidenceCollector(
        model, abbreviations: abbreviations, speller: try makeSpeller(), seed: $0)
    }
  }

  /// What was learned, and how it does on held-out text that it was not learned from.
  package struct Result {
    package var decision: Decision
    package var report: String
  }

  /// Leaves out examples of clean text that are most likely errors of those who wrote it.
  ///
  /// Published text is not quite clean: of what a first forest is surest of, nearly all is an error indeed
  /// when it is read (“fell more that expected”), and to learn that it is none costs the clearest cases.
  private static func forgiveErrors(_ examples: inout EvidenceCollector.Examples) {
    let first = BoostedTrees.fit(examples.features, examples.labels, weights: examples.weights)
    examples.keep { $0.label || $0.weight < 1 || first.logOdds($0.features) < doubted }
  }

  /// Log-odds from which clean text is doubted: seven in ten.
  private static let doubted: Float = 0.85

  /// What screens hypotheses by the quick part of their evidence. It lets through nearly all that is right.
  private func screen(_ examples: EvidenceCollector.Examples) -> Decision.Screen {
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
    let helper = SecondThread()
    defer { helper.finish() }
    var number = 0
    try corpus.forEachDocument(.heldOut, abbreviations: abbreviations) { document, bytes in
      progress(
        Trainer.Progress(
          stage: "learning to decide", fraction: Double(bytes) / Double(max(1, corpus.size)),
          bytes: bytes / 32))
      let articles = Self.articles(of: document).map { bytes in
        number += 1
        return (bytes, isTested: number % 4 == 0)
      }
      let middle = articles.count / 2
      let (first, second) = (Array(articles[..<middle]), Array(articles[middle...]))
      helper.perform { [collectors] in collectors[1].collect(second) }
      collectors[0].collect(first)
      helper.wait()
    }
    var training = collectors[0].examples
    training.append(collectors[1].examples)
    let screen = screen(training)
    let all = training.labels.count
    training.keep { screen.passes($0.features) }
    let passed = training.labels.count
    Self.forgiveErrors(&training)
    let forest = BoostedTrees.fit(training.features, training.labels, weights: training.weights)
    let plain = Decision(forest: forest, screen: screen, warning: 0.5, note: 0.5)
    helper.perform { [collectors] in collectors[1].measure(plain) }
    collectors[0].measure(plain)
    helper.wait()
    var result = assess(plain)
    result.report =
      "\(passed) of \(all) hypotheses pass the screen, \(passed - training.labels.count) are doubted\n"
      + result.report
    return result
  }

  /// How many of the surest false alarms a report shows.
  private static let shown = 150

  /// Runs of paragraphs.
  private static func articles(of document: Document) -> [[UInt8]] {
    let lines = document.source.bytes.split(separator: 0x0A)
    return stride(from: 0, to: lines.count, by: paragraphs).map { start in
      Array(lines[start..<min(lines.count, start + paragraphs)].joined(separator: [0x0A]))
    }
  }

  private func assess(_ plain: Decision) -> Result {
    let measured = collectors.flatMap(\.measured)
    let words = measured.reduce(0) { $0 + $1.words }
    let alarms = measured.flatMap(\.alarms).sorted { $0.confidence > $1.confidence }
    func threshold(_ rate: Double) -> Float {
      let allowed = Int(rate * Double(words) / 1000)
      return allowed < alarms.count ? max(0.02, alarms[allowed].confidence) : 0.02
    }
    let decision = Decision(
      forest: plain.forest, screen: plain.screen, warning: threshold(Self.budget.warning),
      note: threshold(Self.budget.note))
    var report =
      "held out: \(words) words, warning from \(decision.warning), note from \(decision.note)\n"
    for channel in DamageInjector.Channel.allCases {
      let damages = measured.flatMap(\.damages).filter { $0.channel == channel }
      guard !damages.isEmpty else { continue }
      func share(_ confidence: (EvidenceCollector.Measured.Damage) -> Float) -> Double {
        Double(damages.count { confidence($0) >= decision.warning }) / Double(damages.count)
      }
      report +=
        "  \(channel.rawValue): \(damages.count) put in, found \(share(\.found)), mended \(share(\.mended))\n"
    }
    let findings = measured.flatMap(\.findings)
    for bin in 0..<10 {
      let those = findings.filter { min(9, Int($0.confidence * 10)) == bin }
      guard !those.isEmpty else { continue }
      let right = Double(those.count(where: \.isRight)) / Double(those.count)
      report += "  confidence \(Double(bin) / 10): \(those.count), right \(right)\n"
    }
    for alarm in alarms.prefix(Self.shown) {
      report += "  \(alarm.confidence) \(alarm.text.replacing("\n", with: "⏎"))\n"
    }
    return Result(decision: decision, report: report)
  }
}
