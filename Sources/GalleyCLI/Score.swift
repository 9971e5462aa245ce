import ArgumentParser
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyReports
import GalleyRules
import Glibc

/// `galley score`.
struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how damaged whole texts are, a line a text.",
    discussion: """
      The score is the expected number of damages per 1,000 words: the confidences of all warnings and \
      notes, added up. A text is damaged, doubtful or clean by two thresholds; a text too short to hold one \
      whole damage is never damaged. The exit status says only whether everything could be read.
      """)

  @Argument(help: "Files and folders; “-” is standard input.")
  var paths: [String] = []

  @Option(help: "How to print: text or jsonl.")
  var format = ScoreFormat.text

  @Option(help: "What the input is: text, markdown, or jsonl with “id” and “text”.")
  var inputFormat: InputFormat?

  @Option(help: "Damage per 1,000 words from which a text is doubtful.")
  var doubtful = 5.0

  @Option(help: "Damage per 1,000 words from which a text is damaged.")
  var damaged = 10.0

  @Option(help: "Print only texts of these verdicts; commas separate.")
  var only: [String] = []

  @Option(
    help: "Language of the text: “en”, “en_GB”, “de”; its Hunspell dictionary must be installed.")
  var language = "en"

  @Option(help: "Encoding of the files where it is not UTF-8: windows-1252, utf-16le …")
  var encoding: String?

  @Option(help: "What standard input is called in reports.")
  var stdinFilename: String?

  @Option(help: "How many texts to lint at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if paths.isEmpty {
      throw ValidationError("name the files or folders to score, or “-” for standard input")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if !(doubtful >= 0 && doubtful <= damaged) {
      throw ValidationError("--doubtful takes a number from 0 to that of --damaged")
    }
    for name in Self.split(only) where DocumentScore.Verdict(rawValue: name) == nil {
      throw ValidationError("--only takes clean, doubtful and damaged, not “\(name)”")
    }
  }

  func run() async throws {
    let runner = try makeRunner()
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
      if inputFormat == .jsonl {
        try await runner.run(jsonLines: paths, name: stdinFilename, consume: consume)
      } else {
        let found = FileWalker(endings: DocumentFormat.endings).files(paths)
        found.failures.forEach(complain)
        try await runner.run(files: found.files, name: stdinFilename, consume: consume)
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

  private func makeRunner() throws(ExitStatus) -> Runner {
    do {
      let data = try LanguageData(tag: language, environment: Terminal.environment)
      return Runner(
        data: data, linter: Linter(rules: data.rules),
        decoder: try encoding.map(TextDecoder.init) ?? TextDecoder(),
        format: inputFormat?.documentFormat, concurrency: jobs ?? Terminal.cores)
    } catch let failure as TextDecoder.Failure {
      throw Terminal.fail(failure.message)
    } catch {
      throw Terminal.fail("\(error)")
    }
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split { $0 == "," || $0 == " " } }.map(String.init)
  }
}

/// How scores are printed.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}
