#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Walks a folder in the order of the bytes of names. Hidden files and folders that links lead to once more
/// are passed over, so that circles end.
struct FolderWalk {
  private(set) var files: [String] = []
  private(set) var failures: [InputFailure] = []
  private var seen = Set<Identity>()

  /// - Parameter admits: says of each path whether it is wanted, and whether a folder is to be entered.
  init(_ folder: String, admits: (_ path: String, _ isFolder: Bool) -> Bool) {
    var status = stat()
    if stat(folder, &status) == 0 { seen.insert(Identity(status)) }
    walk(folder, admits)
  }

  /// A folder, whatever path leads to it.
  private struct Identity: Hashable {
    var device: UInt
    var node: UInt

    init(_ status: stat) {
      device = UInt(truncatingIfNeeded: status.st_dev)
      node = UInt(status.st_ino)
    }
  }

  private mutating func walk(_ folder: String, _ admits: (String, Bool) -> Bool) {
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
      case S_IFDIR where admits(path, true) && seen.insert(Identity(status)).inserted:
        walk(path, admits)
      case S_IFREG where admits(path, false): files.append(path)
      default: break
      }
    }
  }
}
