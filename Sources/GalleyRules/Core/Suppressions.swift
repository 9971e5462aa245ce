import GalleyText

/// What the text itself tells the linter to pass over: directives, and words marked `[sic]`.
package struct Suppressions {
  private var regions: [Region] = []
  /// For each directive whether it orders anything: `on` may end nothing, `ignore` have nothing behind it.
  private var isIdle: [Bool]

  /// A stretch that is passed over.
  private struct Region {
    var range: TextRange
    /// Rules and categories; empty for all.
    var names: Set<String>
    /// Rules and categories that are passed over no longer.
    var exceptions: Set<String> = []
    /// The directive that orders it; nil for `[sic]`.
    var directive: Int?
    /// Which of the names something was found for; the empty name stands for all.
    var used: Set<String> = []

    func matches(_ diagnostic: Diagnostic) -> [String] {
      let own = [diagnostic.rule, diagnostic.category.rawValue]
      guard exceptions.isDisjoint(with: own) else { return [] }
      return names.isEmpty ? [""] : own.filter(names.contains)
    }

    /// Whether it may pass over some of what names stand for: it is about all rules, or about a category of which a
    /// rule is named, or the other way round.
    func mayHold(_ others: Set<String>) -> Bool {
      guard !names.isEmpty, !others.isEmpty else { return !others.isEmpty }
      let (kinds, otherKinds) = (names.map(Self.isCategory), others.map(Self.isCategory))
      return kinds.contains(true) && otherKinds.contains(false)
        || kinds.contains(false) && otherKinds.contains(true)
    }

    private static func isCategory(_ name: String) -> Bool { Category(rawValue: name) != nil }
  }

  package init(_ document: Document) {
    isIdle = Array(repeating: false, count: document.directives.count)
    var open: [Region] = []
    for (index, directive) in document.directives.enumerated() {
      let names = Set(directive.names.map(\.text))
      switch directive.action {
      case .ignore:
        if let range = Self.ignored(by: directive, document) {
          regions.append(Region(range: range, names: names, directive: index))
        } else {
          isIdle[index] = true
        }
      case .off:
        let end = UInt32(document.source.bytes.count)
        open.append(
          Region(range: TextRange(directive.range.end, end), names: names, directive: index))
      case .on:
        isIdle[index] = !end(names, of: &open, at: directive.range.start)
      case .unknown: break
      }
    }
    regions += open
    markSic(document)
  }

  /// Ends what `off` began: all of it without names; with names, those alone.
  ///
  /// - Returns: whether there was anything to end.
  private mutating func end(_ names: Set<String>, of open: inout [Region], at place: UInt32) -> Bool
  {
    var isAnyEnded = false
    open = open.compactMap { region in
      let ended = names.isEmpty ? region.names : region.names.intersection(names)
      let others = names.subtracting(ended).subtracting(region.exceptions)
      guard names.isEmpty || !ended.isEmpty || region.mayHold(others) else { return region }
      isAnyEnded = true
      var before = region
      before.range.end = place
      regions.append(before)
      var rest = region
      rest.range.start = place
      rest.names.subtract(ended)
      rest.exceptions.formUnion(others)
      return rest.names.isEmpty && (names.isEmpty || !region.names.isEmpty) ? nil : rest
    }
    return isAnyEnded
  }

  /// What an `ignore` is about: the paragraph in which it stands, or behind which in its line; else the next
  /// one, or the whole of the next table. Nil where there is none.
  ///
  /// A line that goes on behind a comment at its beginning is HTML (CommonMark, HTML blocks), which nobody lints.
  private static func ignored(by directive: Directive, _ document: Document) -> TextRange? {
    let source = document.source
    let number = source.lineIndex.line(containing: Int(directive.range.start))
    let line = source.lineRange(number)
    let isBehind = document.blocks.last { $0.range.start < directive.range.start }
    if let block = isBehind, block.range.end > line.start { return block.range }
    let lastLine = source.lineRange(source.lineIndex.line(containing: Int(directive.range.end)))
    let rest = TextRange(directive.range.end, max(directive.range.end, lastLine.end))
    let text = source.string(rest).drop(while: \.isWhitespace)
    guard text.isEmpty || text.hasPrefix("<!--"),
      let next = document.blocks.firstIndex(where: { $0.range.start >= directive.range.end })
    else { return nil }
    let first = document.blocks[next]
    guard let table = first.table else { return first.range }
    return document.blocks[next...].prefix { $0.table == table }
      .reduce(first.range) { $0.union($1.range) }
  }

  /// “[sic]” or “(sic)” behind a word: the word is as the source has it.
  private mutating func markSic(_ document: Document) {
    guard let sic = document.words.id(of: "sic") else { return }
    for index in document.tokens.indices
    where document.tokens[index].word == sic && index >= 2 && index + 1 < document.tokens.count {
      guard ["[", "("].contains(document.mark(index - 1)),
        ["]", ")"].contains(document.mark(index + 1))
      else { continue }
      regions.append(
        Region(
          range: TextRange(document.tokens[index - 2].start, document.tokens[index + 1].end),
          names: []))
    }
  }

  /// Whether a diagnostic is to be passed over; remembers what passed over it.
  mutating func cover(_ diagnostic: Diagnostic) -> Bool {
    var isCovered = false
    for index in regions.indices where Self.reaches(regions[index].range, diagnostic.range) {
      let names = regions[index].matches(diagnostic)
      regions[index].used.formUnion(names)
      isCovered = isCovered || !names.isEmpty
    }
    return isCovered
  }

  /// Whether a directive that names a rule covers a diagnostic of it, as blanket ones do not.
  func coverByName(_ diagnostic: Diagnostic) -> Bool {
    regions.contains {
      $0.names.contains(diagnostic.rule) && Self.reaches($0.range, diagnostic.range)
    }
  }

  /// Whether an edit that mends a diagnostic would change what is to be passed over.
  package func forbid(_ edit: TextRange, _ diagnostic: Diagnostic) -> Bool {
    regions.contains { region in
      !region.matches(diagnostic).isEmpty
        && (edit.isEmpty
          ? region.range.start < edit.start && edit.start < region.range.end
          : region.range.overlaps(edit))
    }
  }

  /// Which names of a directive nothing was found for.
  ///
  /// - Returns: the unused names, the empty one for all; empty where the directive did its work.
  func unused(_ directive: Int, names: [String]) -> [String] {
    if isIdle[directive] { return names.isEmpty ? [""] : names }
    let own = regions.filter { $0.directive == directive }
    // `on` has no region of its own.
    guard !own.isEmpty else { return [] }
    let used = own.reduce(into: Set<String>()) { $0.formUnion($1.used) }
    return (names.isEmpty ? [""] : names).filter { !used.contains($0) }
  }

  private static func reaches(_ region: TextRange, _ place: TextRange) -> Bool {
    place.touches(region) && (region.overlaps(place) || place.isEmpty)
  }
}
