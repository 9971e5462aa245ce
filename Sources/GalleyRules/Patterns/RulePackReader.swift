import GalleyText
import Yams

/// Reads a rule pack and collects every mistake in it.
struct RulePackReader: MistakeCollector {
  let yaml: YAMLReader
  /// What is known before, and what the pack adds.
  private(set) var vocabulary: Vocabulary
  var mistakes: [YAMLFailure] = []

  /// - Parameter path: as it is to be printed.
  init(path: String, vocabulary: Vocabulary) {
    yaml = YAMLReader(path: path)
    self.vocabulary = vocabulary
  }

  /// The rules of a pack that have no mistakes.
  mutating func readAll(_ text: String) -> [PatternRule] {
    guard let root = root(of: text) else { return [] }
    let top = fields(root, optional: ["category", "languages", "classes", "rules"])
    if let classes = top["classes"] {
      for (_, name, members) in entries(classes, keys: nil) {
        // The members of a class may stand many on a line.
        let words = strings(members).flatMap { $0.split(separator: " ") }
        vocabulary.define(name, members: words.map { $0.lowercased() })
      }
    }
    guard let list = top["rules"] else { return [] }
    let category = attempt { reader throws(YAMLFailure) in
      try reader.yaml.choice(top["category"], at: root, of: Category.self, key: "category")
    }
    let languages = strings(top["languages"])
    return sequence(list).compactMap { rule($0, category ?? .spelling, languages) }
  }

  // MARK: Rules

  private mutating func rule(_ node: Node, _ category: Category, _ languages: [String])
    -> PatternRule?
  {
    let before = mistakes.count
    let map = fields(
      node, required: ["id", "summary", "message", "why", "examples"],
      optional: [
        "severity", "scope", "patterns", "entries", "fix", "confidence", "overrides", "unless",
        "sentence", "near", "not-near", "outside-quotation", "exempt", "override",
      ])
    let isComplete = mistakes.count == before
    let id = text(map["id"])
    let common = fix(map["fix"])
    let patterns = patterns(map["patterns"], of: id).map {
      PatternRule.Entry(pattern: $0, fix: common)
    }
    let entries = patterns + self.entries(map["entries"], of: id, common?.applicability)
    if isComplete, map["patterns"] ?? map["entries"] == nil || entries.isEmpty,
      mistakes.count == before
    {
      mistakes.append(yaml.failure(node, "the key “patterns” is missing"))
    }
    let description = RuleDescription(
      id: id, category: category,
      severity: choice(map["severity"], at: node, key: "severity") ?? .warning,
      summary: text(map["summary"]), explanation: text(map["why"]), languages: languages,
      overrides: strings(map["overrides"]), examples: examples(map["examples"]),
      exemptions: exemptions(map["exempt"]))
    let rule = PatternRule(
      description: description, entries: entries,
      scope: choice(map["scope"], at: node, key: "scope") ?? .phrase, guards: guards(map, of: id),
      message: text(map["message"]),
      confidence: value(map["confidence"]) { yaml, node throws(YAMLFailure) in
        try yaml.share(node)
      } ?? 0.9,
      replacesOther: flag(map["override"]))
    return mistakes.count == before ? rule : nil
  }

  private mutating func guards(_ map: [String: Node], of rule: String) -> PatternRule.Guards {
    PatternRule.Guards(
      unless: patterns(map["unless"], of: rule), sentence: patterns(map["sentence"], of: rule),
      near: patterns(map["near"], of: rule), notNear: patterns(map["not-near"], of: rule),
      outsideQuotation: flag(map["outside-quotation"]))
  }

  private mutating func entries(_ node: Node?, of rule: String, _ applicability: Applicability?)
    -> [PatternRule.Entry]
  {
    guard let node else { return [] }
    return sequence(node).compactMap { entry in
      attempt { reader throws(YAMLFailure) in
        let fields = try reader.yaml.sequence(entry)
        guard fields.count == 3 else {
          throw reader.yaml.failure(entry, "expected a pattern, what is meant, and a source")
        }
        _ = try reader.yaml.string(fields[2])
        return PatternRule.Entry(
          pattern: try reader.pattern(fields[0], of: rule),
          fix: .replace(try reader.yaml.string(fields[1]), applicability ?? .likely))
      }
    }
  }

