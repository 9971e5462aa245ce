import ArgumentParser
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyReports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley words`.
struct Words: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Edit the list of words that are right here, or forbidden.",
    discussion: """
      The project's list is .galley/words.txt, found from this folder upwards, beside what the configuration \
      lists; the personal one is \
      galley/words.txt below $XDG_CONFIG_HOME (or ~/.config). An entry a line: “word” in any letter case (one \
      with capitals as written, or all in capitals), “=Word” exactly so, “word/model” with the forms of another \
      word, “!word -> instead” forbidden; “#” begins a comment.
      """,
    subcommands: [Add.self, Remove.self, List.self, Sort.self, Unused.self])

  /// Which list is meant.
  struct Target: ParsableArguments {
    @Flag(help: "The personal list instead of the project's.")
    var personal = false

    /// The path of the list; where the project has none yet, below this folder.
    func path() throws -> String {
      if personal {
        guard let path = WordLists.personalPath(Terminal.environment) else {
          throw Terminal.fail("neither XDG_CONFIG_HOME nor HOME is set")
        }
        return path
      }
      return WordLists.projectList(for: ".") ?? WordLists.projectPath
    }

    func edit(_ body: (inout WordFile) throws -> Void) throws {
      do {
        var file = try WordFile(path: try path())
        let before = file.lines
        try body(&file)
        if file.lines != before { try file.write() }
      } catch let failure as InputFailure {
        throw Terminal.fail(failure.description)
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add entries.")
    @OptionGroup var target: Target
    @Argument(help: "Entries: word, =Word, word/model, “!word -> instead”.")
    var entries: [String]
    @Option(
      help:
        "Language of the words, whose Hunspell dictionary has the models. “en” if nothing says otherwise."
    )
    var language: String?
    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
      var parsed: [WordEntry] = []
      for text in entries {
        do throws(WordEntry.Mistake) {
          guard let entry = try WordEntry.parse(text[...]) else {
            throw WordEntry.Mistake(message: "“\(text)” is a comment or empty")
          }
          parsed.append(entry)
        } catch {
          throw Terminal.fail(error.message)
        }
      }
      try checkModels(of: parsed)
      try target.edit { file in for entry in parsed { _ = file.add(entry) } }
    }

    /// Looks the models of entries up in the dictionary, so that no entry is written that every run would refuse.
    private func checkModels(of entries: [WordEntry]) throws {
      let inflected = entries.filter { if case .inflected = $0.kind { true } else { false } }
      guard !inflected.isEmpty else { return }
      var options = WorkspaceOptions(environment: Terminal.environment)
      options.language = language
      options.configuration = configuration.source
      let settings = try Terminal.failing { try Workspace(options).settings(for: "-") }
      let files = try Terminal.failing {
        try DictionaryLocator.system(environment: Terminal.environment).find(
          LanguageTag(settings.language.value))
      }
      for entry in inflected {
        var list = WordList()
        list.add(entry.line, path: "", files: files)
        if let mistake = list.mistakes.first {
          throw Terminal.fail("\(entry.line): \(mistake.message); nothing was added")
        }
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove the entries of words.")
    @OptionGroup var target: Target
    @Argument(help: "Words.") var words: [String]

    func run() throws {
      try target.edit { file in
        for word in words where !file.remove(word) {
          throw Terminal.fail("\(file.path): no entry for “\(word)”; `galley words list` shows all")
        }
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Print the entries of both lists.")

    func run() throws {
      let output = ByteSink(descriptor: STDOUT_FILENO)
      let paths = [
        WordLists.projectList(for: "."), WordLists.personalPath(Terminal.environment),
      ]
      for path in paths.compactMap({ $0 }) where access(path, F_OK) == 0 {
        do throws(InputFailure) {
          for (number, line) in try WordFile(path: path).lines.enumerated() {
            do throws(WordEntry.Mistake) {
              guard let entry = try WordEntry.parse(line[...]) else { continue }
              output.write("\(path):\(number + 1): \(entry.line)\n")
            } catch {
              throw InputFailure(path: path, line: number + 1, message: error.message)
            }
          }
        } catch {
          output.flush()
          throw Terminal.fail(error.description)
        }
      }
      output.flush()
    }
  }

  struct Sort: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sort", abstract: "Sort the entries; comments stay with the entry below them.")
    @OptionGroup var target: Target

    func run() throws { try target.edit { $0.sort() } }
  }

  struct Unused: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unused",
      abstract: "Print the entries that no file uses any more; status 1 where there are any.")
    @Argument(help: "Files and folders.", completion: .file()) var paths: [String]
    @OptionGroup var linting: LintingOptions

    func run() throws {
      let workspace = linting.workspace()
      var use = WordUse(workspace)
      let found = try Terminal.failing {
        let found = try workspace.files(paths)
        try workspace.prepare(found.files)
        return found
      }
      var problems = found.failures.map(\.description)
      for path in found.files {
        do {
          try use.add(file: path)
        } catch {
          problems.append("\(error)")
        }
      }
      let output = ByteSink(descriptor: STDOUT_FILENO)
      for entry in use.unused {
        output.write("\(entry.path):\(entry.line): no file uses “\(entry.entry.line)”\n")
      }
      output.flush()
      problems.forEach(Terminal.complain)
      if !problems.isEmpty { throw ExitStatus.unusable }
      if !use.unused.isEmpty { throw ExitStatus.findings }
    }
  }
}
