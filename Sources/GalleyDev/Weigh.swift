import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyProject
import GalleyText

/// Shows what the channels propose for a text and what speaks for each proposal.
struct Weigh: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what a language model proposes for a text, and the evidence.")

  @Argument(help: "The text.")
  var text: String

  @Flag(help: "Take the argument for a file, and show only its perplexity.")
  var perplexity = false

  @Option(help: "The model; the built-in one by default.")
  var model: String?

  @Flag(help: "Also show each piece of evidence.")
  var evidence = false

  func run() throws {
    let data = try LanguageData(
      tag: "en", environment: ProcessInfo.processInfo.environment, modelPath: model)
    let language = data.makeLanguage()
    guard let model = data.model, let channel = language.channel else {
      throw ValidationError("no model is built in")
    }
    let source = SourceText(
      path: "text", text: perplexity ? try String(contentsOfFile: text, encoding: .utf8) : text)
    let document = Document(
      source: source, blocks: [Block(range: TextRange(0, source.bytes.count), kind: .paragraph)])
    let speller = language.speller
    let read = channel.read(
      document, unknown: channel.unknownTokens(of: document, speller),
      obscure: channel.obscureTokens(of: document, speller))
    if perplexity {
      var orders = [0, 0, 0, 0, 0]
      var sum = 0.0
      var unknown = 0
      for (word, score) in zip(read.reading.words, read.scores).dropFirst() {
        if word == ModelVocabulary.Class.unknown.rawValue
          || word == ModelVocabulary.Class.name.rawValue
        {
          unknown += 1
        }
        sum += Double(score.log)
        orders[score.order] += 1
      }
      let count = Double(read.scores.count - 1)
      print(
        "perplexity \(exp(-sum / count * log(10.0))), orders \(orders), unknown \(unknown) of \(count)"
      )
      return
    }
    for (word, score) in zip(read.reading.words, read.scores) {
      let form = word >= ModelVocabulary.firstWord ? model.vocabulary.string(word) : "<\(word)>"
      print("\(form) \(score.log) (\(score.order))", terminator: "  ")
    }
    print()
    channel.forEachCandidate(read, screen: nil) { hypothesis, features in
      let correction = channel.correction(of: hypothesis, in: read)
      let confidence = model.decision?.confidence(features) ?? 0
      print(
        "\(confidence) \(hypothesis.kind) “\(source.string(correction.range))” → “\(correction.replacement)” gain \(hypothesis.gain)"
      )
      guard evidence else { return }
      for (name, value) in zip(Evidence.names, features) { print("    \(name) \(value)") }
    }
  }
}
