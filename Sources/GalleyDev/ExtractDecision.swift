import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyTraining

/// Writes what a model has learned of deciding to a file of its own.
struct ExtractDecision: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decision",
    abstract: "Writes how a model decides to a small file that goes with another model.",
    discussion: """
      `galley train --from en.model` learns anew how to decide and leaves all else as it is. The small file keeps that \
      change out of the large one.
      """)

  @Argument(help: "The model that decides.")
  var model: String

  @Option(help: "The model that the file goes with; all but its deciding part must be the same.")
  var base: String

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  func run() throws {
    let bytes = try Trainer.decider(of: model, for: base)
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("wrote \(output): \(bytes.count) bytes")
  }
}
