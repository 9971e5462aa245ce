import ArgumentParser
import GalleyProject
import GalleyReports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley config`.
struct ShowConfiguration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show what applies to a file, and where each value was set.")

  @Option(help: "The file, which need not exist; a folder for what is in it.")
  var show: String

  @Option(help: "Encoding of the file where it is not UTF-8.")
  var encoding: String?

  @OptionGroup var linting: LintingOptions

  func run() throws {
    let workspace = linting.workspace(encoding: encoding)
    let output = ByteSink(descriptor: STDOUT_FILENO)
    try Terminal.failing {
      let report = try SettingsReport(of: show, in: workspace)
      output.write(report.text)
    }
    output.flush()
  }
}
