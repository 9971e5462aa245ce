import ArgumentParser
import Foundation
import GalleyProject
import GalleyReports

/// The command line.
@main
struct GalleyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Finds and mends damaged prose.",
    discussion: """
      Exit status: 0 where nothing is found at or above the failing level (warning), 1 where something \
      is, 2 for bad usage or input that cannot be read.
      """,
    // Described at every start, and asked for at few.
    version: CommandLine.arguments.contains("--version")
      ? BuildDetails.description : BuildDetails.version,
    subcommands: [
      Lint.self, Fix.self, Score.self, BaselineCommand.self, Suggest.self, Words.self, Rules.self,
      Explain.self, CheckRules.self, Initialise.self, ShowConfiguration.self, Train.self,
      Model.self, Measure.self,
    ],
    defaultSubcommand: Lint.self)

  static func main() async {
    // A closed pipe is an error of `write`, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch {
      // Argument parser's own status for bad usage is 64.
      let isHelp = exitCode(for: error) == .success
      let sink = ByteSink(descriptor: isHelp ? STDOUT_FILENO : STDERR_FILENO)
      sink.write(fullMessage(for: error) + "\n")
      sink.flush()
      Foundation.exit(isHelp ? 0 : ExitStatus.unusable.rawValue)
    }
  }
}

/// The exit status of the program.
enum ExitStatus: Int32, Error {
  /// Something was found at or above the failing level.
  case findings = 1
  /// Bad usage, configuration or input.
  case unusable = 2
}
