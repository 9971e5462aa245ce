import ArgumentParser
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyRules

/// What texts are fixed and by which rules.
struct FixTextOptions: ParsableArguments {
  @Option(help: "What the input is: text or markdown; by ending if not said.")
  var inputFormat: DocumentFormat?

  @Option(help: "Fix only what these rules or categories find; commas separate.")
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

  @Option(help: "What standard input is called.")
  var stdinFilename: String?

  @Option(help: "How many files to fix at once; as many as there are cores by default.")
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  /// What fixes the texts.
  ///
  /// All rules run but those that are ignored: a fix must not make anything new for any of them.
  func runner(
    least: Applicability, severity: Severity, writes: Bool
  ) throws(ExitStatus) -> FixRunner {
    let setup = try setUp()
    return FixRunner(
      data: setup.data, linter: setup.data.linter(setup.data.rules.filter(setup.isNotIgnored.includes)),
      decoder: setup.decoder, format: inputFormat,
      options: Fixer.Options(least: least, severity: severity, selection: setup.selection),
      writes: writes, concurrency: jobs ?? Terminal.cores)
  }

  /// What lints the texts, and the rules that run.
  func lintRunner() throws(ExitStatus) -> (runner: Runner, rules: [any Rule]) {
    let setup = try setUp()
    let rules = setup.data.rules.filter(setup.selection.includes)
    let runner = Runner(
      data: setup.data, linter: setup.data.linter(rules), decoder: setup.decoder,
      format: inputFormat, concurrency: jobs ?? Terminal.cores)
    return (runner, rules)
  }

  private struct Setup {
    var data: LanguageData
    var selection: RuleSelection
    var isNotIgnored: RuleSelection
    var decoder: TextDecoder
  }

  private func setUp() throws(ExitStatus) -> Setup {
    do {
      let data = try LanguageData(
        tag: language, environment: Terminal.environment,
        userPacks: try UserPack.packs(at: rulePaths), modelPath: model)
      let known = data.rules + (try LanguageData.allRules())
      return Setup(
        data: data,
        selection: try RuleSelection(
          select: Self.split(select), ignore: Self.split(ignore), known: known),
        isNotIgnored: try RuleSelection(select: [], ignore: Self.split(ignore), known: known),
        decoder: try encoding.map(TextDecoder.init) ?? TextDecoder())
    } catch let failure as TextDecoder.Failure {
      throw Terminal.fail(failure.message)
    } catch let failure as InputFailure {
      Terminal.complain(failure.description)
      throw .unusable
    } catch {
      throw Terminal.fail("\(error)")
    }
  }

  private static func split(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split { $0 == "," || $0 == " " } }.map(String.init)
  }
}

extension DocumentFormat: ExpressibleByArgument {}
