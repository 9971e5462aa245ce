import GalleyFormats
import GalleyLanguage
import GalleyRules
import Yams

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads configuration files and collects every mistake in them.
///
/// Names of rules are checked by ``ConfigurationNames``, when the rule packs that may define them are known.
struct ConfigurationReader: MistakeCollector {
  let yaml: YAMLReader
  /// Absolute path of the folder that paths in the file are relative to.
  private let base: String
  private var file: ConfigurationFile
  var mistakes: [YAMLFailure] = []

  /// Reads a file; what cannot be understood is left out of the result.
  ///
  /// - Parameters:
  ///   - path: as it is to be printed.
  ///   - base: absolute path of the folder that paths in it are relative to.
  ///   - folder: absolute path of the folder that its globs are about.
  static func read(_ text: String, path: String, base: String, folder: String)
    -> (file: ConfigurationFile, mistakes: [YAMLFailure])
  {
    var reader = ConfigurationReader(
      yaml: YAMLReader(path: path), base: base,
      file: ConfigurationFile(path: path, folder: folder))
    reader.readAll(text)
    return (reader.file, reader.mistakes)
  }

  private init(yaml: YAMLReader, base: String, file: ConfigurationFile) {
    self.yaml = yaml
    self.base = base
    self.file = file
  }

  /// Keys that an override may have as well.
  private static let layerKeys = [
    "rules", "language", "encoding", "fail-on", "words", "rule-packs",
  ]

  private mutating func readAll(_ text: String) {
    guard let root = root(of: text), root.null == nil else { return }
    let keys = ["root", "include", "exclude", "formats", "overrides"] + Self.layerKeys
    var body = ConfigurationLayer()
    for (key, name, value) in entries(root, keys: keys) {
      switch name {
      case "root":
        file.isRoot = attempt { reader throws(YAMLFailure) in try reader.yaml.flag(value) } ?? false
      case "include": file.include = globs(value, key)
      case "exclude": file.exclude = globs(value, key)
      case "formats": readFormats(value)
      case "overrides": readOverrides(value)
      default: read(name, key, value, into: &body)
      }
    }
    body.formats = file.body.formats
    file.body = body
  }

  // MARK: Layers

  private mutating func read(
    _ name: String, _ key: Node, _ value: Node, into layer: inout ConfigurationLayer
  ) {
    let origin = origin(of: key)
    switch name {
    case "rules": readRules(value, into: &layer)
    case "language":
      layer.language = attempt { reader throws(YAMLFailure) in
        Setting(try reader.language(value), origin)
      }
    case "encoding":
      layer.encoding = attempt { reader throws(YAMLFailure) in
        Setting(try reader.encoding(value), origin)
      }
    case "fail-on":
      layer.failOn = attempt { reader throws(YAMLFailure) in
        Setting(try reader.yaml.choice(value, at: key, of: Severity.self, key: name), origin)
      }
    case "words": readWords(value, into: &layer)
    default: readPacks(value, into: &layer)
    }
  }

  private mutating func readRules(_ node: Node, into layer: inout ConfigurationLayer) {
    for (key, name, value) in entries(node, keys: nil) {
      let place = origin(of: key)
      var setting = RuleSetting(place: place)
      if value.mapping == nil {
        setting.level = attempt { reader throws(YAMLFailure) in
          Setting(try reader.level(value), place)
        }
      } else {
        for (key, option, value) in entries(value, keys: nil) {
          let place = origin(of: key)
          switch option {
          case "severity":
            setting.level = attempt { reader throws(YAMLFailure) in
              Setting(try reader.level(value), place)
            }
          case "confidence":
            setting.confidence = attempt { reader throws(YAMLFailure) in
              Setting(try reader.yaml.share(value), place)
            }
          case "fix":
            setting.fix = attempt { reader throws(YAMLFailure) in
              Setting(
                try reader.yaml.choice(value, at: value, of: Applicability.self, key: "fix"), place)
            }
          default:
            // Which options there are is the rule's to say; ``ConfigurationNames`` asks it.
            setting.options[option] = attempt { reader throws(YAMLFailure) in
              let keys = ["severity", "confidence", "fix"]
              if value.int == nil, value.bool == nil, Spelling.nearest(option, in: keys) != nil {
                throw reader.yaml.unknown(key, "key", option, of: keys)
              }
              return Setting(try reader.option(value), place)
            }
          }
        }
      }
      layer.rules[name] = setting
    }
  }

  private mutating func readWords(_ node: Node, into layer: inout ConfigurationLayer) {
    for entry in members(node) {
      let source = attempt { reader throws(YAMLFailure) -> WordSource? in
        guard entry.mapping != nil else { return .word(try reader.word(entry)) }
        guard let file = reader.fields(entry, required: ["file"])["file"] else { return nil }
        return .file(try reader.path(file))
      }
      if let source = source ?? nil { layer.words.append(Setting(source, origin(of: entry))) }
    }
  }

