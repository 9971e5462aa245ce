#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the files to lint.
///
/// A file that is named is taken whatever its ending and whatever ignores it; folders and globs are walked in
/// the order of the bytes of their names. Passed over are hidden files, circles of links, what `.gitignore`,
/// `.galleyignore` and the configuration leave out, and endings without a format.
package struct FileWalker {
  /// The configuration, and what was read of it on the way.
  private(set) var store: ConfigurationStore
  private let paths: [String]
  /// Absolute.
  private let workingDirectory: String
  /// What standard input is called, where it has a name.
  private let standardInput: String?
  /// Endings of the files that are taken from folders; nil for all that have a format.
  private let endings: Set<String>?
  /// Whether what is left out is left out even where it is named.
  private let forceExclude: Bool
  private var ignores: IgnoreFiles
  private var files: [String] = []
  private var failures: [InputFailure] = []
  private var taken = Set<String>()
  /// Whether folders are left out, where that was asked.
  private var leftOut: [Folder: Bool] = [:]

  init(
    store: ConfigurationStore, paths: [String], workingDirectory: String,
    standardInput: String? = nil, endings: Set<String>? = nil, forceExclude: Bool
  ) {
    self.standardInput = standardInput
    self.endings = endings
    self.store = store
    self.paths = paths
    self.workingDirectory = workingDirectory
    self.forceExclude = forceExclude
    ignores = IgnoreFiles(
      tops: [workingDirectory] + paths.map { AbsolutePath.of($0, in: workingDirectory) })
  }

  /// The files that the paths name, each once, and what cannot be walked.
  ///
  /// A folder or glob without any file is a failure: a path mistyped in CI must not pass as clean.
  mutating func find() -> (files: [String], failures: [InputFailure]) {
    for path in paths {
      var status = stat()
      if path == "-" {
        if !forceExclude || standardInput.map({ isLeftOut($0, isFolder: false) }) != true {
          take(path)
        }
      } else if stat(path, &status) != 0, Self.isGlob(path) {
        expand(path)
      } else if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        if forceExclude, isLeftOut(path, isFolder: true) { continue }
        walkRoot(path)
      } else if !forceExclude || !isLeftOut(path, isFolder: false) {
        take(path)
      }
    }
    return (files, failures)
  }

  // MARK: Folders

  private mutating func walkRoot(_ path: String) {
    guard !walk(path, glob: nil) else { return }
    let formats =
      endings ?? Set(store.settings(for: absolute(path) + "/x").settings.formats.keys)
    let names = formats.sorted().map { ".\($0)" }.joined(separator: ", ")
    failures.append(
      InputFailure(
        path: path,
        message:
          "no \(names) file in this folder that is not ignored; name the files themselves to lint "
          + "others"))
  }

  /// Walks a folder; false where there is nothing to lint in it and nothing to say of it.
  ///
  /// - Parameter glob: absolute; files must match it, and then their ending does not count.
  private mutating func walk(_ folder: String, glob: Glob?) -> Bool {
    let found = FolderWalk(folder) { path, isFolder in
      (isFolder || isWanted(path, glob)) && !isLeftOutHere(path, isFolder: isFolder)
    }
    for file in found.files {
      take(file.hasPrefix("./") && glob != nil ? String(file.dropFirst(2)) : file)
    }
    failures += found.failures
    return !found.files.isEmpty || !found.failures.isEmpty
  }

  private func absolute(_ path: String) -> String { AbsolutePath.of(path, in: workingDirectory) }

  private mutating func take(_ path: String) {
    if taken.insert(path == "-" ? path : absolute(path)).inserted { files.append(path) }
  }

  // MARK: Globs

  private static func isGlob(_ path: String) -> Bool {
    path.utf8.contains { Glob.special.contains($0) }
  }

  /// Walks from the last folder that the glob names outright.
  private mutating func expand(_ glob: String) {
    let parts = glob.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.prefix { !Self.isGlob(String($0)) }
    var root = fixed.joined(separator: "/")
    if root.isEmpty, glob.hasPrefix("/") { root = "/" }
    var status = stat()
    if stat(root.isEmpty ? "." : root, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      let pattern = Glob(Array(absoluteGlob(root, parts.dropFirst(fixed.count)).utf8))
      if walk(root.isEmpty ? "." : root, glob: pattern) { return }
    }
    failures.append(InputFailure(path: glob, message: "no file matches"))
  }

  private func absoluteGlob(_ root: String, _ rest: ArraySlice<Substring>) -> String {
    Self.escaped(absolute(root)) + "/" + rest.joined(separator: "/")
  }

  /// A path as a glob that matches it alone.
  private static func escaped(_ path: String) -> String {
    path == "/" ? "" : path.map { "*?[\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  // MARK: What is left out

  /// Whether a file in a folder has a format and is included.
  private mutating func isWanted(_ path: String, _ glob: Glob?) -> Bool {
    let absolute = absolute(path)
    if let glob {
      guard glob.matches(Array(absolute.utf8)[...]) else { return false }
    } else {
      guard endings?.contains(absolute.fileEnding) ?? store.hasFormat(absolute) else {
        return false
      }
    }
    for index in store.chain(for: AbsolutePath.parent(of: absolute)) {
      let file = store.files[index]
      if let include = file.include, !include.value.matches(absolute, below: file.folder) {
        return false
      }
    }
    return true
  }

  /// Whether the configuration or an ignore file leaves a path out, itself and not by a folder above it.
  ///
  /// - Parameter countsGit: whether git's ignore files count.
  private mutating func isLeftOutHere(_ path: String, isFolder: Bool, countsGit: Bool = true)
    -> Bool
  {
    let path = absolute(path)
    for index in store.chain(for: AbsolutePath.parent(of: path)) {
      let file = store.files[index]
      if let rest = path.below(file.folder),
        let verdict = file.exclude?.value.verdict(on: rest, isFolder: isFolder)
      {
        return verdict
      }
    }
    return ignores.verdict(on: path, isFolder: isFolder, countsGit: countsGit) ?? false
  }

  /// The same, by itself or by a folder above it.
  mutating func isLeftOut(_ path: String, isFolder: Bool) -> Bool {
    isFolderLeftOut(Folder(path: AbsolutePath.parent(of: absolute(path)), countsGit: true))
      || isLeftOutHere(path, isFolder: isFolder)
  }

  /// A folder as it is seen from what is in it: above the root of a work tree git's ignore files do not count.
  private struct Folder: Hashable {
    var path: String
    var countsGit: Bool
  }

  private mutating func isFolderLeftOut(_ folder: Folder) -> Bool {
    if folder.path == "/" { return false }
    if let known = leftOut[folder] { return known }
    let countsGit = folder.countsGit && !ignores.isWorkTree(folder.path)
    let parent = Folder(path: AbsolutePath.parent(of: folder.path), countsGit: countsGit)
    let isLeftOut =
      isFolderLeftOut(parent)
      || isLeftOutHere(folder.path, isFolder: true, countsGit: countsGit)
    leftOut[folder] = isLeftOut
    return isLeftOut
  }
}
