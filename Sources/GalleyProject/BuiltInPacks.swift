import GalleyRules

/// The rule packs that are built in.
package enum BuiltInPacks {
  /// The folder of packs for any language.
  private static let any = "any"

  /// The packs that apply to a language.
  ///
  /// - Parameter language: as folders of `Rules/` are named (“en”).
  /// - Throws: ``RulePack/Failure``.
  package static func packs(for language: String) throws(RulePack.Failure) -> RulePacks {
    let sources = EmbeddedFiles.paths.filter { isPack($0, for: language) }.map {
      RulePacks.Source(path: $0, yaml: EmbeddedFiles.bytes($0) ?? [])
    }
    if let raw = EmbeddedFiles.raw(compiled(language)),
      let packs = RulePacks(compiled: raw, of: sources)
    {
      return packs
    }
    return try RulePacks(parsing: sources)
  }

  /// The rules of all packs, whatever their language.
  ///
  /// - Throws: ``RulePack/Failure``.
  package static func rules() throws(RulePack.Failure) -> [PatternRule] {
    var known = Set<String>()
    var rules: [PatternRule] = []
    for language in languages(EmbeddedFiles.paths) {
      rules += try packs(for: language).rules.filter { known.insert($0.description.id).inserted }
    }
    return rules
  }

  /// The languages that have packs.
  package static func languages(_ paths: [String]) -> [String] {
    let folders = paths.filter { $0.hasPrefix("Rules/") && $0.hasSuffix(".yml") }
      .compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) }
    let named = Set(folders).subtracting([any])
    return named.isEmpty ? Set(folders).sorted() : named.sorted()
  }

  /// Where the compiled packs of a language are.
  package static func compiled(_ language: String) -> String { "Rules/\(language).bin" }

  /// Whether a file is a pack that applies to a language.
  package static func isPack(_ path: String, for language: String) -> Bool {
    path.hasSuffix(".yml")
      && (path.hasPrefix("Rules/\(any)/") || path.hasPrefix("Rules/\(language)/"))
  }
}
