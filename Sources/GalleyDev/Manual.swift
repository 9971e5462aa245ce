import ArgumentParser
import Foundation

/// Writes the manual page.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the manual page out of the command line’s own description.",
    discussion: "galley --experimental-dump-help | galley-dev manual > galley.1")

  @Option(help: "The version that the page names.")
  var version = ""

  func run() throws {
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let tool = try JSONDecoder().decode(CommandDescription.Tool.self, from: input)
    print(ManualPage(tool.command, version: version).text, terminator: "")
  }
}

/// What argument-parser’s `--experimental-dump-help` says of a command.
struct CommandDescription: Decodable {
  struct Tool: Decodable { var command: CommandDescription }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var defaultValue: String?
    var allValues: [String]?
    var allValueDescriptions: [String: String]?
    var isRepeating: Bool
    var isOptional: Bool
    var shouldDisplay: Bool
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandDescription]?
}
