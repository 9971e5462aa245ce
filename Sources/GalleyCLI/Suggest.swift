import ArgumentParser
import Foundation
import Galley
import GalleyProject
import GalleyReports

/// `galley suggest`.
struct Suggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Suggest what misspelled words may stand for.",
    discussion: """
      Prints a word a line, with the likeliest corrections behind it, best first. A word that is known is \
      followed by “is a known word” and no corrections. Words are the arguments, or, for “-”, the lines of \
      standard input; with --input-format jsonl a line there is {"word": …, "context": …}.
      """)

  @Argument(help: "Words; “-” reads them from standard input, one a line.")
  var words: [String]

  @Option(help: "A sentence with the word: suggestions that fit it come first.")
  var context: String?

  @Option(help: "How to print: text, or jsonl with “word”, “known” and “suggestions”.")
  var format = SuggestFormat.text

  @Option(help: "What standard input is: text, a word a line, or jsonl.")
  var inputFormat = SuggestFormat.text

  @Option(help: "How many suggestions a word, at most.")
  var limit = 5

  @Option(
    help:
      "Language of the words; its Hunspell dictionary must be installed. “en” if nothing says otherwise."
  )
  var language: String?

  @OptionGroup var configuration: ConfigurationOptions

  mutating func validate() throws {
    if words.isEmpty { throw ValidationError("name the words, or “-” for standard input") }
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    var options = WorkspaceOptions(environment: Terminal.environment)
    options.language = language
    options.configuration = configuration.source
    let linter = try Terminal.failing { try Linter(for: "-", in: Workspace(options)) }
    let output = ByteSink(descriptor: STDOUT_FILENO)
    var isUnreadable = false
    for argument in words {
      guard argument == "-" else {
        write(Query(word: argument, context: context), linter, to: output)
        continue
      }
      var number = 0
      while let line = readLine(), !output.isClosed {
        number += 1
        guard line.contains(where: { !$0.isWhitespace }) else { continue }
        switch inputFormat {
        case .text: write(Query(word: line, context: context), linter, to: output)
        case .jsonl:
          guard let query = try? JSONDecoder().decode(Query.self, from: Data(line.utf8)) else {
            Terminal.complain(
              "standard input:\(number): no JSON object with a “word” string; the line is passed over"
            )
            isUnreadable = true
            continue
          }
          write(query, linter, to: output)
        }
      }
    }
    output.flush()
    if let failure = linter.failure { throw Terminal.fail("\(failure)") }
    if isUnreadable { throw ExitStatus.unusable }
  }

  private func write(_ query: Query, _ linter: Linter, to output: ByteSink) {
    let word = query.word.trimmingCharacters(in: .whitespacesAndNewlines)
    let isKnown = linter.knows(word)
    let found = linter.corrections(of: word, in: query.context, limit: limit)
    switch format {
    case .text:
      let list = found.isEmpty ? "(no suggestion)" : found.joined(separator: ", ")
      output.write("\(word): \(isKnown ? "is a known word" : list)\n")
    case .jsonl:
      let answer = Answer(word: word, known: isKnown, suggestions: found)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      if let bytes = try? encoder.encode(answer) {
        output.write(String(decoding: bytes, as: UTF8.self) + "\n")
      }
    }
  }

  /// What is asked.
  private struct Query: Decodable {
    var word: String
    var context: String?
  }

  /// What is answered.
  private struct Answer: Encodable {
    var word: String
    var known: Bool
    var suggestions: [String]
  }
}

/// How words and suggestions are written.
enum SuggestFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}
