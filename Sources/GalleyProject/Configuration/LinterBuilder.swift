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

  /// Reads the rule packs that settings name.
  ///
  /// - Throws: as ``linter(_:)``.
  mutating func check(_ settings: Settings) throws {
    let packs = settings.rulePacks.map(\.value)
    _ = try languageData(
      LanguageKey(language: settings.language.value, rulePacks: packs), settings)
  }

  private mutating func languageData(_ key: LanguageKey, _ settings: Settings) throws
    -> LanguageData
  {
    if let known = data[key] { return known }
    var made = try language(settings.language)
    if !settings.rulePacks.isEmpty {
      var packs: [UserPack] = []
      var mistakes: [YAMLFailure] = []
      for pack in settings.rulePacks {
        do {
          for var read in try UserPack.packs(at: [pack.value]) {
            read.path = AbsolutePath.shown(read.path, in: options.workingDirectory)
            packs.append(read)
          }
        } catch {
          guard let mistake = pack.origin.mistake(error.message) else { throw error }
          mistakes.append(mistake)
        }
      }
      var seen = Set<String>()
      do {
        made = try made.adding(packs.filter { seen.insert($0.path).inserted })
      } catch {
        mistakes += error.mistakes
      }
      guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
    }
    data[key] = made
    return made
  }

  /// What is known of a language, without rule packs.
  ///
  /// - Throws: as ``linter(_:)``.
  mutating func language(_ tag: Setting<String>) throws -> LanguageData {
    if let known = languages[tag.value] { return known }
    do {
      let made = try LanguageData(
        tag: LanguageTag(tag.value), environment: options.environment, modelPath: options.modelPath)
      languages[tag.value] = made
      return made
    } catch let error as DictionaryError {
      guard let mistake = tag.origin.mistake(error.description) else { throw error }
      throw ConfigurationError([mistake])
    }
  }

  /// What is wrong with the language that a configuration file names: that no dictionary of it is installed.
  func mistake(in language: Setting<String>) -> YAMLFailure? {
    do {
      guard languages[language.value] == nil else { return nil }
      _ = try DictionaryLocator.system(environment: options.environment).find(
        LanguageTag(language.value))
      return nil
    } catch {
      return language.origin.mistake("\(error)")
    }
  }

  private mutating func everyRule() throws -> [any Rule] {
    if let allRules { return allRules }
    let made = try LanguageData.allRules()
    allRules = made
    return made
  }
}
