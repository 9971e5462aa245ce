import ArgumentParser
import GalleyProject
import GalleyReports
import GalleyRules

import struct Galley.FixOutcome
import struct Galley.FixRunner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley fix`.
struct Fix: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Mend what can be mended without a person, or with one.",
    discussion: """
      Fixes that cannot change the meaning are applied; with --likely also those that are probably right. \
      No fix is applied that would make a new finding, and none in ignored regions, code or links. Files \
      are replaced whole or not at all.

      Exit status: 0 where all was done, 1 with --diff where there is a difference, 2 for bad usage or a \
      file that had to be left alone.
      """)

  @OptionGroup var files: FileOptions
  @OptionGroup var linting: LintingOptions

  @Flag(help: "Also apply fixes that are probably right.")
  var likely = false

  @Flag(help: "Print a unified diff and change nothing.")
  var diff = false

  @Flag(help: "Show each finding and ask what to do.")
  var interactive = false

  @Flag(help: "Write the fixed text of the one input to standard output and change nothing.")
  var stdout = false

  @Option(help: "Fix what is at least this grave: note, warning, error.")
  var severity = Severity.warning

  @Option(help: "How many files to fix at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if files.inputFormat == .jsonl {
      throw ValidationError("records are linted, not fixed; write their texts to files first")
    }
    if [diff, interactive, stdout].count(where: { $0 }) > 1 {
      throw ValidationError("--diff, --interactive and --stdout exclude each other")
    }
    let readsInput = files.paths.contains("-")
    if readsInput, files.paths.count > 1 || files.filesFrom != nil {
      throw ValidationError("“-” is fixed alone: its text goes to standard output")
    }
    if readsInput || files.filesFrom == "-", interactive {
      throw ValidationError("--interactive reads the answers from standard input; name a file")
    }
    if readsInput, !diff { stdout = true }
    if stdout, files.paths.count != 1 || files.filesFrom != nil {
      throw ValidationError("--stdout takes one file or “-”")
    }
  }

  func run() async throws {
    Interruption.removesTemporaryFiles()
    var options = linting.options(
      format: files.inputFormat?.documentFormat, encoding: files.encoding)
    options.keepsOthers = true
    let workspace = Workspace(options)
    let found = try Terminal.failing { try files.find(in: workspace) }
    let runner = FixRunner(
      workspace, least: likely ? .likely : .safe, severity: severity, writes: !diff && !stdout,
      concurrency: jobs ?? Terminal.cores)
    var summary = FixSummary(severity: severity, isForecast: diff || stdout)
    for failure in found.failures { summary.add(failure) }
    let output = ByteSink(descriptor: STDOUT_FILENO)
    func consume(_ outcome: FixOutcome) -> Bool {
      if stdout { output.write(bytes: outcome.fixed) }
      if diff, let report = outcome.report {
        // In another encoding the difference is that of the text, in UTF-8.
        let difference = UnifiedDiff(old: report.source.bytes, edits: report.edits)
        output.write(bytes: difference.bytes(path: outcome.path))
      }
      output.flush()
      summary.add(outcome, into: diff || stdout ? nil : output)
      return !output.isClosed
    }
    do {
      if interactive {
        let prompt = FixPrompt(words: linting.configuration.noConfig ? nil : AcceptedWords())
        try await runner.run(files: found.files, ask: { prompt.ask($0) }, consume: consume)
      } else {
        try await runner.run(files: found.files, name: files.stdinFilename, consume: consume)
      }
    } catch .dictionary(let reason) {
      throw Terminal.fail(reason)
    } catch .stopped {
      // The reader has seen enough.
    }
    summary.finish(into: diff || stdout ? nil : output)
    output.flush()
    if let failure = output.failure {
      throw Terminal.fail("the result cannot be written: \(failure)")
    }
    if summary.failures > 0 { throw ExitStatus.unusable }
    if diff, summary.changed > 0 { throw ExitStatus.findings }
  }
}
