import GalleyProject
import GalleyReports
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The reports of a run, all fed with the same results.
final class OpenReports {
  private struct Report {
    var reporter: any Reporter
    var sink: ByteSink
  }

  private var reports: [Report] = []
  private var destinations: [ReportDestination] = []
  private var statistics = Statistics()
  private let options: ReportOptions
  /// Standard output, where a report goes to it.
  private var standardOutput: ByteSink?
  /// Whether tables may follow the report on standard output: in formats for people.
  private var statisticsGoOut = true
  /// What was found so far.
  private(set) var summary = Summary()

  /// Opens all destinations before anything is linted.
  ///
  /// - Throws: ``InputFailure`` where one cannot be written.
  init(_ options: ReportOptions, context: ReportContext) throws(InputFailure) {
    self.options = options
    var outputs = options.output
    // Standard output holds one report.
    if !outputs.contains(where: { $0.path == "-" }) {
      outputs.insert(ReportOutput(options.format, to: "-"), at: 0)
    }
    for output in outputs {
      let destination: ReportDestination
      do {
        destination = try ReportDestination(output.path)
      } catch {
        discard()
        throw error
      }
      destinations.append(destination)
      var reporter = output.format.makeReporter(context)
      reporter.begin(into: destination.sink)
      reports.append(Report(reporter: reporter, sink: destination.sink))
      if output.path == "-" {
        standardOutput = destination.sink
        statisticsGoOut = output.format.isForPeople
      }
    }
  }

  /// Reports a text; `diagnostics` below the severity shown are counted only.
  func report(_ result: LintResult, shown severity: Severity) {
    var result = result
    summary.add(result.diagnostics, shown: severity)
    result.diagnostics.removeAll { $0.severity < severity }
    if options.statistics { statistics.add(result) }
    for index in reports.indices {
      reports[index].reporter.report(result, into: reports[index].sink)
    }
  }

  /// Counts findings that do not count.
  func passOver(_ count: Int) { summary.passedOver += count }

  /// Reports an input that could not be linted, on standard error as well.
  func report(_ failure: InputFailure) {
    standardOutput?.flush()
    Terminal.complain(failure.description)
    summary.unreadable += 1
    for index in reports.indices {
      reports[index].reporter.report(failure, into: reports[index].sink)
    }
  }

  /// Whether nobody reads any more.
  var isClosed: Bool { destinations.count == 1 && standardOutput?.isClosed == true }

  /// Completes the reports and prints the tables that were asked for.
  ///
  /// - Throws: ``InputFailure`` where one could not be written.
  func finish(timings: RuleTimings) throws(InputFailure) {
    for index in reports.indices {
      reports[index].reporter.finish(summary, into: reports[index].sink)
    }
    let tables = statisticsGoOut ? standardOutput : nil
    let sink = tables ?? ByteSink(descriptor: STDERR_FILENO)
    if options.statistics { statistics.write(into: sink) }
    if options.timings { TimingTable.write(timings, into: sink) }
    sink.flush()
    var failure: InputFailure?
    for destination in destinations {
      do { try destination.finish() } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// Takes back what is not complete.
  func discard() {
    for destination in destinations { destination.discard() }
  }
}
