/// The affix rules of a Hunspell dictionary, as far as they are needed to write out its words.
///
/// Read from the text of an `.aff` file (hunspell(5)): prefixes, suffixes and their cross products; flags of
/// one character, two, or a number; flag aliases. Compounding is left to Hunspell itself.
struct AffixFile {
  /// A flag as it is written.
  typealias Flag = Substring

  private struct Affix {
    var strip: [Unicode.Scalar]
    var add: [Unicode.Scalar]
    var condition: [Condition]
    var crosses: Bool

    /// Whether the affix may be put to a word, at its end or its start.
    func fits(_ word: [Unicode.Scalar], isSuffix: Bool) -> Bool {
      guard word.count >= max(condition.count, strip.count + 1) else { return false }
      let part = isSuffix ? word.suffix(condition.count) : word.prefix(condition.count)
      guard zip(part, condition).allSatisfy({ $1.matches($0) }) else { return false }
      return isSuffix
        ? word.suffix(strip.count).elementsEqual(strip)
        : word.prefix(strip.count).elementsEqual(strip)
    }
  }

  /// A character of a condition: any, one of some, or none of some.
  private struct Condition {
    var scalars: Set<Unicode.Scalar>
    var isNegated: Bool

    func matches(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) != isNegated }
  }

  /// How flags are written one after the other.
  private enum FlagStyle { case single, long, number }

  private var style = FlagStyle.single
  private var aliases: [Substring] = []
  private var suffixes: [Flag: [Affix]] = [:]
  private var prefixes: [Flag: [Affix]] = [:]
  /// Flags of entries that are no words by themselves, or that are not to be suggested.
  private var hidden: Set<Flag> = []
  private var needsAffix: Flag?

  init(_ text: String) {
    var crosses: [Flag: Bool] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard fields.count > 1 else { continue }
      switch fields[0] {
      case "FLAG": style = fields[1] == "long" ? .long : fields[1] == "num" ? .number : .single
      case "AF": aliases.append(fields[1])
      case "FORBIDDENWORD", "ONLYINCOMPOUND", "NOSUGGEST": hidden.insert(fields[1])
      case "NEEDAFFIX": needsAffix = fields[1]
      case "SFX", "PFX":
        guard fields.count > 3 else { continue }
        // The header says whether suffix and prefix combine: “SFX V N 2”.
        guard let isCrossing = crosses[fields[0] + fields[1]] else {
          crosses[fields[0] + fields[1]] = fields[2] == "Y"
          continue
        }
        let affix = Affix(
          strip: fields[2] == "0" ? [] : Array(fields[2].unicodeScalars),
          add: fields[3].prefix { $0 != "/" } == "0"
            ? [] : Array(fields[3].prefix { $0 != "/" }.unicodeScalars),
          condition: Self.condition(fields.count > 4 ? fields[4] : "."), crosses: isCrossing)
        if fields[0] == "SFX" {
          suffixes[fields[1], default: []].append(affix)
        } else {
          prefixes[fields[1], default: []].append(affix)
        }
      default: break
      }
    }
    // The first alias line says how many there are.
    if !aliases.isEmpty { aliases.removeFirst() }
  }

  private static func condition(_ text: Substring) -> [Condition] {
    guard text != "." else { return [] }
    var result: [Condition] = []
    var openClass: Condition?
    for scalar in text.unicodeScalars {
      switch (scalar, openClass) {
      case ("[", nil): openClass = Condition(scalars: [], isNegated: false)
      case ("^", let open?) where open.scalars.isEmpty: openClass?.isNegated = true
      case ("]", let open?):
        result.append(open)
        openClass = nil
      case (_, .some): openClass?.scalars.insert(scalar)
      case (".", nil): result.append(Condition(scalars: [], isNegated: true))
      default: result.append(Condition(scalars: [scalar], isNegated: false))
      }
    }
    return result
  }

  /// Calls `body` with every form of an entry of the `.dic` file (“walk/GDS po:verb”), the stem first.
  ///
  /// - Parameter isWanted: affixes whose addition is refused here are passed over.
  func forms(
    of line: Substring, isWanted: ([Unicode.Scalar]) -> Bool = { _ in true },
    _ body: (String) -> Void
  ) {
    let entry = line.prefix { $0 != "\t" && $0 != " " }
    let slash = entry.firstIndex(of: "/") ?? entry.endIndex
    let stem = Array(entry[..<slash].unicodeScalars)
    let flags = slash == entry.endIndex ? [] : self.flags(entry[entry.index(after: slash)...])
    guard !stem.isEmpty, hidden.isDisjoint(with: flags) else { return }
    if needsAffix.map({ !flags.contains($0) }) ?? true { body(Self.string(stem)) }
    let ends = flags.flatMap { suffixes[$0] ?? [] }.filter { isWanted($0.add) }
    let starts = flags.flatMap { prefixes[$0] ?? [] }
    for end in ends where end.fits(stem, isSuffix: true) {
      let form = stem.dropLast(end.strip.count) + end.add
      body(Self.string(Array(form)))
      guard end.crosses else { continue }
      for start in starts where start.crosses && start.fits(stem, isSuffix: false) {
        body(Self.string(start.add + form.dropFirst(start.strip.count)))
      }
    }
    for start in starts where start.fits(stem, isSuffix: false) {
      body(Self.string(start.add + stem.dropFirst(start.strip.count)))
    }
  }

  private func flags(_ text: Substring) -> [Flag] {
    var text = text
    if !aliases.isEmpty, let number = Int(text), aliases.indices.contains(number - 1) {
      text = aliases[number - 1]
    }
    switch style {
    case .single:
      return text.indices.map { text[$0...$0] }
    case .number:
      return text.split(separator: ",")
    case .long:
      var flags: [Flag] = []
      while text.count >= 2 {
        flags.append(text.prefix(2))
        text = text.dropFirst(2)
      }
      return flags
    }
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
