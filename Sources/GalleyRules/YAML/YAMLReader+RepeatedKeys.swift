import Yams

extension YAMLReader {
  /// The root of a file, or nil where it is empty or no YAML, with what is wrong with it as YAML.
  ///
  /// An entry whose key stands in its mapping already is a mistake and is left out, so that the rest can be read.
  package func root(of yaml: String) -> (node: Node?, mistakes: [YAMLFailure]) {
    var text = yaml
    var lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var mistakes: [YAMLFailure] = []
    while true {
      do {
        return (try Yams.compose(yaml: text), mistakes)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        for key in keys {
          let repeated = Self.repeated(key, in: lines, from: context.mark)
          mistakes.append(
            YAMLFailure(
              path: path, line: repeated.map { $0.lowerBound + 1 } ?? context.mark.line,
              column: context.mark.column, message: "the key “\(key)” stands here twice"))
          guard let repeated else { return (nil, mistakes) }
          for line in repeated { lines[line] = "" }
        }
        text = lines.joined(separator: "\n")
      } catch let error as YamlError {
        return (nil, mistakes + [failure(error)])
      } catch {
        return (
          nil, mistakes + [YAMLFailure(path: path, line: 1, column: 1, message: "\(error)")]
        )
      }
    }
  }

  /// The lines of the second entry of a key; nil in a mapping in braces.
  ///
  /// - Parameter mark: where the mapping begins.
  private static func repeated(_ key: String, in lines: [Substring], from mark: Mark) -> Range<Int>?
  {
    let indentation = mark.column - 1
    /// Columns before the text of a line; nil where it has none.
    func depth(_ line: Int) -> Int? {
      let text = lines[line].drop { $0 == " " }
      return text.isEmpty || text.hasPrefix("#") ? nil : lines[line].count - text.count
    }
    func isEntry(_ line: Int) -> Bool {
      guard line == mark.line - 1 || depth(line) == indentation else { return false }
      let text = lines[line].dropFirst(indentation)
      return [key, "\"\(key)\"", "'\(key)'"].contains { name in
        text.hasPrefix(name)
          && text.dropFirst(name.count).drop { $0 == " " || $0 == "\t" }.hasPrefix(":")
      }
    }
    let behind = mark.line..<lines.count
    let end = behind.first { depth($0).map { $0 < indentation } ?? false } ?? lines.count
    guard let start = (mark.line - 1..<end).filter(isEntry).dropFirst().first else { return nil }
    let next = (start + 1..<end).first { line in
      // A list may stand as far left as its key.
      depth(line) == indentation && !lines[line].dropFirst(indentation).hasPrefix("-")
    }
    return start..<(next ?? end)
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
