#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two files of a Hunspell dictionary.
package struct DictionaryFiles: Hashable, Sendable {
  /// Path of the `.aff` file.
  package var affixes: String
  /// Path of the `.dic` file.
  package var words: String

  package init(affixes: String, words: String) {
    self.affixes = affixes
    self.words = words
  }
}

/// What can be wrong with a dictionary.
package enum DictionaryError: Error, Equatable, CustomStringConvertible {
  /// No folder holds it.
  case missing(MissingDictionary)
  /// Its files cannot be read or loaded.
  case unreadable(path: String, reason: String)
  /// It is written in an encoding that the system cannot convert.
  case unknownEncoding(path: String, encoding: String)

  package var description: String {
    switch self {
    case .missing(let dictionary): dictionary.description
    case .unreadable(let path, let reason):
      "\(path): the dictionary cannot be loaded: \(reason); install its package again"
    case .unknownEncoding(let path, let encoding):
      "\(path): the dictionary is in “\(encoding)”, which this system cannot convert"
    }
  }
}

/// Finds dictionaries by language.
package struct DictionaryLocator: Sendable {
  /// Folders in the order in which they are searched.
  package let folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// The usual places: those of `DICPATH`, then the user's, then the system's.
  package static func system(environment: [String: String]) -> DictionaryLocator {
    var folders = (environment["DICPATH"] ?? "").split(separator: ":").map(String.init)
    if let data = environment["XDG_DATA_HOME"] ?? environment["HOME"].map({ $0 + "/.local/share" })
    {
      folders.append(data + "/hunspell")
    }
    folders += [
      "/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell",
      "/usr/share/myspell/dicts", "/opt/homebrew/share/hunspell", "/Library/Spelling",
    ]
    return DictionaryLocator(folders: folders)
  }

  /// The dictionary of a language.
  ///
  /// A tag with a country ("en_GB", "en-GB") means that dictionary. A bare language ("de") means the one
  /// of its main country ("de_DE", "en_US"), then one without a country, then any of the language.
  ///
  /// - Throws: ``DictionaryError/missing(_:)``.
  package func find(_ tag: LanguageTag) throws(DictionaryError) -> DictionaryFiles {
    var names = [tag.description, tag.description.replacing("-", with: "_")]
    if tag.region == nil { names.insert(tag.main.description, at: 0) }
    for name in names {
      for folder in folders {
        if let files = files(name, in: folder) { return files }
      }
    }
    if tag.region == nil {
      for folder in folders {
        if let name = self.names(in: folder).first(where: { $0.hasPrefix("\(tag)_") }),
          let files = files(name, in: folder)
        {
          return files
        }
      }
    }
    throw .missing(MissingDictionary(tag: tag, folders: folders, installed: installed))
  }

  /// The dictionaries of the other countries of a language that was asked for without one (“pt”); none for a tag with a
  /// country. One that several countries share counts once.
  package func others(of tag: LanguageTag, than main: DictionaryFiles) -> [DictionaryFiles] {
    guard tag.region == nil else { return [] }
    var seen: Set = [Self.actualPath(main.words)]
    return folders.flatMap { folder in
      names(in: folder).filter { LanguageTag($0).language == tag.language }
        .compactMap { files($0, in: folder) }
    }.filter { seen.insert(Self.actualPath($0.words)).inserted }
  }

  /// A path without symbolic links.
  private static func actualPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Tags of all dictionaries that the folders hold, in the order of the alphabet.
  package var installed: [LanguageTag] {
    Set(folders.flatMap(names).map { LanguageTag($0) }).sorted { $0.description < $1.description }
  }

  private func files(_ name: String, in folder: String) -> DictionaryFiles? {
    let files = DictionaryFiles(affixes: "\(folder)/\(name).aff", words: "\(folder)/\(name).dic")
    return access(files.affixes, F_OK) == 0 && access(files.words, F_OK) == 0 ? files : nil
  }

  /// Names of the dictionaries in a folder, sorted; patterns of hyphenation, which end alike, have no affixes.
  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let file = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard file.hasSuffix(".dic") else { continue }
      let name = String(file.dropLast(4))
      if files(name, in: folder) != nil { names.append(name) }
    }
    return names.sorted()
  }
}
