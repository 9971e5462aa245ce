import GalleyFormats
import GalleyLanguage
import GalleyRules
import Synchronization

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
    var linters: [[ConfigurationStore.Place]: ConfiguredLinter] = [:]
  }

  /// Opens a project. No file is read yet.
  package init(_ options: WorkspaceOptions) {
    self.options = options
    let store = ConfigurationStore(
      source: options.configuration, commandLine: options.layer,
      workingDirectory: options.workingDirectory, userPath: options.userConfiguration)
    state = Mutex(State(store: store, builder: LinterBuilder(options)))
  }

  /// What holds for a file, which need not exist.
  ///
  /// - Throws: ``ConfigurationError`` with every mistake of the files that speak about it.
  package func settings(for path: String) throws(ConfigurationError) -> Settings {
    let path = absolute(path)
    return try state.withLock { state throws(ConfigurationError) in
      let found = state.store.settings(for: path)
      guard state.store.mistakes.isEmpty else { throw ConfigurationError(state.store.mistakes) }
      return found.settings
    }
  }

  /// The linter for a file, which need not exist.
  ///
  /// - Throws: ``ConfigurationError`` for a mistake in a file; ``DictionaryError``, ``ModelError``,
  ///   ``RuleSelection/UnknownName``, ``YAMLFailure``, ``RuleCollision``, ``InputFailure`` for what an option
  ///   names.
  package func linter(for path: String) throws -> ConfiguredLinter {
    let path = absolute(path)
    return try state.withLock { state in
      let found = state.store.settings(for: path)
      guard state.store.mistakes.isEmpty else { throw ConfigurationError(state.store.mistakes) }
      if let known = state.linters[found.places] { return known }
      let made = try state.builder.linter(found.settings)
      state.linters[found.places] = made
      return made
    }
  }

  /// Makes the linters of all files, so that a mistake in any configuration is known before the first result.
  ///
  /// - Throws: as ``linter(for:)``, with the mistakes of all files together.
  package func prepare(_ files: [String]) throws {
    var mistakes: [YAMLFailure] = []
    func add(_ error: ConfigurationError) {
      for mistake in error.mistakes where !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
    var folders = Set<String>()
    for file in files where folders.insert(AbsolutePath.parent(of: absolute(file))).inserted {
      do { _ = try settings(for: file) } catch { add(error) }
    }
    guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
    for file in files {
      do { _ = try linter(for: file) } catch let error as ConfigurationError { add(error) }
    }
    guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
  }

  /// The files that paths name; see ``FileWalker``.
  ///
  /// - Parameters:
  ///   - standardInput: what standard input is called, where it has a name.
  ///   - forceExclude: whether what is left out is left out even where it is named.
  /// - Throws: ``ConfigurationError``.
  package func files(
    _ paths: [String], standardInput: String? = nil, forceExclude: Bool = false
  ) throws(ConfigurationError) -> (files: [String], failures: [InputFailure]) {
    try state.withLock { state throws(ConfigurationError) in
      var walker = FileWalker(
        store: state.store, paths: paths, workingDirectory: options.workingDirectory,
        standardInput: standardInput, forceExclude: forceExclude)
      let found = walker.find()
      state.store = walker.store
      guard state.store.mistakes.isEmpty else { throw ConfigurationError(state.store.mistakes) }
      return found
    }
  }

  private func absolute(_ path: String) -> String {
    AbsolutePath.of(path == "-" ? "<stdin>" : path, in: options.workingDirectory)
  }
}
