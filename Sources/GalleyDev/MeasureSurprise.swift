import ArgumentParser
import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyText
import GalleyTraining

/// Measures how improbable the words of published articles are.
struct MeasureSurprise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "surprise",
    abstract: "Measures how improbable published text is to the language model.",
    discussion: """
      Prints mean and standard deviation of −log₁₀ of the probability of a word, and of its mean over each of the \
      articles that training holds out. They go into DocumentScore.swift by hand.
      """)

  @Argument(help: "Folders and files of text, a paragraph a line, that the model was trained on.")
  var corpus: [String]

  /// Paragraphs that make an article, and words that it has at least.
  private static let paragraphs = 12
  private static let leastWords = 100

  func run() throws {
    let data = try LanguageData(tag: "en", environment: ProcessInfo.processInfo.environment)
    guard let model = data.model else { throw ValidationError("no model is built in") }
    let channel = NoisyChannel(model)
    var found: [Double] = []
    var (squares, words) = (0.0, 0)
    try Corpus(corpus).forEachDocument(.heldOut, abbreviations: data.abbreviations) { document, _ in
      let lines = document.source.bytes.split(separator: 0x0A)
      for start in stride(from: 0, to: lines.count, by: Self.paragraphs) {
        let text = lines[start..<min(lines.count, start + Self.paragraphs)].map {
          String(decoding: $0, as: UTF8.self)
        }.joined(separator: "\n\n")
        let article = DocumentFormat.text.read(
          SourceText(path: "text", text: text), abbreviations: data.abbreviations)
        guard article.tokens.count(where: { $0.kind == .word }) >= Self.leastWords else { continue }
        let read = channel.read(article)
        found.append(read.surprise)
        squares += read.scores.dropFirst().reduce(0) {
          $0 + (Double($1.log) + read.surprise) * (Double($1.log) + read.surprise)
        }
        words += read.scores.count
      }
    }
    guard found.count > 100 else {
      throw ValidationError("there is too little text held out in it")
    }
    found.sort()
    let mean = found.reduce(0, +) / Double(found.count)
    let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count)
    print("\(found.count) articles: mean \(mean), standard deviation \(variance.squareRoot())")
    print("\(words) words: standard deviation \((squares / Double(words)).squareRoot())")
    for quantile in [0.01, 0.05, 0.5, 0.95, 0.98, 0.99, 0.999] {
      print("\(quantile): \(found[Int(quantile * Double(found.count))])")
    }
  }
}
