import ArgumentParser
import GalleyLanguage
import GalleyProject
import GalleyReports
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley check-rules`.
struct CheckRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-rules", abstract: "Check rule packs and run the examples of their rules.")

  @Argument(help: "YAML files, and folders that are searched for them.", completion: .file())
  var paths: [String]

  @Option(help: "Language of the packs.")
  var language = "en"

  func run() throws {
    let data: LanguageData
    let packs: [UserPack]
    do {
      packs = try UserPack.packs(at: paths)
      data = try LanguageData(tag: LanguageTag(language), environment: Terminal.environment).adding(
        packs)
    } catch let error as any CustomStringConvertible & Error {
      Terminal.complain(error.description)
      throw ExitStatus.unusable
    }
    let own = Set(packs.map(\.path))
    let checker = ExampleChecker(data: data)
    let rules = data.rules.filter { rule in
      rule.description.examples.contains { own.contains($0.file) }
    }
    let failures = rules.flatMap(checker.check)
    let output = ByteSink(descriptor: STDOUT_FILENO)
    for failure in failures { output.write(failure.description + "\n") }
    let examples = rules.reduce(0) { $0 + $1.description.examples.count }
    output.write(
      "\(rules.count) rules, \(examples) examples, \(failures.count) failures in "
        + "\(packs.count) files\n")
    output.flush()
    if !failures.isEmpty { throw ExitStatus.findings }
  }
}
