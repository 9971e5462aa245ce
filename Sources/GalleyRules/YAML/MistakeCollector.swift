import Yams

/// Reads a YAML file to its end and notes every mistake, instead of stopping at the first.
///
/// What cannot be understood is left out of what is read.
package protocol MistakeCollector {
  var yaml: YAMLReader { get }
  /// In the order in which they were met.
  var mistakes: [YAMLFailure] { get set }
}

extension MistakeCollector {
  /// Does what may fail; nil where it did, and the mistake is noted.
  package mutating func attempt<Value>(
    _ body: (inout Self) throws(YAMLFailure) -> Value
  ) -> Value? {
    do {
      return try body(&self)
    } catch {
      mistakes.append(error)
      return nil
    }
  }

  /// The root of a file, or nil where it is empty or no YAML; entries whose keys stand in their mapping already are
  /// mistakes.
  package mutating func root(of text: String) -> Node? {
    let read = yaml.root(of: text)
    mistakes += read.mistakes
    return read.node
  }

  /// The entries of a mapping; those with a key that is none of `keys` are mistakes.
  package mutating func entries(_ node: Node, keys: [String]?) -> [(Node, String, Node)] {
    let pairs = attempt { reader throws(YAMLFailure) in
      node.null != nil ? [] : try reader.yaml.pairs(node)
    }
    return (pairs ?? []).compactMap { key, value in
      attempt { reader throws(YAMLFailure) in
        let name = try reader.yaml.string(key)
        if let keys, !keys.contains(name) {
          throw reader.yaml.unknown(key, "key", name, of: keys)
        }
        return (key, name, value)
      }
    }
  }

  /// The values of a mapping by key, with those that are required.
  ///
  /// A required key is missed only where no key is unknown: it may be the one that is mistyped.
  package mutating func fields(_ node: Node, required: [String] = [], optional: [String] = [])
    -> [String: Node]
  {
    let before = mistakes.count
    let map = Dictionary(
      entries(node, keys: required + optional).map { ($1, $2) },
      uniquingKeysWith: { first, _ in first }
    )
    guard mistakes.count == before else { return map }
    for key in required where map[key] == nil {
      mistakes.append(yaml.failure(node, "the key “\(key)” is missing"))
    }
    return map
  }

  /// The members of a list; none where it is none.
  package mutating func sequence(_ node: Node) -> [Node] {
    attempt { reader throws(YAMLFailure) in try reader.yaml.sequence(node) } ?? []
  }
}