  private mutating func readPacks(_ node: Node, into layer: inout ConfigurationLayer) {
    for entry in members(node) {
      if let path = attempt({ reader throws(YAMLFailure) in try reader.path(entry) }) {
        layer.rulePacks.append(Setting(path, origin(of: entry)))
      }
    }
  }

  // MARK: Files

  private mutating func readFormats(_ node: Node) {
    for (key, ending, value) in entries(node, keys: nil) {
      let format = attempt { reader throws(YAMLFailure) in
        guard !ending.contains("/"), !ending.contains("*"), !ending.isEmpty else {
          throw reader.yaml.failure(key, "expected the ending of a name, such as “rst”")
        }
        return try reader.yaml.choice(value, at: key, of: DocumentFormat.self, key: ending)
      }
      guard let format else { continue }
      let name = ending.hasPrefix(".") ? String(ending.dropFirst()) : ending
      file.body.formats[name.lowercased()] = Setting(format, origin(of: key))
    }
  }

  private mutating func readOverrides(_ node: Node) {
    for entry in sequence(node) {
      var layer = ConfigurationLayer()
      var files: Setting<IgnoreList>?
      for (key, name, value) in entries(entry, keys: ["files", "format"] + Self.layerKeys) {
        switch name {
        case "files": files = globs(value, key)
        case "format":
          layer.format = attempt { reader throws(YAMLFailure) in
            Setting(
              try reader.yaml.choice(value, at: key, of: DocumentFormat.self, key: name),
              reader.origin(of: key))
          }
        default: read(name, key, value, into: &layer)
        }
      }
      guard let files else {
        if entry.mapping?["files"] == nil, entry.mapping != nil {
          mistakes.append(
            yaml.failure(entry, "the key “files” is missing: globs of the files that it is about"))
        }
        continue
      }
      file.overrides.append(ConfigurationFile.Override(files: files.value, layer: layer))
    }
  }

  private mutating func globs(_ node: Node, _ key: Node) -> Setting<IgnoreList>? {
    let all = members(node).compactMap { entry in
      attempt { reader throws(YAMLFailure) in
        let glob = try reader.yaml.string(entry)
        guard let problem = IgnoreList.problem(in: glob) else { return glob }
        throw reader.yaml.failure(entry, problem)
      }
    }
    return Setting(IgnoreList(all), origin(of: key))
  }

  // MARK: Values

  private func level(_ node: Node) throws(YAMLFailure) -> RuleLevel {
    let name = try yaml.string(node)
    guard let level = RuleLevel(name: name) else {
      throw yaml.unknown(node, "severity", name, of: RuleLevel.names)
    }
    return level
  }

  private func option(_ node: Node) throws(YAMLFailure) -> RuleOption.Value {
    if let value = node.int { return .integer(value) }
    if let value = node.bool { return .flag(value) }
    throw yaml.failure(node, "expected true, false or a whole number")
  }

  private func word(_ node: Node) throws(YAMLFailure) -> String {
    let text = try yaml.string(node)
    do {
      for line in text.split(whereSeparator: \.isNewline) { _ = try WordEntry.parse(line) }
    } catch {
      throw yaml.failure(node, error.message)
    }
    return text
  }

  private func language(_ node: Node) throws(YAMLFailure) -> String {
    let tag = try yaml.string(node)
    guard !tag.isEmpty,
      tag.utf8.allSatisfy({
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || isAlphanumeric($0)
      })
    else {
      throw yaml.failure(node, "“\(tag)” is no language tag; expected one like “en”, “en_GB”, “de”")
    }
    return tag
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private func encoding(_ node: Node) throws(YAMLFailure) -> String {
    let name = try yaml.string(node)
    do {
      _ = try TextDecoder(encoding: name)
      return name
    } catch {
      throw yaml.failure(node, error.message)
    }
  }

  /// A path that is written relative to the file.
  private func path(_ node: Node) throws(YAMLFailure) -> String {
    let name = try yaml.string(node)
    let path = AbsolutePath.of(name, in: base)
    guard !name.isEmpty, access(path, R_OK) == 0 else {
      throw yaml.failure(
        node, "“\(name)” cannot be read; paths are relative to the folder of this file")
    }
    return path
  }

  // MARK: Collecting

  /// The members of a list; a single value counts as a list of one.
  private mutating func members(_ node: Node) -> [Node] {
    if node.null != nil { return [] }
    if node.scalar != nil { return [node] }
    return sequence(node)
  }

  private func origin(of node: Node) -> Origin {
    .file(path: yaml.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
