#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The `.gitignore` and `.galleyignore` files that are about a folder, each read once (gitignore(5)).
///
/// `.gitignore` counts up to the root of the work tree and `.git/info/exclude` after it; outside a work tree,
/// up to the folder that was named. `.galleyignore` counts in every folder further up, and before git's.
struct IgnoreFiles: Sendable {
  /// Folders outside work trees from which on `.gitignore` counts, absolute.
  private let tops: Set<String>
  private var levels: [String: Level] = [:]

  init(tops: [String]) { self.tops = Set(tops) }

  /// What the files of one folder say.
  private struct Level: Sendable {
    var galley: IgnoreList?
    var git: IgnoreList?
    /// Where the folder is the root of a work tree: its `info/exclude`, empty where there is none.
    var excludes: IgnoreList?
    /// Whether `.gitignore` files further up count.
    var isTop: Bool { excludes != nil }
  }

  /// Whether a file or folder is left out: nil where no pattern speaks of it. Folders above it are not asked.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - countsGit: whether git's own files count.
  mutating func verdict(on path: String, isFolder: Bool, countsGit: Bool = true) -> Bool? {
    let folders = Self.ancestors(of: path)
    func verdict(_ list: IgnoreList?, _ folder: String) -> Bool? {
      list.flatMap { list in
        path.below(folder).flatMap { list.verdict(on: $0, isFolder: isFolder) }
      }
    }
    let known = folders.map { ($0, level($0)) }
    for (folder, level) in known {
      if let verdict = verdict(level.galley, folder) { return verdict }
    }
    guard countsGit else { return nil }
    let inTree = known.firstIndex { $0.1.isTop }
    for (index, (folder, level)) in known.enumerated() {
      if inTree == nil, !isBelowTop(folder) { break }
      if let verdict = verdict(level.git, folder) { return verdict }
      if index == inTree { return verdict(level.excludes, folder) }
    }
    return nil
  }

  /// Whether a folder is the root of a work tree.
  mutating func isWorkTree(_ folder: String) -> Bool { level(folder).isTop }

  /// Whether a folder was named, or is below one that was.
  private func isBelowTop(_ folder: String) -> Bool {
    var folder = folder
    while !tops.contains(folder) {
      if folder == "/" { return false }
      folder = AbsolutePath.parent(of: folder)
    }
    return true
  }

  /// The folders that a path is in, nearest first.
  private static func ancestors(of path: String) -> [String] {
    var all: [String] = []
    var folder = path
    while folder != "/" {
      folder = AbsolutePath.parent(of: folder)
      all.append(folder)
    }
    return all
  }

  private mutating func level(_ folder: String) -> Level {
    if let known = levels[folder] { return known }
    let prefix = folder == "/" ? "/" : folder + "/"
    var level = Level(
      galley: Self.list(prefix + ".galleyignore"), git: Self.list(prefix + ".gitignore"))
    if access(prefix + ".git", F_OK) == 0 {
      level.excludes =
        Self.gitFolder(prefix + ".git").flatMap { Self.list($0 + "/info/exclude") }
        ?? IgnoreList([])
    }
    levels[folder] = level
    return level
  }

  private static func list(_ path: String) -> IgnoreList? {
    guard access(path, R_OK) == 0, let bytes = try? InputFile(path).readAll() else { return nil }
    return IgnoreList(lines: bytes)
  }

  /// The folder that holds `info`: of a linked work tree, that of the repository (gitrepository-layout(5)).
  private static func gitFolder(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { return path }
    guard let line = firstLine(path), line.hasPrefix("gitdir: ") else { return nil }
    let folder = AbsolutePath.of(String(line.dropFirst(8)), in: AbsolutePath.parent(of: path))
    return firstLine(folder + "/commondir").map { AbsolutePath.of($0, in: folder) } ?? folder
  }

  private static func firstLine(_ path: String) -> String? {
    guard access(path, R_OK) == 0, let bytes = try? InputFile(path).readAll() else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
