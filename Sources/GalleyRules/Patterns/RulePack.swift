import Yams

/// Rules and word classes read from a YAML file.
package struct RulePack: Sendable {
  package var rules: [PatternRule] = []

  /// A mistake in a rule pack, at its place in the YAML.
  package typealias Failure = YAMLFailure

  /// Reads a pack; its words and classes are added to the vocabulary.
  ///
  /// - Throws: ``Failure`` with the first mistake.
  package init(yaml: String, path: String, vocabulary: inout Vocabulary) throws(Failure) {
    let (pack, mistakes) = Self.read(yaml, path: path, vocabulary: &vocabulary)
    if let first = mistakes.first { throw first }
    self = pack
  }

  private init() {}

  /// Reads a pack with every mistake in it; rules that have any are left out.
  package static func read(_ yaml: String, path: String, vocabulary: inout Vocabulary)
    -> (pack: RulePack, mistakes: [Failure])
  {
    var reader = RulePackReader(path: path, vocabulary: vocabulary)
    var pack = RulePack()
    pack.rules = reader.readAll(yaml)
    vocabulary = reader.vocabulary
    return (pack, reader.mistakes)
  }

  /// The ids that stand in a pack, whatever else is wrong with it; nil where it is no YAML.
  package static func ids(in yaml: String) -> [String]? {
    let root = YAMLReader(path: "").root(of: yaml)
    guard let node = root.node else { return root.mistakes.isEmpty ? [] : nil }
    return node["rules"]?.sequence?.compactMap { $0["id"]?.string } ?? []
  }
}
