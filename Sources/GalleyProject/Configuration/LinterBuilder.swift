import GalleyFormats
import GalleyLanguage
import GalleyRules

/// Makes linters out of settings; loads each language once, and makes each linter once.
struct LinterBuilder: Sendable {
  private let options: WorkspaceOptions
  /// By tag.
  private var languages: [String: LanguageData] = [:]
  private var data: [LanguageKey: LanguageData] = [:]
  /// By the rules that run, with their options.
  private var linters: [RuleSetKey: Linter] = [:]
  /// Rules of all languages, read when a name is met that the language at hand does not know.
  private var allRules: [any Rule]?

  init(_ options: WorkspaceOptions) { self.options = options }

  private struct RuleSetKey: Hashable, Sendable {
    var language: LanguageKey
    var rules: [String: [String: RuleOption.Value]]
  }

  /// The linter that settings ask for.
  ///
  /// - Throws: ``ConfigurationError`` for what a configuration file names, else the error of what an option
  ///   names.
  mutating func linter(_ settings: Settings) throws -> ConfiguredLinter {
    let key = LanguageKey(
      language: settings.language.value, rulePacks: settings.rulePacks.map(\.value))
    let data = try languageData(key, settings)
    try check(settings, data)
    let selection = try selection(data)
    var rules: [String: [String: RuleOption.Value]] = [:]
    var adjustments: [String: RuleAdjustment] = [:]
    for rule in data.rules {
      let description = rule.description
      let resolved = settings.resolved(description)
      let isWanted =
        options.keepsOthers
        ? !selection.ignores(rule: description.id, of: description.category)
        : selection.includes(description)
      guard isWanted,
        resolved.isOn || selection.names(description.id)
      else { continue }
      rules[description.id] = resolved.options.mapValues(\.value)
      var severity: Severity?
      if case .severity(let wanted) = resolved.level?.value { severity = wanted }
      if severity != nil || resolved.confidence != nil || resolved.fix != nil {
        adjustments[description.id] = RuleAdjustment(
          description, severity: severity, confidence: resolved.confidence?.value,
          applicability: resolved.fix?.value)
      }
    }
    let ruleSet = RuleSetKey(language: key, rules: rules)
    let linter =
      linters[ruleSet]
      ?? data.linter(
        data.rules.compactMap { rule in
          rules[rule.description.id].map { $0.isEmpty ? rule : rule.configured($0) }
        })
    linters[ruleSet] = linter
    return ConfiguredLinter(
      settings: settings, linter: linter.adjusted(adjustments), ruleIDs: Set(rules.keys),
      data: data, selection: selection,
      decoder: try TextDecoder(encoding: settings.encoding.value), languageKey: key)
  }

  /// What the command line selects.
  ///
  /// - Throws: ``RuleSelection/UnknownName``.
  mutating func selection(_ data: LanguageData) throws -> RuleSelection {
    // Rules of other languages may be named as well; to know them, all packs must be read.
    let isOfLanguage = (options.select + options.ignore).allSatisfy { name in
      Category(rawValue: name) != nil || data.rules.contains { $0.description.id == name }
    }
    return try RuleSelection(
      select: options.select, ignore: options.ignore,
      known: data.rules + (isOfLanguage ? [] : everyRule()))
  }

  // MARK: Language

  private mutating func languageData(_ key: LanguageKey, _ settings: Settings) throws
    -> LanguageData
  {
    if let known = data[key] { return known }
    var made = try language(settings.language)
    if !settings.rulePacks.isEmpty {
      var packs: [UserPack] = []
      for pack in settings.rulePacks {
        do {
          for var read in try UserPack.packs(at: [pack.value]) {
            read.path = AbsolutePath.shown(read.path, in: options.workingDirectory)
            packs.append(read)
          }
        } catch {
          throw located(error, pack.origin, error.message)
        }
      }
      var seen = Set<String>()
      made = try made.adding(packs.filter { seen.insert($0.path).inserted })
    }
    data[key] = made
    return made
  }

  private mutating func language(_ tag: Setting<String>) throws -> LanguageData {
    if let known = languages[tag.value] { return known }
    do {
      let made = try LanguageData(
        tag: LanguageTag(tag.value), environment: options.environment, modelPath: options.modelPath)
      languages[tag.value] = made
      return made
    } catch let error as DictionaryError {
      throw located(error, tag.origin, error.description)
    }
  }

  /// An error at the place of the configuration that brought it, or itself where an option did.
  private func located(_ error: any Error, _ origin: Origin, _ message: String) -> any Error {
    guard case .file(let path, let line, let column) = origin else { return error }
    return ConfigurationError([
      YAMLFailure(path: path, line: line, column: column, message: message)
    ])
  }

  // MARK: Names

  /// Checks that rules, categories and options that are named exist.
  private mutating func check(_ settings: Settings, _ data: LanguageData) throws {
    var mistakes: [YAMLFailure] = []
    var rules = data.rules.reduce(into: [:]) { $0[$1.description.id] = $1.description }
    for layer in settings.layers {
      for (name, setting) in layer.rules {
        guard name != Settings.all, Category(rawValue: name) == nil else {
          mistakes += setting.options.map { option, value in
            mistake(
              value.origin,
              "unknown key “\(option)”; a category has “severity”, “confidence” and “fix”")
          }
          continue
        }
        if rules[name] == nil {
          for rule in try everyRule() where rules[rule.description.id] == nil {
            rules[rule.description.id] = rule.description
          }
        }
        guard let rule = rules[name] else {
          let names = [Settings.all] + Category.allCases.map(\.rawValue) + rules.keys
          let hint = Spelling.nearest(name, in: names.sorted())
          mistakes.append(
            mistake(
              setting.place,
              "no rule or category is called “\(name)”"
                + (hint.map { "; did you mean “\($0)”?" } ?? "; `galley rules` lists them")))
          continue
        }
        mistakes += setting.options.compactMap { check($0, $1, of: rule) }
      }
    }
    guard mistakes.isEmpty else {
      throw ConfigurationError(
        mistakes.sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) })
    }
  }

  private func check(
    _ name: String, _ value: Setting<RuleOption.Value>, of rule: RuleDescription
  ) -> YAMLFailure? {
    guard let option = rule.options.first(where: { $0.name == name }) else {
      let names = ["severity", "confidence", "fix"] + rule.options.map(\.name)
      let hint = Spelling.nearest(name, in: names).map { "did you mean “\($0)”?" }
      return mistake(
        value.origin,
        "“\(rule.id)” has no option “\(name)”; \(hint ?? "expected one of \(names.joined(separator: ", "))")"
      )
    }
    guard !option.kind.takes(value.value) else { return nil }
    return mistake(value.origin, "“\(name)” of “\(rule.id)” takes \(option.kind.description)")
  }

  private func mistake(_ origin: Origin, _ message: String) -> YAMLFailure {
    guard case .file(let path, let line, let column) = origin else {
      return YAMLFailure(path: "\(origin)", line: 1, column: 1, message: message)
    }
    return YAMLFailure(path: path, line: line, column: column, message: message)
  }

  private mutating func everyRule() throws -> [any Rule] {
    if let allRules { return allRules }
    let made = try LanguageData.allRules()
    allRules = made
    return made
  }
}
