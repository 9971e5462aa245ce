import GalleyLanguage
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words that hold for files: of the project's list, found upwards from each file, of the configuration, and
/// of the person's own list.
///
/// Each list is read once; files that the same lists speak about share their words.
package struct WordLists: Sendable {
  /// Where a project keeps its list, from the folder that holds it.
  package static let projectPath = ".galley/words.txt"

  private let personal: String?
  private let isDiscovering: Bool
  private let workingDirectory: String
  /// The project's list by folder; nil where there is none.
  private var projects: [String: String?] = [:]
  private var lists: [Key: WordList] = [:]

  private struct Key: Hashable {
    var project: String?
    var sources: [Setting<WordSource>]
    var dictionary: DictionaryFiles
  }

  /// - Parameter options: with no configuration, no list is looked for either.
  init(_ options: WorkspaceOptions) {
    isDiscovering = options.configuration != .none
    personal = Self.personalPath(options.environment)
    workingDirectory = options.workingDirectory
  }

  /// `$XDG_CONFIG_HOME/galley/words.txt`, below `~/.config` where that is not set.
  package static func personalPath(_ environment: [String: String]) -> String? {
    WorkspaceOptions.userFolder(environment).map { $0 + "/words.txt" }
  }

  /// The project's list for a file or folder: the nearest above it that exists, or nil.
  package static func projectList(for path: String) -> String? {
    var folder = AbsolutePath.of(path, in: WorkingDirectory.path)
    while true {
      let list = (folder == "/" ? "" : folder) + "/" + projectPath
      if access(list, F_OK) == 0 { return list }
      guard folder != "/" else { return nil }
      folder = AbsolutePath.parent(of: folder)
    }
  }

  /// The project's list for a file, where it is to be edited: the one that there is, else one in the working
  /// directory if the file lies below it, else beside the file.
  package static func list(toBeMadeFor path: String) -> String {
    if let list = projectList(for: path) {
      return AbsolutePath.shown(list, in: WorkingDirectory.path)
    }
    let folder = AbsolutePath.parent(of: AbsolutePath.of(path, in: WorkingDirectory.path))
    let isBelow = (folder + "/").hasPrefix(WorkingDirectory.path + "/")
    return isBelow ? projectPath : folder + "/" + projectPath
  }

  /// The words for a file. Of two entries of one word that of the project's list holds, then that of the nearest
  /// configuration.
  ///
  /// - Parameter path: absolute.
  /// - Throws: ``ConfigurationError`` for lines that are no entries, and for lists that the configuration names
  ///   and that cannot be read; ``InputFailure`` for other lists that cannot.
  mutating func words(for path: String, _ settings: Settings, _ dictionary: DictionaryFiles) throws
    -> WordList
  {
    let project = isDiscovering ? project(of: AbsolutePath.parent(of: path)) : nil
    let key = Key(project: project, sources: settings.words, dictionary: dictionary)
    if let known = lists[key] { return known }
    var list = WordList()
    var mistakes: [YAMLFailure] = []
    /// Takes over what was found to be wrong since the last time.
    func note(column: Int = 1) {
      mistakes += list.mistakes[mistakes.count...].map {
        YAMLFailure(path: $0.path, line: $0.line, column: column, message: $0.message)
      }
    }
    func add(file path: String) throws(InputFailure) {
      let shown = AbsolutePath.shown(path, in: workingDirectory)
      let bytes = try InputFile(path, name: shown).readAll()
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw InputFailure(path: shown, message: "not UTF-8; word lists are written in UTF-8")
      }
      list.add(text, path: shown, files: dictionary)
      note()
    }
    if let project { try add(file: project) }
    for source in settings.words {
      let place = source.origin.place
      switch source.value {
      case .word(let entry):
        list.add(entry, path: place.path, line: place.line, files: dictionary)
        note(column: place.column)
      case .file(let path):
        do {
          try add(file: path)
        } catch {
          throw ConfigurationError([
            YAMLFailure(
              path: place.path, line: place.line, column: place.column, message: error.description)
          ])
        }
      }
    }
    if isDiscovering, let personal, access(personal, F_OK) == 0 { try add(file: personal) }
    guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
    lists[key] = list
    return list
  }

  private mutating func project(of folder: String) -> String? {
    if let known = projects[folder] { return known }
    let found = Self.projectList(for: folder)
    projects[folder] = found
    return found
  }
}
