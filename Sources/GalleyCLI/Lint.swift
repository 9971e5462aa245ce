import ArgumentParser
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyReports
import GalleyRules
import Glibc

/// `galley lint`, also what `galley PATH…` means.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lint files, folders or standard input (the default command).")

  @Argument(
    help: "Files and folders; “-” is standard input. Folders are searched for .txt and .md files.")
  var paths: [String] = []

  @Option(help: "How to print: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = ReportFormat.text

  @Option(
    help: "What the input is: text, markdown, or jsonl with “id” and “text”; by ending if not said."
  )
  var inputFormat: InputFormat?

  @Option(help: "Show what is at least this grave: note, warning, error.")
  var severity = Severity.warning

  @Option(help: "Run only these rules or categories; commas separate.")
  var select: [String] = []

  @Option(help: "Leave out these rules or categories; commas separate.")
  var ignore: [String] = []

  @Option(
    name: .customLong("rules"), help: "Rule packs of your own: a YAML file, or a folder of them.")
  var rulePaths: [String] = []

  @Option(
    help: "Language of the text: “en”, “en_GB”, “de”; its Hunspell dictionary must be installed.")
  var language = "en"

  @Option(help: "A language model of your own (see `galley train`) instead of the built-in one.")
  var model: String?

  @Option(help: "Encoding of the files where it is not UTF-8: windows-1252, utf-16le …")
  var encoding: String?

  @Option(help: "What standard input is called in reports.")
  var stdinFilename: String?

  @Option(help: "Colours: auto, always, never. NO_COLOR is honoured.")
  var color = ColourChoice.auto

  @Option(help: "How many texts to lint at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if paths.isEmpty {
      throw ValidationError("name the files or folders to lint, or “-” for standard input")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  func run() async throws {
    let environment = Terminal.environment
    let data: LanguageData
    do {
      data = try LanguageData(
        tag: language, environment: environment, userPacks: try UserPack.packs(at: rulePaths),
        modelPath: model)
    } catch let error as DictionaryError {
      throw Terminal.fail("\(error)")
    } catch let error as ModelError {
      throw Terminal.fail("\(error)")
    } catch let error as any Error & CustomStringConvertible {
      Terminal.complain(error.description)
      throw ExitStatus.unusable
    }
    let selection: RuleSelection
    do {
      let names = (select: Self.split(select), ignore: Self.split(ignore))
      // Rules of other languages may be named as well; to know them, all packs must be read.
      let others: [any Rule] =
        names.select.isEmpty && names.ignore.isEmpty ? [] : try LanguageData.allRules()
      selection = try RuleSelection(
        select: names.select, ignore: names.ignore, known: data.rules + others)
    } catch {
      throw Terminal.fail("\(error)")
    }
    let linter = Linter(rules: data.rules.filter(selection.includes))
    let decoder: TextDecoder
    do {
      decoder = try encoding.map(TextDecoder.init) ?? TextDecoder()
    } catch {
      throw Terminal.fail(error.message)
    }
    let wordLists = WordLists(dictionary: data.dictionary, environment: environment)
    let runner = Runner(
      data: data, linter: linter, decoder: decoder, format: inputFormat?.documentFormat,
      wordLists: wordLists, concurrency: jobs ?? Terminal.cores)

    let output = ByteSink(descriptor: STDOUT_FILENO)
    var reporter = format.makeReporter(
      style: TextStyle(isColoured: color.isOn(environment), columns: Terminal.columns(environment)))
    var summary = Summary()
    reporter.begin(into: output)
    func consume(_ outcome: Outcome) -> Bool {
      for failure in outcome.failures {
        output.flush()
        Terminal.complain(failure.description)
        summary.unreadable += 1
      }
      for var result in outcome.results {
        summary.add(result.diagnostics, shown: severity)
        result.diagnostics.removeAll { $0.severity < severity }
        reporter.report(result, into: output)
      }
      return !output.isClosed
    }
    do {
      if inputFormat == .jsonl {
        try await runner.run(jsonLines: paths, name: stdinFilename, consume: consume)
      } else {
        let found = FileWalker(endings: DocumentFormat.endings).files(paths)
        for failure in found.failures {
          Terminal.complain(failure.description)
          summary.unreadable += 1
        }
        try await runner.run(files: found.files, name: stdinFilename, consume: consume)
      }
    } catch Runner.Failure.dictionary(let reason) {
      throw Terminal.fail(reason)
    } catch Runner.Failure.stopped {
      // The reader has seen enough.
    }
    for failure in wordLists.failures {
      Terminal.complain(failure)
      summary.unreadable += 1
    }
    reporter.finish(summary, into: output)
    output.flush()
    if let failure = output.failure {
      throw Terminal.fail("the report cannot be written: \(failure)")
    }
    if summary.unreadable > 0 { throw ExitStatus.unusable }
    if summary.errors + summary.warnings > 0 { throw ExitStatus.findings }
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",") }.map { $0.trimmed }
  }
}

/// What the input is.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, jsonl

  /// The format of the documents, where it is one.
  var documentFormat: DocumentFormat? { DocumentFormat(rawValue: rawValue) }
}

extension ReportFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

extension Substring {
  /// Without spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