  private mutating func patterns(_ node: Node?, of rule: String) -> [Pattern] {
    guard let node else { return [] }
    return sequence(node).compactMap { entry in
      attempt { reader throws(YAMLFailure) in try reader.pattern(entry, of: rule) }
    }
  }

  private mutating func pattern(_ node: Node, of rule: String) throws(YAMLFailure) -> Pattern {
    let text = try yaml.string(node)
    do {
      return try PatternParser.parse(text, vocabulary: &vocabulary)
    } catch {
      // A quoted text begins one column behind its mark.
      throw yaml.failure(
        node, "in the pattern of “\(rule)”: \(error.message)", offset: error.offset + 1)
    }
  }

  private mutating func fix(_ node: Node?) -> PatternRule.FixTemplate? {
    guard let node else { return nil }
    let before = mistakes.count
    let map = fields(node, optional: ["remove", "replace", "applicability"])
    let applicability: Applicability? = choice(
      map["applicability"], at: node, key: "applicability")
    if let replacement = map["replace"] {
      return .replace(text(replacement), applicability ?? .likely)
    }
    if flag(map["remove"]) { return .remove(applicability) }
    if mistakes.count == before {
      mistakes.append(yaml.failure(node, "expected “remove: true” or “replace: TEXT”"))
    }
    return nil
  }

  // MARK: Examples

  private mutating func examples(_ node: Node?) -> [Example] {
    guard let node else { return [] }
    let map = fields(node, required: ["flagged", "allowed"])
    var all: [Example] = []
    for entry in map["flagged"].map({ sequence($0) }) ?? [] {
      let pair = entry.mapping.map { _ in fields(entry, required: ["text", "fixed"]) }
      guard let example = example(pair == nil ? entry : pair?["text"], fixed: pair?["fixed"])
      else { continue }
      if !example.isFlagged {
        mistakes.append(
          yaml.failure(entry, "a flagged example needs ⟦marks⟧ around what is flagged"))
      }
      all.append(example)
    }
    guard let allowed = map["allowed"].map({ sequence($0) }) else { return all }
    if allowed.count < 2 {
      mistakes.append(
        yaml.failure(
          node, "at least two allowed examples are needed: near misses that must pass"))
    }
    return all + allowed.compactMap { example($0, fixed: nil) }
  }

  private mutating func example(_ node: Node?, fixed: Node?) -> Example? {
    guard let node else { return nil }
    return attempt { reader throws(YAMLFailure) in
      Example(
        try reader.yaml.string(node),
        fixed: try fixed.map { node throws(YAMLFailure) in try reader.yaml.string(node) },
        file: reader.yaml.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
  }

  private mutating func exemptions(_ node: Node?) -> [Disguise: String] {
    guard let node else { return [:] }
    return entries(node, keys: nil).reduce(into: [:]) { all, entry in
      guard let disguise: Disguise = choice(entry.0, at: entry.0, key: "exempt") else { return }
      all[disguise] = text(entry.2)
    }
  }

  // MARK: Values

  /// A value that a key may have; nil without a node or with a mistake.
  private mutating func value<Value>(
    _ node: Node?, _ body: (YAMLReader, Node) throws(YAMLFailure) -> Value
  ) -> Value? {
    guard let node else { return nil }
    return attempt { reader throws(YAMLFailure) in try body(reader.yaml, node) }
  }

  /// A text; empty where there is none.
  private mutating func text(_ node: Node?) -> String {
    value(node) { yaml, node throws(YAMLFailure) in try yaml.string(node) } ?? ""
  }

  private mutating func strings(_ node: Node?) -> [String] {
    value(node) { yaml, node throws(YAMLFailure) in try yaml.strings(node) } ?? []
  }

  private mutating func flag(_ node: Node?) -> Bool {
    value(node) { yaml, node throws(YAMLFailure) in try yaml.flag(node) } ?? false
  }

  private mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, at parent: Node, key: String
  ) -> Value? {
    value(node) { yaml, node throws(YAMLFailure) in
      try yaml.choice(node, at: parent, of: Value.self, key: key)
    }
  }
}
