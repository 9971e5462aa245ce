import GalleyFormats
import GalleyRules

/// What holds for a file, with the place that each value was set at.
///
/// Files about which the same layers speak have the same settings.
package struct Settings: Sendable {
  /// The layers, nearest first.
  package let layers: [ConfigurationLayer]
  package let language: Setting<String>
  /// The format of the file whatever its name, where somebody set one.
  package let format: Setting<DocumentFormat>?
  package let formats: [String: Setting<DocumentFormat>]
  package let encoding: Setting<String>
  package let failOn: Setting<Severity>
  /// Nearest first.
  package let words: [Setting<WordSource>]
  /// Paths that can be opened, farthest first.
  package let rulePacks: [Setting<String>]

  /// Merges layers.
  ///
  /// - Parameter layers: nearest first.
  package init(_ layers: [ConfigurationLayer]) {
    func nearest<Value>(_ key: KeyPath<ConfigurationLayer, Setting<Value>?>) -> Setting<Value>? {
      layers.lazy.compactMap { $0[keyPath: key] }.first
    }
    self.layers = layers
    language = nearest(\.language) ?? Setting("en", .builtIn)
    format = nearest(\.format)
    formats = layers.reduce(into: [:]) { $0.merge($1.formats) { nearer, _ in nearer } }
      .merging(Self.builtInFormats) { set, _ in set }
    encoding = nearest(\.encoding) ?? Setting("utf-8", .builtIn)
    failOn = nearest(\.failOn) ?? Setting(.warning, .builtIn)
    words = layers.flatMap(\.words)
    rulePacks = layers.reversed().flatMap(\.rulePacks)
  }

  private static let builtInFormats = [String: Setting<DocumentFormat>](
    uniqueKeysWithValues: DocumentFormat.endings.map {
      ($0, Setting(DocumentFormat(path: "." + $0), .builtIn))
    })

  /// The format of a file.
  package func format(of path: String) -> Setting<DocumentFormat> {
    if let format { return format }
    return formats[path.fileEnding] ?? Setting(.text, .builtIn)
  }

  /// What is done about a rule.
  ///
  /// The nearest layer that speaks of the rule decides; in a layer its id counts before its category, and
  /// that before “all”. Level, confidence, trust in fixes and each option are looked for on their own.
  package func resolved(_ rule: RuleDescription) -> ResolvedRule {
    var resolved = ResolvedRule()
    for layer in layers {
      for name in [rule.id, rule.category.rawValue, Self.all] {
        guard let setting = layer.rules[name] else { continue }
        if resolved.level == nil { resolved.level = setting.level }
        if resolved.confidence == nil { resolved.confidence = setting.confidence }
        if resolved.fix == nil { resolved.fix = setting.fix }
        resolved.options.merge(setting.options) { nearer, _ in nearer }
      }
    }
    return resolved
  }

  /// The name that stands for every rule.
  package static let all = "all"
}

extension String {
  /// What stands behind the last dot of a file's name, lower case.
  var fileEnding: String {
    let name = split(separator: "/").last ?? ""
    return name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?
      .lowercased() ?? ""
  }
}
