import GalleyText
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
    let reader = YAMLReader(path: path)
    guard let root = try reader.root(of: yaml) else { return }
    let top = try reader.mapping(root, keys: ["category", "languages", "classes", "rules"])
    for (name, members) in try reader.pairs(top["classes"]) {
      vocabulary.define(
        try reader.string(name), members: try reader.strings(members).flatMap(Self.words))
    }
    guard let list = top["rules"] else { return }
    let category = try reader.choice(top["category"], at: root, of: Category.self, key: "category")
    let languages =
      try top["languages"].map { node throws(Failure) in try reader.strings(node) } ?? []
    for node in try reader.sequence(list) {
      rules.append(try reader.rule(node, category, languages, &vocabulary))
    }
  }

  /// The ids that stand in a pack, whatever else is wrong with it.
  package static func ids(in yaml: String) -> [String] {
    let root = try? YAMLReader(path: "").root(of: yaml)
    return (root?["rules"]?.sequence).map { list in list.compactMap { $0["id"]?.string } } ?? []
  }

  /// The members of a class may stand many on a line.
  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map { $0.lowercased() }
  }
}

/// What only packs hold.
extension YAMLReader {
  fileprivate func rule(
    _ node: Node, _ category: Category, _ languages: [String], _ vocabulary: inout Vocabulary
  ) throws(RulePack.Failure) -> PatternRule {
    let map = try mapping(
      node,
      keys: [
        "id", "severity", "summary", "message", "why", "scope", "patterns", "entries", "fix",
        "confidence", "overrides", "unless", "sentence", "near", "not-near", "outside-quotation",
        "exempt", "override",
        "examples",
      ])
    let id = try string(try required("id", in: map, node))
    let common = try fix(map["fix"])
    var entries = try patterns(map["patterns"], of: id, &vocabulary).map {
      PatternRule.Entry(pattern: $0, fix: common)
    }
    for entry in try map["entries"].map(sequence) ?? [] {
      let fields = try sequence(entry)
      guard fields.count == 3 else {
        throw failure(entry, "expected a pattern, what is meant, and a source")
      }
      _ = try string(fields[2])
      entries.append(
        PatternRule.Entry(
          pattern: try pattern(fields[0], of: id, &vocabulary),
          fix: .replace(try string(fields[1]), common?.applicability ?? .likely)))
    }
    guard !entries.isEmpty else { throw failure(node, "the key “patterns” is missing") }
    let guards = PatternRule.Guards(
      unless: try patterns(map["unless"], of: id, &vocabulary),
      sentence: try patterns(map["sentence"], of: id, &vocabulary),
      near: try patterns(map["near"], of: id, &vocabulary),
      notNear: try patterns(map["not-near"], of: id, &vocabulary),
      outsideQuotation: map["outside-quotation"]?.bool == true)
    let severity = try map["severity"].map { value throws(RulePack.Failure) in
      try choice(value, at: node, of: Severity.self, key: "severity")
    }
    let scope = try map["scope"].map { value throws(RulePack.Failure) in
      try choice(value, at: node, of: PatternRule.Scope.self, key: "scope")
    }
    let description = RuleDescription(
      id: id, category: category, severity: severity ?? .warning,
      summary: try string(try required("summary", in: map, node)),
      explanation: try string(try required("why", in: map, node)), languages: languages,
      overrides: try map["overrides"].map { value throws(RulePack.Failure) in try strings(value) }
        ?? [],
      examples: try examples(try required("examples", in: map, node)),
      exemptions: try exemptions(map["exempt"]))
    return PatternRule(
      description: description, entries: entries, scope: scope ?? .phrase, guards: guards,
      message: try string(try required("message", in: map, node)),
      confidence: try confidence(map["confidence"]), replacesOther: map["override"]?.bool == true)
  }

  private func patterns(_ node: Node?, of rule: String, _ vocabulary: inout Vocabulary)
    throws(RulePack.Failure) -> [Pattern]
  {
    guard let node else { return [] }
    var all: [Pattern] = []
    for entry in try sequence(node) { all.append(try pattern(entry, of: rule, &vocabulary)) }
    return all
  }

  private func pattern(_ node: Node, of rule: String, _ vocabulary: inout Vocabulary)
    throws(RulePack.Failure) -> Pattern
  {
    let text = try string(node)
    do {
      return try PatternParser.parse(text, vocabulary: &vocabulary)
    } catch {
      // A quoted text begins one column behind its mark.
      throw failure(
        node, "in the pattern of “\(rule)”: \(error.message)", offset: error.offset + 1)
    }
  }

  private func exemptions(_ node: Node?) throws(RulePack.Failure) -> [Disguise: String] {
    var all: [Disguise: String] = [:]
    for (key, reason) in try pairs(node) {
      all[try choice(key, at: key, of: Disguise.self, key: "exempt")] = try string(reason)
    }
    return all
  }

  private func examples(_ node: Node) throws(RulePack.Failure) -> [Example] {
    let map = try mapping(node, keys: ["flagged", "allowed"])
    var all: [Example] = []
    for entry in try sequence(try required("flagged", in: map, node)) {
      if entry.mapping != nil {
        let pair = try mapping(entry, keys: ["text", "fixed"])
        all.append(
          try example(
            try required("text", in: pair, entry),
            fixed: try string(try required("fixed", in: pair, entry))))
      } else {
        all.append(try example(entry, fixed: nil))
      }
      guard all.last?.isFlagged == true else {
        throw failure(entry, "a flagged example needs ⟦marks⟧ around what is flagged")
      }
    }
    let allowed = try sequence(try required("allowed", in: map, node))
    guard allowed.count >= 2 else {
      throw failure(node, "at least two allowed examples are needed: near misses that must pass")
    }
    for entry in allowed { all.append(try example(entry, fixed: nil)) }
    return all
  }

  private func example(_ node: Node, fixed: String?) throws(RulePack.Failure) -> Example {
    Example(
      try string(node), fixed: fixed, file: path, line: node.mark?.line ?? 1,
      column: node.mark?.column ?? 1)
  }

  private func fix(_ node: Node?) throws(RulePack.Failure) -> PatternRule.FixTemplate? {
    guard let node else { return nil }
    let map = try mapping(node, keys: ["remove", "replace", "applicability"])
    let applicability = try map["applicability"].map { value throws(RulePack.Failure) in
      try choice(value, at: node, of: Applicability.self, key: "applicability")
    }
    if let text = map["replace"] { return .replace(try string(text), applicability ?? .likely) }
    if map["remove"]?.bool == true { return .remove(applicability) }
    throw failure(node, "expected “remove: true” or “replace: TEXT”")
  }

  private func confidence(_ node: Node?) throws(RulePack.Failure) -> Double {
    guard let node else { return 0.9 }
    return try share(node)
  }
}
