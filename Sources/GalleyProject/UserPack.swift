import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A rule pack of a user's own.
package struct UserPack: Sendable {
  package var path: String
  package var yaml: String

  /// Reads a file.
  ///
  /// - Throws: ``InputFailure``.
  package init(path: String) throws(InputFailure) {
    self.path = path
    let bytes = try InputFile(path).readAll()
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      throw InputFailure(path: path, message: "not UTF-8; rule packs are written in UTF-8")
    }
    self.yaml = yaml
  }
}

extension UserPack {
  /// The packs of files and folders.
  ///
  /// - Throws: ``InputFailure``.
  package static func packs(at paths: [String]) throws(InputFailure) -> [UserPack] {
    var files: [String] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        files.append(path)
        continue
      }
      let found = FolderWalk(path) { name, isFolder in
        isFolder || name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      }
      if let failure = found.failures.first { throw failure }
      guard !found.files.isEmpty else {
        throw InputFailure(path: path, message: "no .yaml, .yml file in this folder")
      }
      files += found.files
    }
    var packs: [UserPack] = []
    for path in files { packs.append(try UserPack(path: path)) }
    return packs
  }

  /// Whether it defines word classes, which the patterns of other packs may ask for.
  var definesClasses: Bool { path.hasSuffix("classes.yml") || path.hasSuffix("classes.yaml") }
}
