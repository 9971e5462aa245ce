import GalleyFormats
import GalleyLanguage
import GalleyRules
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A project that is opened for linting: it says what holds for each file and hands out linters.
///
/// All commands, and programs that use the library, go through it. Configuration files are read once, the
/// data of a language is loaded once, and files with equal settings share a linter. Safe to use from many
/// tasks at once.
package final class Workspace: Sendable {
  package let options: WorkspaceOptions
  private let state: Mutex<State>

  private struct State: Sendable {
    var store: ConfigurationStore
    var builder: LinterBuilder
    var wordLists: WordLists
    var linters: [[ConfigurationStore.Place]: ConfiguredLinter] = [:]
    /// How many files of the store are known to have no mistakes.
    var checked = 0

    /// Checks the files that were read since the last time.
    mutating func check() throws(ConfigurationError) {
      guard store.files.count > checked || !store.mistakes.isEmpty else { return }
      let languages = store.files.flatMap(\.layers).compactMap(\.language)
      var mistakes = store.everyMistake() + languages.compactMap(builder.mistake(in:))
      for part in store.everyPart() {
        mistakes += self.mistakes(in: part.settings, of: part.folder)
      }
      guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
      checked = store.files.count
    }

    /// What is wrong with the rule packs and the word lists that a part of a configuration file names.
    private mutating func mistakes(in settings: Settings, of folder: String) -> [YAMLFailure] {
      var mistakes: [YAMLFailure] = []
      func collect(_ body: () throws -> Void) {
        do {
          try body()
        } catch let error as ConfigurationError {
          mistakes += error.mistakes
        } catch {
          // What no file is to blame for stands in the way of a text, or of none.
        }
      }
      if !settings.rulePacks.isEmpty { collect { try builder.check(settings) } }
      if !settings.words.isEmpty {
        collect {
          let dictionary = try builder.language(settings.language).dictionary
          _ = try wordLists.words(for: folder + "/", settings, dictionary)
        }
      }
      return mistakes
    }

    /// The linter for a file, whatever mistakes there are elsewhere in what is read for it.
    ///
    /// - Parameter path: absolute.
    mutating func linter(for path: String) throws -> ConfiguredLinter {
      let found = store.settings(for: path)
      var linter = try linters[found.places] ?? builder.linter(found.settings)
      linters[found.places] = linter
      linter.words = try wordLists.words(for: path, found.settings, linter.data.dictionary)
      return linter
    }

    /// Makes the linters of files, and says what is wrong: every mistake of the configuration, else what else
    /// stands in the way.
    ///
    /// - Parameter files: absolute paths.
    mutating func firstError(preparing files: [String]) -> (any Error)? {
      var mistakes: [YAMLFailure] = []
      var other: (any Error)?
      // All are read first: a file may name a rule of a pack that another brings.
      var folders = Set<String>()
      for file in files where folders.insert(AbsolutePath.parent(of: file)).inserted {
        _ = store.settings(for: file)
      }
      do throws(ConfigurationError) { try check() } catch { mistakes += error.mistakes }
      for file in files {
        do {
          _ = try linter(for: file)
        } catch let error as ConfigurationError {
          mistakes += error.mistakes
        } catch {
          other = other ?? error
        }
      }
      return mistakes.isEmpty ? other : ConfigurationError(mistakes)
    }
  }

  /// Opens a project. No file is read yet.
  package init(_ options: WorkspaceOptions) {
    self.options = options
    let store = ConfigurationStore(
      source: options.configuration, commandLine: options.layer,
      workingDirectory: options.workingDirectory, userPath: options.userConfiguration)
    state = Mutex(
      State(store: store, builder: LinterBuilder(options), wordLists: WordLists(options)))
  }

  /// What holds for a file, which need not exist.
  ///
  /// - Throws: ``ConfigurationError`` with every mistake of the files that speak about it.
  package func settings(for path: String) throws(ConfigurationError) -> Settings {
    let path = absolute(path)
    return try state.withLock { state throws(ConfigurationError) in
      let found = state.store.settings(for: path)
      try state.check()
      return found.settings
    }
  }

  /// The linter for a file, which need not exist.
  ///
  /// - Throws: ``ConfigurationError`` for a mistake in a file or a word list; ``DictionaryError``, ``ModelError``,
  ///   ``TextDecoder/Failure``, ``RuleSelection/UnknownName``, ``YAMLFailure``, ``InputFailure`` for what an option names.
  package func linter(for path: String) throws -> ConfiguredLinter {
    let path = absolute(path)
    return try state.withLock { state in
      if let error = state.firstError(preparing: [path]) { throw error }
      return try state.linter(for: path)
    }
  }

  /// Makes the linters of all files, so that a mistake in any configuration is known before the first result.
  ///
  /// - Throws: as ``linter(for:)``, with the mistakes of all files together.
  package func prepare(_ files: [String]) throws {
    let files = files.map(absolute)
    let error = state.withLock { $0.firstError(preparing: files) }
    if let error { throw error }
  }

  /// The files that paths name; see ``FileWalker``.
  ///
  /// - Parameters:
  ///   - standardInput: what standard input is called, where it has a name.
  ///   - endings: of the files that are taken from folders; those with a format unless given.
  ///   - forceExclude: whether what is left out is left out even where it is named.
  /// - Throws: ``ConfigurationError``.
  package func files(
    _ paths: [String], standardInput: String? = nil, endings: Set<String>? = nil,
    forceExclude: Bool = false
  ) throws(ConfigurationError) -> (files: [String], failures: [InputFailure]) {
    let found = walking(paths, standardInput, endings, forceExclude: forceExclude) { $0.find() }
    try state.withLock { state throws(ConfigurationError) in
      do throws(ConfigurationError) {
        try state.check()
      } catch {
        let all = state.firstError(preparing: found.files.map(absolute)) as? ConfigurationError
        throw all ?? error
      }
    }
    return found
  }

  private func walking<Value: Sendable>(
    _ paths: [String], _ standardInput: String?, _ endings: Set<String>?, forceExclude: Bool,
    _ body: (inout FileWalker) -> Value
  ) -> Value {
    state.withLock { state in
      var walker = FileWalker(
        store: state.store, paths: paths, workingDirectory: options.workingDirectory,
        standardInput: standardInput, endings: endings, forceExclude: forceExclude)
      let found = body(&walker)
      state.store = walker.store
      return found
    }
  }

  /// Whether a file is not taken from its folder, because something ignores it or leaves it out.
  ///
  /// - Throws: ``ConfigurationError``.
  package func leavesOut(_ path: String) throws(ConfigurationError) -> Bool {
    let isLeftOut = walking([path], nil, nil, forceExclude: true) { walker in
      var status = stat()
      let isFolder = stat(absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return walker.isLeftOut(path, isFolder: isFolder)
    }
    try state.withLock { state throws(ConfigurationError) in try state.check() }
    return isLeftOut
  }

  /// The configuration files that speak about a file, nearest first.
  package func configurationFiles(for path: String) -> [String] {
    state.withLock { state in
      state.store.chain(for: AbsolutePath.parent(of: absolute(path))).map {
        state.store.files[$0].path
      }
    }
  }

  /// The rules that could run for a file, those that are off among them, by id.
  ///
  /// - Throws: as ``linter(for:)``.
  package func rules(for path: String) throws -> [RuleDescription] {
    try linter(for: path).data.rules.map(\.description)
  }

  private func absolute(_ path: String) -> String {
    AbsolutePath.of(path == "-" ? "<stdin>" : path, in: options.workingDirectory)
  }
}
