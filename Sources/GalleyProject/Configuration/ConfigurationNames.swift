import GalleyLanguage
import GalleyRules

/// What configuration files may name: rules, categories, and options of rules.
///
/// A rule is known where it is built in, for whatever language, or in a pack that one of the files names, in any part
/// of it: a file may speak of rules that only some of the files below it bring.
struct ConfigurationNames {
  /// Paths of rule packs and folders of them, those of the command line among them.
  private let packs: [String]
  /// The options of each rule; read when the first rule is named.
  private lazy var options: [String: [RuleOption]] = {
    let built = LanguageData.builtIn.map { ($0.id, $0.options) }
    let own = idsOfPacks.flatMap { $0 ?? [] }
    return Dictionary(built + own.map { ($0, []) }) { builtIn, _ in builtIn }
  }()
  /// The ids in each file of the packs; nil for what cannot be read, which is reported by who needs it.
  private lazy var idsOfPacks: [[String]?] = packs.flatMap { path in
    (try? UserPack.packs(at: [path]))?.map { RulePack.ids(in: $0.yaml) } ?? [nil]
  }

  /// - Parameters:
  ///   - files: all that were read.
  ///   - commandLine: what the command line says.
  init(_ files: [ConfigurationFile], commandLine: ConfigurationLayer) {
    packs = (files.flatMap(\.layers) + [commandLine]).flatMap(\.rulePacks).map(\.value)
  }

  /// The names in a file that nothing is called by, and the options whose values are none, in no order.
  mutating func mistakes(in file: ConfigurationFile) -> [YAMLFailure] {
    file.layers.flatMap(\.rules).flatMap { mistakes(in: $1, of: $0) }
  }

  private mutating func mistakes(in setting: RuleSetting, of name: String) -> [YAMLFailure] {
    if name == Settings.all || Category(rawValue: name) != nil {
      return setting.options.map { option, value in
        mistake(
          value.origin, "unknown key “\(option)”; a category has “severity”, “confidence” and “fix”"
        )
      }
    }
    if let known = options[name] {
      return setting.options.compactMap { mistake($0, $1, of: name, with: known) }
    }
    let names = [Settings.all] + Category.allCases.map(\.rawValue) + options.keys
    let hint = Spelling.nearest(name, in: names)
    // A pack that cannot be read may have it.
    if hint == nil, idsOfPacks.contains(nil) { return [] }
    return [
      mistake(
        setting.place,
        "no rule or category is called “\(name)”"
          + (hint.map { "; did you mean “\($0)”?" } ?? "; `galley rules` lists them"))
    ]
  }

  private func mistake(
    _ name: String, _ value: Setting<RuleOption.Value>, of rule: String, with options: [RuleOption]
  ) -> YAMLFailure? {
    guard let option = options.first(where: { $0.name == name }) else {
      let names = ["severity", "confidence", "fix"] + options.map(\.name)
      let hint = Spelling.nearest(name, in: names).map { "did you mean “\($0)”?" }
      return mistake(
        value.origin,
        "“\(rule)” has no option “\(name)”; \(hint ?? "expected one of \(names.joined(separator: ", "))")"
      )
    }
    guard !option.kind.takes(value.value) else { return nil }
    return mistake(value.origin, "“\(name)” of “\(rule)” takes \(option.kind.description)")
  }

  private func mistake(_ origin: Origin, _ message: String) -> YAMLFailure {
    let place = origin.place
    return YAMLFailure(
      path: place.path, line: place.line, column: place.column, message: message)
  }
}
