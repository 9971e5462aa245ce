import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyProject
import GalleyTraining

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley train`.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Make a language model from a folder of plain text.",
    discussion: """
      The corpus is .txt files, UTF-8, a paragraph a line. The same text and options make the same model. \
      Use it with `galley lint --model FILE`.
      """)

  @Argument(help: "Folders and files of clean text.", completion: .file())
  var corpus: [String]

  @Option(name: .shortAndLong, help: "The model to write.")
  var output: String

  @Option(
    help: "Pronunciations in the form of CMUdict; without them, words are not compared by sound.")
  var pronunciations: String?

  @Option(help: "Gigabytes of memory that training may take.")
  var memory = 8

  @Option(help: "N-grams and contexts to keep, in thousands; a thousand take 2.3 KB.")
  var entries = 6_850

  @Option(help: "Percent of the text that is gone through for what fits a context.")
  var share = 40

  @Option(help: "Take words, sequences and vectors from this model and learn only how to decide.")
  var from: String?

  mutating func validate() throws {
    guard memory >= 1 else { throw ValidationError("--memory takes a number from 1") }
    guard (1...100).contains(share) else {
      throw ValidationError("--share takes a number from 1 to 100")
    }
    guard entries >= 1 else { throw ValidationError("--entries takes a number from 1") }
  }

  func run() throws {
    let decider = LanguageModel.decider(beside: output)
    guard !FileManager.default.fileExists(atPath: decider) else {
      throw Terminal.fail(
        "\(decider) says how to decide with an older \(output), and would not fit the new one: "
          + "move it away, or give another -o")
    }
    do {
      var options = Trainer.Options()
      options.memory = memory << 30
      options.entries = entries * 1000
      options.context.share = Double(share) / 100
      let meter = ProgressMeter()
      var sounds = ""
      if let pronunciations {
        guard let text = try? String(contentsOfFile: pronunciations, encoding: .utf8) else {
          throw Terminal.fail("\(pronunciations): the pronunciations cannot be read as UTF-8 text")
        }
        sounds = text
      }
      let trainer = Trainer(
        corpus: try Corpus(corpus), options: options,
        abbreviations: LanguageData.abbreviations("en"),
        pronunciations: sounds, progress: meter.show)
      let undecided = try from.map(Trainer.undecided) ?? trainer.train()
      try Data(undecided).write(to: URL(fileURLWithPath: output), options: .atomic)
      let model = try LanguageModel(path: output)
      // The built-in model may be one that this Galley cannot read.
      let data = try LanguageData(tag: "en", environment: Terminal.environment, modelPath: output)
      let (bytes, report) = try trainer.decide(model) { data.makeLanguage().speller }
      meter.finish()
      print(report)
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      print("\(output): \(bytes.count) bytes")
    } catch let failure as Corpus.Failure {
      throw Terminal.fail(failure.description)
    } catch let failure as ModelError {
      throw Terminal.fail(failure.description)
    }
  }
}

/// Shows on a terminal how far a long task is.
private final class ProgressMeter {
  private var stage = ""
  private var began = Date()
  private var shown = Date.distantPast
  private let isTerminal = isatty(STDERR_FILENO) == 1

  func show(_ progress: Trainer.Progress) {
    if progress.stage != stage {
      if isTerminal, !stage.isEmpty { write("\n") }
      stage = progress.stage
      began = Date()
      shown = .distantPast
      if !isTerminal { write("\(stage)\n") }
    }
    guard isTerminal, -shown.timeIntervalSinceNow > 0.2 else { return }
    shown = Date()
    let seconds = max(0.001, -began.timeIntervalSinceNow)
    var line = "\r\u{1B}[K\(stage)"
    if let fraction = progress.fraction {
      let rate = Double(progress.bytes) / seconds / 1e6
      let left = Int(seconds / max(fraction, 0.001) * (1 - fraction))
      line += " \(Int(fraction * 100)) %, \(String(format: "%.1f", rate)) MB/s, \(left) s left"
      if let loss = progress.loss { line += String(format: ", loss %.3f", loss) }
    }
    write(line)
  }

  func finish() { if isTerminal, !stage.isEmpty { write("\n") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
