import ArgumentParser
import GalleyReports
import GalleyRules

/// What is printed, where it goes, and what of it fails.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to print.")
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp(
      "Write a report into a file as well, such as “sarif=galley.sarif”; may be repeated.",
      discussion: "“-” is standard output, in place of what --format prints.",
      valueName: "format=file"))
  var output: [ReportOutput] = []

  @Option(help: "Fail only where there are more warnings than this (errors always fail).")
  var maxWarnings: Int?

  @Flag(help: "Count the findings by category, rule and file.")
  var statistics = false

  @Flag(help: "Show the CPU time that each rule took.")
  var timings = false

  mutating func validate() throws {
    if let maxWarnings, maxWarnings < 0 {
      throw ValidationError("--max-warnings takes a number from 0")
    }
    var seen = Set<String>()
    for output in output where !seen.insert(output.path).inserted {
      throw ValidationError("two reports cannot both go to “\(output.path)”")
    }
  }

  /// Whether what was found fails, apart from inputs that could not be read.
  ///
  /// - Parameter isFailing: whether something reached the failing level of its file.
  func fails(_ summary: Summary, isFailing: Bool) -> Bool {
    guard let maxWarnings else { return isFailing }
    return summary.errors > 0 || summary.warnings > maxWarnings
  }
}

/// A report and where it goes.
struct ReportOutput: ExpressibleByArgument {
  var format: ReportFormat
  var path: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="),
      let format = ReportFormat(rawValue: String(argument[..<sign])),
      sign < argument.index(before: argument.endIndex)
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: sign)...])
  }

  init(_ format: ReportFormat, to path: String) {
    self.format = format
    self.path = path
  }
}
