import Yams

/// Finds the keys that stand twice in their mapping, which Yams refuses without saying where.
///
/// Of two equal keys Yams names the place of one. That one gets another name of the same length, so that every
/// place in the file stays what it is, and the file is read again; once it can be read, each key tells its place.
struct RepeatedKeys {
  /// The file, with the keys renamed so far.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private var scalars: [Unicode.Scalar]
  /// Offsets of the scalars with which lines begin, as YAML 1.1 ends them.
  private let lineStarts: [Int]
  /// What the first letters of keys that were renamed have been, by the place of the key.
  private var renamed: [Place: Unicode.Scalar] = [:]

  /// More are no slips; reading the file again for each would take its time.
  private static let limit = 100
  /// The first of the letters for private use, which no key of ours has.
  private static let privateUse: UInt32 = 0xE000

  private struct Place: Hashable {
    var line: Int
    var column: Int

    init(_ mark: Mark) { (line, column) = (mark.line, mark.column) }
  }

  init(_ yaml: String) {
    scalars = Array(yaml.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() {
      switch scalar {
      case "\r" where offset + 1 < scalars.count && scalars[offset + 1] == "\n": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": starts.append(offset + 1)
      default: break
      }
    }
    lineStarts = starts
  }

  /// Gives the key at a place another name; false where it has none that can be changed letter for letter.
  mutating func rename(at mark: Mark) -> Bool {
    guard renamed.count < Self.limit, lineStarts.indices.contains(mark.line - 1) else {
      return false
    }
    var offset = lineStarts[mark.line - 1] + mark.column - 1
    guard scalars.indices.contains(offset) else { return false }
    let isQuoted = scalars[offset] == "\"" || scalars[offset] == "'"
    if isQuoted { offset += 1 }
    // Not what is written otherwise than it reads, and not what has a meaning in YAML.
    let kept = isQuoted ? "\\\"'" : "&*!|>[{?"
    guard scalars.indices.contains(offset), !kept.unicodeScalars.contains(scalars[offset]),
      renamed[Place(mark)] == nil,
      let other = Unicode.Scalar(Self.privateUse + UInt32(renamed.count))
    else { return false }
    renamed[Place(mark)] = scalars[offset]
    scalars[offset] = other
    return true
  }

  /// A tree with its keys as they are written, without the entries whose keys stand before them already, and the
  /// keys of those.
  func removed(from node: Node) -> (node: Node, repeated: [Node]) {
    guard !renamed.isEmpty else { return (node, []) }
    var repeated: [Node] = []
    return (rebuilt(node, &repeated), repeated)
  }

  private func rebuilt(_ node: Node, _ repeated: inout [Node]) -> Node {
    switch node {
    case .scalar, .alias: return node
    case .sequence(var sequence):
      for index in sequence.indices { sequence[index] = rebuilt(sequence[index], &repeated) }
      return .sequence(sequence)
    case .mapping(let mapping):
      var pairs: [(Node, Node)] = []
      var seen = Set<Node>()
      for (key, value) in mapping {
        let key = original(key)
        if seen.insert(key).inserted {
          pairs.append((key, rebuilt(value, &repeated)))
        } else {
          repeated.append(key)
        }
      }
      return .mapping(
        Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark, mapping.anchor))
    }
  }

  /// A key as it is written.
  private func original(_ key: Node) -> Node {
    guard let scalar = key.scalar, let mark = scalar.mark, let first = renamed[Place(mark)] else {
      return key
    }
    var view = scalar.string.unicodeScalars
    view.removeFirst()
    view.insert(first, at: view.startIndex)
    let tag = scalar.style == .plain ? Tag.implicit : scalar.tag
    return .scalar(Node.Scalar(String(view), tag, scalar.style, mark, scalar.anchor))
  }
}
