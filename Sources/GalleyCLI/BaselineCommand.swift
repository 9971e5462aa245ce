import ArgumentParser
import GalleyProject
import GalleyRules

import struct Galley.Outcome
import struct Galley.Runner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley baseline`.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Write the findings of today to a file, so that only new ones count.",
    discussion: """
      Lint with `--baseline FILE` from then on. A finding is known by its rule, its words and those around \
      it, not by its line: edits elsewhere and moved paragraphs do not make it new. Where the file is there \
      already, the findings of the texts that are named are brought up to date and the others stay.
      """)

  /// Where a baseline is written if nothing is said.
  static let standardPath = ".galley-baseline"

  @OptionGroup var files: FileOptions
  @OptionGroup var linting: LintingOptions

  @Option(name: .shortAndLong, help: "The baseline to write.")
  var output = Self.standardPath

  @Flag(help: "Only take out findings that are no longer there; take no new ones in.")
  var prune = false

  @Option(help: "Take in what is at least this grave: note, warning, error.")
  var severity = Severity.warning

  func run() async throws {
    Interruption.removesTemporaryFiles()
    let isThere = access(output, F_OK) == 0
    if prune, !isThere { throw Terminal.fail("\(output): there is no baseline to prune") }
    do {
      let old = isThere ? try Baseline(path: output) : Baseline()
      let workspace = linting.workspace(
        format: files.inputFormat?.documentFormat, encoding: files.encoding)
      let found = try Terminal.failing { try files.find(in: workspace) }
      let runner = Runner(workspace, concurrency: Terminal.cores)
      var update = BaselineUpdate(old, path: output, severity: severity, prunes: prune)
      var failures = found.failures
      func consume(_ outcome: Outcome) -> Bool {
        failures += outcome.failures
        for result in outcome.results { update.add(result) }
        return true
      }
      if files.inputFormat == .jsonl {
        try await runner.run(
          jsonLines: found.files, name: files.stdinFilename, consume: consume)
      } else {
        try await runner.run(
          files: found.files.filter { !FileIdentity.isSame($0, output) },
          name: files.stdinFilename, consume: consume)
      }
      for failure in failures { Terminal.complain(failure.description) }
      let bytes = Array(update.result.text.utf8)
      if isThere {
        let file = try ReplaceableFile(output)
        if file.bytes != bytes { try file.replace(with: bytes) }
      } else {
        try ReplaceableFile.create(output, bytes)
      }
      let count = update.result.count
      print(
        "\(output): \(count) known \(count == 1 ? "finding" : "findings"), \(update.added) new, "
          + "\(update.removed) gone")
      if !failures.isEmpty { throw ExitStatus.unusable }
    } catch let failure as InputFailure {
      Terminal.complain(failure.description)
      throw ExitStatus.unusable
    } catch Runner.Failure.dictionary(let reason) {
      throw Terminal.fail(reason)
    }
  }
}
