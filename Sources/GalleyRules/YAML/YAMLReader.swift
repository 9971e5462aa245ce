import GalleyLanguage
import Yams

/// Reads the nodes of a YAML file and says where what is wrong.
///
/// Rule packs and configuration files are read with it, so that mistakes in both read alike.
package struct YAMLReader: Sendable {
  /// Path of the file, for messages.
  package let path: String

  package init(path: String) { self.path = path }

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
