import Glibc

/// Finds the files to lint.
package struct FileWalker: Sendable {
  /// Endings of the files that are taken from folders, without the dot.
  package var endings: Set<String>

  package init(endings: Set<String>) { self.endings = endings }

  /// The files that paths name: a file is taken whatever its ending, a folder is searched.
  ///
  /// Folders are walked in the order of the bytes of their names; hidden files and circles of links are
  /// passed over.
  ///
  /// - Returns: the files, and what cannot be walked. A folder without any file to lint is a failure:
  ///   a path mistyped in CI must not pass as clean.
  package func files(_ paths: [String]) -> (files: [String], failures: [InputFailure]) {
    var files: [String] = []
    var failures: [InputFailure] = []
    for path in paths {
      var status = stat()
      guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        files.append(path)
        continue
      }
      var seen: Set<Identity> = [Identity(status)]
      let before = files.count
      let failuresBefore = failures.count
      walk(path, &seen, &files, &failures)
      if files.count == before, failures.count == failuresBefore {
        let names = endings.sorted().map { ".\($0)" }.joined(separator: ", ")
        failures.append(
          InputFailure(
            path: path,
            message: "no \(names) file in this folder; name the files themselves to lint others"))
      }
    }
    return (files, failures)
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to one file.
  package static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0
      && Identity(first) == Identity(second)
  }

  /// A folder, whatever path leads to it.
  private struct Identity: Hashable {
    var device: UInt
    var node: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      node = UInt(status.st_ino)
    }
  }

  private func walk(
    _ folder: String, _ seen: inout Set<Identity>, _ files: inout [String],
    _ failures: inout [InputFailure]
  ) {
    guard let directory = opendir(folder) else {
      let reason = String(cString: strerror(errno)).lowercased()
      failures.append(InputFailure(path: folder, message: "cannot be searched: \(reason)"))
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(directory)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if seen.insert(Identity(status)).inserted { walk(path, &seen, &files, &failures) }
      case S_IFREG:
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map(
          String.init)
        if let ending, endings.contains(ending.lowercased()) { files.append(path) }
      default:
        break
      }
    }
  }
}
