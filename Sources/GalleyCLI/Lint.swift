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

/// `galley lint`, also what `galley PATH…` means.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Lint files, folders or standard input (the default command).")

  @OptionGroup var files: FileOptions
  @OptionGroup var linting: LintingOptions
  @OptionGroup var filters: FilterOptions

  @OptionGroup
  var reporting: ReportOptions

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
    let runner = Runner(
      workspace, concurrency: jobs ?? Terminal.cores, isTimed: reporting.timings)
    var filter = try Terminal.failing { try filters.filter(files) }
    let context = ReportContext(
      style: TextStyle(isColoured: color.isOn(environment), columns: Terminal.columns(environment)),
      rules: Self.rules(of: found.files.first, in: workspace), version: BuildDetails.version,
      folder: Terminal.folder)
    let reports = try Terminal.failing { try OpenReports(reporting, context: context) }
    var isFailing = false
    func consume(_ outcome: Outcome) -> Bool {
      for failure in outcome.failures { reports.report(failure) }
      for var result in outcome.results {
        let found = result.diagnostics.count { $0.severity >= severity }
        filter.apply(to: &result)
        reports.passOver(found - result.diagnostics.count { $0.severity >= severity })
        isFailing = isFailing || result.isFailing
        reports.report(result, shown: severity)
      }
      return !reports.isClosed
    }
    do {
      for failure in found.failures { reports.report(failure) }
      if files.inputFormat == .jsonl {
        try await runner.run(jsonLines: found.files, name: files.stdinFilename, consume: consume)
      } else {
        try await runner.run(
          files: found.files.filter { !filters.isBaseline($0) }, name: files.stdinFilename,
          consume: consume)
      }
    } catch Runner.Failure.dictionary(let reason) {
      reports.discard()
      throw Terminal.fail(reason)
    } catch Runner.Failure.stopped {
      // The reader has seen enough.
    }
    let timings = await runner.timings()
    try Terminal.failing { try reports.finish(timings: timings) }
    filters.reportGone(filter)
    if reports.summary.unreadable > 0 { throw ExitStatus.unusable }
    if reporting.fails(reports.summary, isFailing: isFailing) { throw ExitStatus.findings }
  }

  /// All rules that the settings of a file know, with those of its packs: what reports explain.
  private static func rules(of path: String?, in workspace: Workspace) -> [RuleDescription] {
    guard let linter = try? workspace.linter(for: path ?? "-") else { return [] }
    return linter.data.rules.map(\.description)
  }
}

extension ReportFormat: ExpressibleByArgument {
  /// What help and the manual page say of each.
  package static var allValueDescriptions: [String: String] {
    Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.summary) })
  }
}
