import GalleyLanguage
import Glibc
import Synchronization

/// The word lists that hold for files: the project's, found upwards from each file, and the person's own.
package final class WordLists: Sendable {
  /// Where a project keeps its list, from the folder that holds it.
  package static let projectPath = ".galley/words.txt"

  private let personal: String?
  private let dictionary: DictionaryFiles
  private let state = Mutex(State())

  private struct State {
    var byFolder: [String: WordList] = [:]
    var failures: [String] = []
    var failed: Set<String> = []
  }

  package init(dictionary: DictionaryFiles, environment: [String: String]) {
    self.dictionary = dictionary
    personal = Self.personalPath(environment)
  }

  /// `$XDG_CONFIG_HOME/galley/words.txt`, below `~/.config` where that is not set.
  package static func personalPath(_ environment: [String: String]) -> String? {
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? environment["HOME"].map { $0 + "/.config" }
    return folder.map { $0 + "/galley/words.txt" }
  }

  /// The project's list for a file or folder: the nearest above it that exists, or nil.
  package static func projectList(for path: String) -> String? {
    var folder = absolute(path)
    while true {
      let list = (folder == "/" ? "" : folder) + "/" + projectPath
      if access(list, F_OK) == 0 { return list }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let current = getcwd(nil, 0) else { return "/" }
    defer { free(current) }
    let folder = String(cString: current)
    return path == "-" || path == "." ? folder : folder + "/" + path
  }

  /// The words of a file's lists. Of two entries of one word the project's holds.
  package func words(for path: String) -> WordList {
    let project = Self.projectList(for: path)
    return state.withLock { state in
      let key = project ?? ""
      if let known = state.byFolder[key] { return known }
      var list = WordList()
      for path in [project, personal].compactMap({ $0 }) where access(path, F_OK) == 0 {
        do throws(InputFailure) {
          let bytes = try InputFile(path).readAll()
          guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputFailure(path: path, message: "not UTF-8; word lists are written in UTF-8")
          }
          list.add(text, path: path, files: dictionary)
        } catch {
          if state.failed.insert(path).inserted { state.failures.append(error.description) }
        }
      }
      for mistake in list.mistakes where state.failed.insert(mistake.description).inserted {
        state.failures.append(mistake.description)
      }
      state.byFolder[key] = list
      return list
    }
  }

  /// What was wrong with the lists that were read.
  package var failures: [String] { state.withLock { $0.failures } }
}
