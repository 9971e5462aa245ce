/// Shell patterns over paths as git reads them (wildmatch with `WM_PATHNAME`).
///
/// `*` and `?` stop at slashes, `**` between slashes stands for any number of folders, `[a-z]` and
/// `[[:alpha:]]` for one character, a backslash takes the meaning of the next character away. Bytes are
/// compared, as git does.
struct Glob: Sendable {
  /// The pattern where it has no special characters, as most have not.
  private let literal: [UInt8]?
  /// The parts of other patterns; nil where it is broken.
  private let elements: [Element]?

  init(_ pattern: [UInt8]) {
    let isLiteral = !pattern.contains { Self.special.contains($0) }
    literal = isLiteral ? pattern : nil
    elements = isLiteral ? [] : Self.parse(pattern)
  }

  /// Characters that mean more than themselves.
  static let special = Set("*?[\\".utf8)

  /// Whether a bracket is open or a backslash stands at the end: such a pattern matches nothing.
  var isBroken: Bool { elements == nil }

  /// Whether the pattern matches a whole path.
  ///
  /// - Complexity: O(pattern × path): what follows a star is tried at each place once.
  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    if let literal { return path.elementsEqual(literal) }
    guard let elements else { return false }
    let path = Array(path)
    // reached[i]: whether the elements so far match the first i bytes.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for element in elements {
      var next = [Bool](repeating: false, count: path.count + 1)
      switch element {
      case .one(let set):
        for index in path.indices where reached[index] && path[index] != Self.slash {
          next[index + 1] = set.contains(path[index])
        }
      case .slash:
        for index in path.indices where reached[index] {
          next[index + 1] = path[index] == Self.slash
        }
      case .star, .everything:
        var isOpen = false
        for index in reached.indices {
          if index > 0, path[index - 1] == Self.slash, case .star = element { isOpen = false }
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      case .folders:
        var isOpen = false
        for index in reached.indices {
          // Nothing, or any number of names with the slash behind each.
          next[index] = reached[index] || isOpen && path[index - 1] == Self.slash
          isOpen = isOpen || reached[index]
        }
      }
      reached = next
    }
    return reached[path.count]
  }

  private static let slash = UInt8(ascii: "/")

  private enum Element: Sendable {
    /// One byte out of a set; never a slash.
    case one(ByteSet)
    case slash
    /// Any bytes but slashes.
    case star
    /// Any bytes.
    case everything
    /// Any number of folders, each with its slash.
    case folders
  }

  /// The parts of a pattern, or nil where it is broken.
  private static func parse(_ pattern: [UInt8]) -> [Element]? {
    var elements: [Element] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      switch byte {
      case slash:
        elements.append(.slash)
        index += 1
      case UInt8(ascii: "?"):
        elements.append(.one(.all))
        index += 1
      case UInt8(ascii: "*"):
        let start = index
        while index < pattern.count, pattern[index] == byte { index += 1 }
        let opens = start == 0 || pattern[start - 1] == slash
        guard index - start >= 2, opens, index == pattern.count || pattern[index] == slash else {
          elements.append(.star)
          continue
        }
        if index == pattern.count {
          elements.append(.everything)
        } else {
          elements.append(.folders)
          index += 1
        }
      case UInt8(ascii: "["):
        guard let (set, end) = ByteSet.parse(pattern, after: index) else { return nil }
        elements.append(.one(set))
        index = end
      default:
        if byte == UInt8(ascii: "\\") { index += 1 }
        guard index < pattern.count else { return nil }
        elements.append(pattern[index] == slash ? .slash : .one(ByteSet([pattern[index]])))
        index += 1
      }
    }
    return elements
  }
}

/// A set of bytes.
private struct ByteSet: Sendable {
  private var members = [Bool](repeating: false, count: 256)

  static let all = ByteSet(0...255)

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { members[Int(byte)] = true }
  }

  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// A bracket expression.
  ///
  /// - Parameter open: place of its bracket.
  /// - Returns: the set and the place behind it; nil where the bracket stays open.
  static func parse(_ pattern: [UInt8], after open: Int) -> (ByteSet, Int)? {
    var index = open + 1
    func peek(_ offset: Int = 0) -> UInt8? {
      index + offset < pattern.count ? pattern[index + offset] : nil
    }
    let isNegated = peek() == UInt8(ascii: "!") || peek() == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var set = ByteSet([])
    var previous: UInt8?
    var isFirst = true
    while true {
      guard var byte = peek() else { return nil }
      if byte == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      if byte == UInt8(ascii: "-"), let low = previous, let next = peek(1),
        next != UInt8(ascii: "]")
      {
        index += 1
        var high = next
        if high == UInt8(ascii: "\\") {
          index += 1
          guard let escaped = peek() else { return nil }
          high = escaped
        }
        if low <= high { set.insert(low...high) }
        previous = nil
        index += 1
        continue
      }
      if byte == UInt8(ascii: "["), peek(1) == UInt8(ascii: ":") {
        // Git looks for the bracket that closes the class, then for the colon before it.
        guard let close = pattern[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else {
          return nil
        }
        if close > index + 2, pattern[close - 1] == UInt8(ascii: ":") {
          let name = String(decoding: pattern[(index + 2)..<(close - 1)], as: UTF8.self)
          guard let test = classes[name] else { return nil }
          set.insert((0...127).filter(test))
          previous = nil
          index = close + 1
          continue
        }
      }
      if byte == UInt8(ascii: "\\") {
        index += 1
        guard let escaped = peek() else { return nil }
        byte = escaped
      }
      set.insert([byte])
      previous = byte
      index += 1
    }
    if isNegated { set.members = set.members.map { !$0 } }
    return (set, index + 1)
  }

  private mutating func insert(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { members[Int(byte)] = true }
  }

  /// POSIX classes in the C locale.
  private static let classes: [String: @Sendable (UInt8) -> Bool] = {
    let upper: @Sendable (UInt8) -> Bool = { (0x41...0x5A).contains($0) }
    let lower: @Sendable (UInt8) -> Bool = { (0x61...0x7A).contains($0) }
    let digit: @Sendable (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let alnum: @Sendable (UInt8) -> Bool = { upper($0) || lower($0) || digit($0) }
    let graph: @Sendable (UInt8) -> Bool = { (0x21...0x7E).contains($0) }
    return [
      "alnum": alnum, "alpha": { upper($0) || lower($0) }, "blank": { $0 == 0x20 || $0 == 0x09 },
      "cntrl": { $0 < 0x20 || $0 == 0x7F }, "digit": digit, "graph": graph, "lower": lower,
      "print": { graph($0) || $0 == 0x20 }, "punct": { graph($0) && !alnum($0) },
      "space": { $0 == 0x20 || (0x09...0x0D).contains($0) }, "upper": upper,
      "xdigit": { digit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) },
    ]
  }()
}
