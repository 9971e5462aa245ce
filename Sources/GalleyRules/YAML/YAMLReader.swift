import GalleyLanguage
import Yams

/// Reads the nodes of a YAML file and says where what is wrong.
///
/// Rule packs and configuration files are read with it, so that mistakes in both read alike.
package struct YAMLReader: Sendable {
  /// Path of the file, for messages.
  package let path: String

  package init(path: String) { self.path = path }

  /// The root of a file, or nil where it is empty.
  ///
  /// - Throws: ``YAMLFailure`` where the text is not YAML.
  package func root(of yaml: String) throws(YAMLFailure) -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw failure(error)
    } catch {
      throw YAMLFailure(path: path, line: 1, column: 1, message: "\(error)")
    }
  }

  private func failure(_ error: YamlError) -> YAMLFailure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      YAMLFailure(path: path, line: mark.line, column: mark.column, message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      YAMLFailure(
        path: path, line: context.mark.line, column: context.mark.column,
        message: keys.map { "the key “\($0)” stands here twice" }.joined(separator: "; "))
    default:
      YAMLFailure(path: path, line: 1, column: 1, message: "not YAML: \(error)")
    }
  }

  /// The values of a mapping by key.
  ///
  /// - Parameter keys: those that may stand there.
  /// - Throws: ``YAMLFailure`` at a key that is none of them, with the nearest one.
  package func mapping(_ node: Node, keys: [String]) throws(YAMLFailure) -> [String: Node] {
    var map: [String: Node] = [:]
    for (key, value) in try pairs(node) {
      let name = try string(key)
      guard keys.contains(name) else { throw unknown(key, "key", name, of: keys) }
      guard map[name] == nil else { throw failure(key, "the key “\(name)” stands here twice") }
      map[name] = value
    }
    return map
  }

  /// A name that is none of those that may stand at its place.
  ///
  /// - Parameter kind: what it should be the name of (“key”).
  package func unknown(_ node: Node, _ kind: String, _ name: String, of names: [String])
    -> YAMLFailure
  {
    let hint = Spelling.nearest(name, in: names).map { "did you mean “\($0)”?" }
    return failure(
      node,
      "unknown \(kind) “\(name)”; \(hint ?? "expected one of \(names.joined(separator: ", "))")"
    )
  }

  /// Keys and values in the order of the file; none where there is no node.
  package func pairs(_ node: Node?) throws(YAMLFailure) -> [(Node, Node)] {
    guard let node else { return [] }
    guard let mapping = node.mapping else { throw failure(node, "expected keys with values") }
    return mapping.map { ($0.key, $0.value) }
  }

  /// The members of a list.
  package func sequence(_ node: Node) throws(YAMLFailure) -> [Node] {
    guard let list = node.sequence else { throw failure(node, "expected a list") }
    return Array(list)
  }

  /// A text.
  package func string(_ node: Node) throws(YAMLFailure) -> String {
    guard let scalar = node.scalar else { throw failure(node, "expected a text") }
    return scalar.string
  }

  /// A text or a list of them.
  package func strings(_ node: Node) throws(YAMLFailure) -> [String] {
    if node.scalar != nil { return [try string(node)] }
    var all: [String] = []
    for entry in try sequence(node) { all.append(try string(entry)) }
    return all
  }

  /// “true” or “false”.
  package func flag(_ node: Node) throws(YAMLFailure) -> Bool {
    guard let value = node.bool else { throw failure(node, "expected true or false") }
    return value
  }

  /// A number from 0 to 1.
  package func share(_ node: Node) throws(YAMLFailure) -> Double {
    guard let value = node.float, (0...1).contains(value) else {
      throw failure(node, "expected a number from 0 to 1")
    }
    return value
  }

  /// The value of a key that must be there.
  package func required(_ key: String, in map: [String: Node], _ node: Node) throws(YAMLFailure)
    -> Node
  {
    guard let value = map[key] else { throw failure(node, "the key “\(key)” is missing") }
    return value
  }

  /// One of the cases of a type by name.
  ///
  /// - Parameters:
  ///   - parent: where it is missing if `node` is nil.
  ///   - key: what is missing then.
  package func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, at parent: Node, of type: Value.Type, key: String
  ) throws(YAMLFailure) -> Value {
    guard let node else { throw failure(parent, "the key “\(key)” is missing") }
    let name = try string(node)
    guard let value = Value(rawValue: name) else {
      let names = Value.allCases.map(\.rawValue)
      let hint = Spelling.nearest(name, in: names).map { "; did you mean “\($0)”?" }
      throw failure(node, "expected one of \(names.joined(separator: ", "))\(hint ?? "")")
    }
    return value
  }

  /// A mistake at a node.
  ///
  /// - Parameter offset: columns from its beginning.
  package func failure(_ node: Node, _ message: String, offset: Int = 0) -> YAMLFailure {
    YAMLFailure(
      path: path, line: node.mark?.line ?? 1, column: (node.mark?.column ?? 1) + offset,
      message: message)
  }
}
