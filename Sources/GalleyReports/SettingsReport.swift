import GalleyProject
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What applies to a file, for people: a line a value, with the place that it was set at.
package struct SettingsReport {
  /// The report.
  package let text: String

  /// Asks a workspace about a file, which need not exist; of a folder, about what is in it.
  ///
  /// - Throws: as ``Workspace/linter(for:)``.
  package init(of path: String, in workspace: Workspace) throws {
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let file = isFolder ? path + "/*" : path
    let linter = try workspace.linter(for: file)
    let settings = linter.settings
    let format = settings.format(of: file)
    var lines = [
      Line("language", settings.language.value, settings.language.origin),
      Line("format", format.value.rawValue, format.origin),
      Line("encoding", settings.encoding.value, settings.encoding.origin),
      Line("fail-on", settings.failOn.value.rawValue, settings.failOn.origin),
    ]
    lines += settings.formats.sorted { $0.key < $1.key }.map {
      Line("formats.\($0.key)", $0.value.value.rawValue, $0.value.origin)
    }
    lines += settings.rulePacks.map { Line("rule-packs", $0.value, $0.origin) }
    lines += settings.words.map { word in
      switch word.value {
      case .word(let form): Line("words", form, word.origin)
      case .file(let path): Line("words", "file: \(path)", word.origin)
      }
    }
    let running = Set(linter.linter.rules.map(\.description.id))
    let ignored = Set(workspace.options.ignore)
    for rule in try workspace.rules(for: file) {
      let isIgnored = !ignored.isDisjoint(with: [rule.id, rule.category.rawValue])
      lines += Self.lines(
        rule, settings.resolved(rule), isRunning: running.contains(rule.id), isIgnored: isIgnored)
    }
    let files = workspace.configurationFiles(for: file)
    var text = "\(path)\(try workspace.leavesOut(path) ? " (left out of folders)" : "")\n"
    text += "configuration: \(files.isEmpty ? "none" : files.joined(separator: ", "))\n\n"
    let widths = (
      lines.map(\.key.count).max() ?? 0, lines.map(\.value.count).max() ?? 0
    )
    for line in lines {
      text += Self.padded(line.key, widths.0) + "  " + Self.padded(line.value, widths.1) + "  "
      text += "\(line.origin)\n"
    }
    text += "\n\(running.count) rules run; those not listed are as `galley rules` lists them\n"
    self.text = text
  }

  private struct Line {
    var key: String
    var value: String
    var origin: String

    init(_ key: String, _ value: String, _ origin: Origin) {
      self.init(key, value, origin.description)
    }

    init(_ key: String, _ value: String, _ origin: String) {
      self.key = key
      self.value = value
      self.origin = origin
    }
  }

  /// What was set for a rule; nothing where nothing was.
  private static func lines(
    _ rule: RuleDescription, _ resolved: ResolvedRule, isRunning: Bool, isIgnored: Bool
  ) -> [Line] {
    let key = "rules.\(rule.id)"
    var lines: [Line] = []
    if isRunning != resolved.isOn {
      let origin = isIgnored ? "--ignore" : "--select"
      lines.append(Line(key, isRunning ? "on" : "off", origin))
    } else if let level = resolved.level {
      lines.append(Line(key, level.value.name, level.origin))
    }
    guard isRunning else { return lines }
    if let confidence = resolved.confidence {
      lines.append(Line("\(key).confidence", "\(confidence.value)", confidence.origin))
    }
    if let fix = resolved.fix {
      lines.append(Line("\(key).fix", fix.value.rawValue, fix.origin))
    }
    lines += resolved.options.sorted { $0.key < $1.key }.map {
      Line("\(key).\($0.key)", "\($0.value.value)", $0.value.origin)
    }
    return lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }
}
