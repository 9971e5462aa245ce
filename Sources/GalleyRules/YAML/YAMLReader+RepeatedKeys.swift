import Yams

extension YAMLReader {
  /// The root of a file, or nil where it is empty or no YAML, with what is wrong with it as YAML.
  ///
  /// An entry whose key stands in its mapping already is a mistake and is left out, so that the rest can be read.
  package func root(of yaml: String) -> (node: Node?, mistakes: [YAMLFailure]) {
    var keys = RepeatedKeys(yaml)
    // What is known of repeated keys where the file cannot be read to its end.
    var mistakes: [YAMLFailure] = []
    while true {
      do {
        guard let root = try Yams.compose(yaml: keys.text) else { return (nil, []) }
        let (node, repeated) = keys.removed(from: root)
        return (
          node,
          repeated.map { failure($0, "the key “\($0.string ?? "")” stands here twice") }
        )
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        mistakes.append(
          YAMLFailure(
            path: path, line: context.mark.line, column: context.mark.column,
            message: "the key “\(names.first ?? "")” stands twice in the mapping that it is in"))
        guard keys.rename(at: context.mark) else { return (nil, mistakes) }
      } catch let error as YamlError {
        return (nil, mistakes + [failure(error)])
      } catch {
        return (
          nil, mistakes + [YAMLFailure(path: path, line: 1, column: 1, message: "\(error)")]
        )
      }
    }
  }

  private func failure(_ error: YamlError) -> YAMLFailure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      YAMLFailure(path: path, line: mark.line, column: mark.column, message: "not YAML: \(problem)")
    default:
      YAMLFailure(path: path, line: 1, column: 1, message: "not YAML: \(error)")
    }
  }
}
