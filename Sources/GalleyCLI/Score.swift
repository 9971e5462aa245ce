import ArgumentParser
import GalleyProject
import GalleyReports
import GalleyRules

import struct Galley.Outcome
import struct Galley.Runner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley score`.
struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Say how damaged whole texts are, a line a text.",
    discussion: """
      The score is the expected number of damages per 1,000 words: the confidences of all warnings and \
      notes, added up, and what a wording adds that hardly any published text has (“wording”). A text is damaged, doubtful or clean by two thresholds; a text too short to hold one \
      whole damage is never damaged. The exit status says only whether everything could be read.
      """)

  @OptionGroup var files: FileOptions
  @OptionGroup var linting: LintingOptions

  @Option(help: "How to print: text or jsonl.")
  var format = ScoreFormat.text

  @Option(help: "Damage per 1,000 words from which a text is doubtful.")
  var doubtful = 5.0

  @Option(help: "Damage per 1,000 words from which a text is damaged.")
  var damaged = 10.0

  @Option(help: "Print only texts of these verdicts; commas separate.")
  var only: [String] = []

  @Option(help: "How many texts to lint at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if !(doubtful >= 0 && doubtful <= damaged) {
      throw ValidationError("--doubtful takes a number from 0 to that of --damaged")
    }
    for name in Self.split(only) where DocumentScore.Verdict(rawValue: name) == nil {
      throw ValidationError("--only takes clean, doubtful and damaged, not “\(name)”")
    }
  }

  func run() async throws {
    let workspace = linting.workspace(
      format: files.inputFormat?.documentFormat, encoding: files.encoding)
    let found = try Terminal.failing { try files.find(in: workspace) }
    let runner = Runner(
      workspace, concurrency: jobs ?? Terminal.cores, asksSurprise: true)
    let thresholds = DocumentScore.Thresholds(doubtful: doubtful, damaged: damaged)
    let reporter = ScoreReporter(isJSON: format == .jsonl, thresholds: thresholds)
    let wanted = Set(Self.split(only).compactMap(DocumentScore.Verdict.init))
    let output = ByteSink(descriptor: STDOUT_FILENO)
    var isComplete = true
    func complain(_ failure: InputFailure) {
      output.flush()
      Terminal.complain(failure.description)
      isComplete = false
    }
    func consume(_ outcome: Outcome) -> Bool {
      outcome.failures.forEach(complain)
      for result in outcome.results {
        let score = DocumentScore(result)
        if wanted.isEmpty || wanted.contains(score.verdict(thresholds)) {
          reporter.report(score, of: result, into: output)
        }
      }
      return !output.isClosed
    }
    do {
      found.failures.forEach(complain)
      if files.inputFormat == .jsonl {
        try await runner.run(jsonLines: found.files, name: files.stdinFilename, consume: consume)
      } else {
        try await runner.run(files: found.files, name: files.stdinFilename, consume: consume)
      }
    } catch Runner.Failure.dictionary(let reason) {
      throw Terminal.fail(reason)
    } catch Runner.Failure.stopped {
      // The reader has seen enough.
    }
    output.flush()
    if let failure = output.failure {
      throw Terminal.fail("the scores cannot be written: \(failure)")
    }
    if !isComplete { throw ExitStatus.unusable }
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split { $0 == "," || $0 == " " } }.map(String.init)
  }
}

/// How scores are printed.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}
