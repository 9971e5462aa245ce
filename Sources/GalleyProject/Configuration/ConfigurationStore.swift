import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds and reads configuration files, each once, and merges what they say about a file.
struct ConfigurationStore: Sendable {
  /// Where configuration comes from.
  private let source: ConfigurationSource
  /// Absolute.
  private let workingDirectory: String
  /// The user's own file, absolute; nil where there is no place for one.
  private let userPath: String?
  /// What the command line says.
  private let commandLine: ConfigurationLayer

  private(set) var files: [ConfigurationFile] = []
  /// Every mistake of reading the files so far.
  private(set) var mistakes: [YAMLFailure] = []
  /// Indices of `files`, nearest first, by folder.
  private var chains: [String: [Int]] = [:]
  private var merged: [[Place]: Settings] = [:]
  private var userChain: [Int]?

  /// A layer: a file and the number of an override in it, 0 for its body.
  struct Place: Hashable, Sendable {
    var file: Int
    var layer: Int
  }

  init(
    source: ConfigurationSource, commandLine: ConfigurationLayer, workingDirectory: String,
    userPath: String?
  ) {
    self.source = source
    self.commandLine = commandLine
    self.workingDirectory = workingDirectory
    self.userPath = userPath
  }

  /// Every mistake of the files that were read so far, those in names among them.
  func everyMistake() -> [YAMLFailure] {
    var names = ConfigurationNames(files, commandLine: commandLine)
    return mistakes + files.flatMap { names.mistakes(in: $0) }
  }

  /// What each part of each file that was read comes to, with the files above it, whether or not a text falls
  /// under it; with the folder that it is about.
  func everyPart() -> [(folder: String, settings: Settings)] {
    files.indices.flatMap { index in
      let file = files[index]
      let above = (chains[file.folder] ?? []).drop { $0 != index }.dropFirst().map {
        files[$0].body
      }
      return ([[]] + file.overrides.map { [$0.layer] }).map { layers in
        (file.folder, Settings([commandLine] + layers + [file.body] + above))
      }
    }
  }

  /// What holds for a file, with the layers that say so.
  ///
  /// - Parameter path: absolute.
  mutating func settings(for path: String) -> (settings: Settings, places: [Place]) {
    var places: [Place] = []
    var layers = [commandLine]
    for file in chain(for: AbsolutePath.parent(of: path)) {
      for (index, layer) in files[file].layers(for: path) {
        places.append(Place(file: file, layer: index))
        layers.append(layer)
      }
    }
    if let known = merged[places] { return (known, places) }
    let settings = Settings(layers)
    merged[places] = settings
    return (settings, places)
  }

  /// The files that speak about what is in a folder, nearest first.
  ///
  /// - Parameter folder: absolute.
  mutating func chain(for folder: String) -> [Int] {
    if let known = chains[folder] { return known }
    let chain: [Int]
    switch source {
    case .none: chain = []
    case .file(let path):
      // Globs are about where the run takes place, as the file may lie anywhere.
      chain = chains["/"] ?? read(path, shown: path, globsIn: workingDirectory)
      chains["/"] = chain
    case .discovered:
      let own = readIfPresent(in: folder)
      if let file = own, files[file].isRoot {
        chain = [file]
      } else {
        let above = folder == "/" ? userFile() : self.chain(for: AbsolutePath.parent(of: folder))
        chain = (own.map { [$0] } ?? []) + above
      }
    }
    chains[folder] = chain
    return chain
  }

  /// Whether files with the ending of this one are taken from folders, or a configuration names its format.
  ///
  /// - Parameter path: absolute.
  mutating func hasFormat(_ path: String) -> Bool {
    let settings = settings(for: path).settings
    if settings.formats[path.fileEnding] != nil { return true }
    if case .file = settings.format?.origin { return true }
    return false
  }

  private mutating func userFile() -> [Int] {
    guard let userPath, access(userPath, F_OK) == 0 else { return [] }
    // It is about files anywhere.
    return read(userPath, shown: userPath, globsIn: "/")
  }

  private mutating func readIfPresent(in folder: String) -> Int? {
    let prefix = folder == "/" ? "/" : folder + "/"
    let path = prefix + ConfigurationFile.name
    guard access(path, F_OK) == 0 else {
      let other = prefix + ".galley.yaml"
      if access(other, F_OK) == 0 {
        mistakes.append(
          YAMLFailure(
            path: AbsolutePath.shown(other, in: workingDirectory), line: 1, column: 1,
            message: "nothing reads this file; call it “\(ConfigurationFile.name)”"))
      }
      return nil
    }
    return read(path, shown: AbsolutePath.shown(path, in: workingDirectory), globsIn: folder).first
  }

  private mutating func read(_ path: String, shown: String, globsIn folder: String) -> [Int] {
    func fail(_ message: String) -> [Int] {
      mistakes.append(YAMLFailure(path: shown, line: 1, column: 1, message: message))
      return []
    }
    let absolute = AbsolutePath.of(path, in: workingDirectory)
    let bytes: [UInt8]
    do {
      bytes = try InputFile(absolute, name: shown).readAll()
    } catch {
      return fail(error.message)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fail("not UTF-8; configuration is written in UTF-8")
    }
    let (file, found) = ConfigurationReader.read(
      text, path: shown, base: AbsolutePath.parent(of: absolute), folder: folder)
    mistakes += found
    files.append(file)
    return [files.count - 1]
  }
}
