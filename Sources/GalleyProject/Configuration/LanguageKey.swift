/// What the data of a language depends on.
package struct LanguageKey: Hashable, Sendable {
  /// A tag like “en_GB”.
  package var language: String
  /// Paths of rule packs, in order.
  package var rulePacks: [String]
}
