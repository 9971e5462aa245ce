import ArgumentParser
import Foundation

/// Tools for those who work on Galley itself.
struct Dev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley-dev", abstract: "Writes and checks what is derived in this repository.",
    subcommands: [
      Generate.self, MakeLexicon.self, MakeForms.self, MakeTerms.self, Weigh.self,
      ExtractDecision.self, FitSuggestions.self, FitSlips.self, MeasureSurprise.self,
      CheckFixes.self,
      CheckQuality.self, Manual.self, Demonstration.self,
    ])
}

/// Writes the derived files.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Writes the registries of rules and report formats, the compiled rule packs and the list of embedded files."
  )

  @Flag(help: "Write nothing; fail where a derived file is stale.")
  var check = false

  func run() throws {
    let root = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    var stale: [String] = []
    for file in try Derived.all(root) {
      let url = root.appendingPathComponent(file.path)
      guard (try? Data(contentsOf: url)) != Data(file.bytes) else { continue }
      if check {
        stale.append(file.path)
      } else {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url, options: .atomic)
        print("wrote \(file.path)")
      }
    }
    guard stale.isEmpty else {
      throw ValidationError(
        "stale: \(stale.joined(separator: ", ")); run `swift run galley-dev generate`")
    }
  }
}

Dev.main()
