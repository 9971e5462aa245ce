import ArgumentParser
import GalleyProject
import GalleyReports
import GalleyRules
import Glibc

/// `galley lint`, also what `galley PATH…` means.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lint files, folders or standard input (the default command).")

  @OptionGroup var files: FileOptions
  @OptionGroup var linting: LintingOptions
  @OptionGroup var filters: FilterOptions

  @Option(help: "How to print: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = ReportFormat.text

  @Option(help: "Show what is at least this grave: note, warning, error.")
  var severity = Severity.warning

  @Option(help: "Colours: auto, always, never. NO_COLOR is honoured.")
  var color = ColourChoice.auto

  @Option(help: "How many texts to lint at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  func run() async throws {
    let environment = Terminal.environment
    let workspace = linting.workspace(
      format: files.inputFormat?.documentFormat, encoding: files.encoding)
    let found = try Terminal.failing { try files.find(in: workspace) }
    let runner = Runner(workspace, concurrency: jobs ?? Terminal.cores)
    var filter = try Terminal.failing { try filters.filter(files) }

    let output = ByteSink(descriptor: STDOUT_FILENO)
    var reporter = format.makeReporter(
      style: TextStyle(isColoured: color.isOn(environment), columns: Terminal.columns(environment)))
    var summary = Summary()
    var isFailing = false
    reporter.begin(into: output)
    func consume(_ outcome: Outcome) -> Bool {
      for failure in outcome.failures {
        output.flush()
        Terminal.complain(failure.description)
        summary.unreadable += 1
      }
      for var result in outcome.results {
        filter.apply(to: &result)
        summary.add(result.diagnostics, shown: severity)
        isFailing = isFailing || result.isFailing
        result.diagnostics.removeAll { $0.severity < severity }
        reporter.report(result, into: output)
      }
      return !output.isClosed
    }
    do {
      for failure in found.failures {
        Terminal.complain(failure.description)
        summary.unreadable += 1
      }
      if files.inputFormat == .jsonl {
        try await runner.run(jsonLines: found.files, name: files.stdinFilename, consume: consume)
      } else {
        try await runner.run(
          files: found.files.filter { !filters.isBaseline($0) }, name: files.stdinFilename,
          consume: consume)
      }
    } catch Runner.Failure.dictionary(let reason) {
      throw Terminal.fail(reason)
    } catch Runner.Failure.stopped {
      // The reader has seen enough.
    }
    reporter.finish(summary, into: output)
    output.flush()
    if let failure = output.failure {
      throw Terminal.fail("the report cannot be written: \(failure)")
    }
    filters.reportGone(filter)
    if summary.unreadable > 0 { throw ExitStatus.unusable }
    if isFailing { throw ExitStatus.findings }
  }
}

extension ReportFormat: ExpressibleByArgument {}
