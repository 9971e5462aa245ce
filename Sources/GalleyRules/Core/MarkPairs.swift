import GalleyText

/// Quotation marks and brackets of a document, paired paragraph by paragraph.
///
/// News convention: a quotation that runs over paragraphs reopens at each and closes once. Apostrophes,
/// elisions (’90s, ’tis), feet and inches are no quotation marks; “a)” and “:)” are no brackets.
package struct MarkPairs: Sendable {
  /// A mark with its partner; both are token indices.
  package struct Pair: Sendable {
    package var open: Int
    package var close: Int
  }

  /// A mark that has no partner.
  package struct Stray: Sendable {
    package var token: Int
    package var kind: Kind
    package var isOpening: Bool
    /// The complete pair of the same kind that stands before it in its paragraph, if any.
    package var pairBefore: Pair?
    /// Whether another quotation opens or closes behind it in its paragraph.
    package var hasMarkAfter: Bool
    package var block: Int
  }

  package enum Kind: Sendable {
    case double, single, bracket
  }

  /// Pairs in the order of their closing marks.
  package private(set) var pairs: [Pair] = []
  /// Marks without a partner, in the order of the text.
  package private(set) var strays: [Stray] = []

  /// Tokens that open a pair, and those that close one.
  package private(set) var opening: Set<Int> = []
  package private(set) var closing: Set<Int> = []
  /// For each closing mark the one that opened it.
  private var openings: [Int: Int] = [:]

  /// Pairs whose opening mark stands at the end of the paragraph before the one that it opens.
  package private(set) var misplaced: [Pair] = []

  /// Tokens inside a quotation or its marks.
  private var quoted: [Range<Int>] = []

  /// - Parameter isElision: whether a word is one that an apostrophe begins (“tis”, “em”).
  init(document: Document, isElision: (Int) -> Bool) {
    // Openings of the last few paragraphs that may yet be closed, and those that were.
    var unclosed: [Stray] = []
    var matched = Set<Int>()
    for index in document.blocks.indices {
      var scan = BlockScan(document: document, block: index)
      scan.run(isElided: isElision)
      pairs += scan.pairs.map(\.pair)
      quoted += scan.pairs.filter { $0.kind != .bracket }.map { $0.pair.open..<$0.pair.close + 1 }
      for stray in scan.strays {
        // A line break behind an opening mark left it at the end of the paragraph before.
        if !stray.isOpening, stray.pairBefore == nil, index > 0, let last = strays.last,
          !last.isOpening, last.block == index - 1, last.kind == stray.kind, !last.hasMarkAfter,
          last.token == document.blocks[index - 1].tokens.last
        {
          strays.removeLast()
          misplaced.append(Pair(open: last.token, close: stray.token))
          continue
        }
        // A mark left open in an earlier paragraph and one that closes nothing here are a pair.
        if !stray.isOpening, stray.pairBefore == nil,
          let match = unclosed.firstIndex(where: {
            $0.kind == stray.kind && index - $0.block <= 4 && index != $0.block
          })
        {
          let open = unclosed.remove(at: match)
          matched.insert(open.token)
          pairs.append(Pair(open: open.token, close: stray.token))
        } else {
          strays.append(stray)
        }
      }
      if let reopened = scan.strays.last(where: { $0.isOpening && $0.kind == .double }),
        Self.continues(document, after: index, from: reopened)
      {
        matched.insert(reopened.token)
        quoted.append(reopened.token..<document.blocks[index].tokens.upperBound)
      }
      unclosed += scan.strays.filter { $0.isOpening && !matched.contains($0.token) }
      unclosed.removeAll { index - $0.block >= 4 }
    }
    strays.removeAll { matched.contains($0.token) }
    strays.sort { $0.token < $1.token }
    // What is never closed is a quotation to the end of its paragraph.
    quoted += strays.filter { $0.isOpening && $0.kind == .double }.map {
      $0.token..<document.blocks[$0.block].tokens.upperBound
    }
    quoted.sort { $0.lowerBound < $1.lowerBound }
    opening = Set(pairs.map(\.open))
    closing = Set(pairs.map(\.close))
    openings = Dictionary(pairs.map { ($0.close, $0.open) }) { first, _ in first }
  }

  /// The mark that a closing one closes, or nil.
  package func partner(ofClosing token: Int) -> Int? { openings[token] }

  /// Whether a token stands in a quotation.
  ///
  /// - Complexity: O(log quotations).
  package func isQuoted(_ token: Int) -> Bool {
    var low = 0
    var high = quoted.count
    while low < high {
      let middle = (low + high) / 2
      if quoted[middle].lowerBound <= token { low = middle + 1 } else { high = middle }
    }
    // Quotations within quotations begin later and end sooner.
    return quoted[..<low].suffix(8).contains { $0.contains(token) }
  }

  /// Whether a quotation left open in a paragraph is reopened by the next one.
  private static func continues(_ document: Document, after block: Int, from stray: Stray) -> Bool {
    guard let next = document.blocks[(block + 1)...].first(where: { $0.kind != .heading }),
      let first = next.tokens.first
    else { return false }
    return ["“", "\""].contains(document.mark(first))
  }
}

/// The marks of one paragraph.
private struct BlockScan {
  let document: Document
  let block: Int
  var pairs: [(kind: MarkPairs.Kind, pair: MarkPairs.Pair)] = []
  var strays: [MarkPairs.Stray] = []
  private var open: [(kind: MarkPairs.Kind, token: Int, mark: Unicode.Scalar)] = []
  private var unopened: [(kind: MarkPairs.Kind, token: Int)] = []
  /// The last mark of each kind.
  private var marks: [MarkPairs.Kind: Int] = [:]

  init(document: Document, block: Int) {
    self.document = document
    self.block = block
  }

  mutating func run(isElided: (Int) -> Bool) {
    for token in document.blocks[block].tokens {
      guard document.tokens[token].kind == .punctuation, let mark = document.mark(token) else {
        continue
      }
      switch mark {
      case "„": opens(.double, token, mark)
      case "“":
        // „So“ quotes German.
        if isOpen("„") { closes(.double, token) } else { opens(.double, token, mark) }
      case "”": closes(.double, token)
      case "\"": straightDouble(token)
      case "«":
        // So does »so«; a lone » opens where it stands before a word and behind none.
        if isOpen("»") { closes(.double, token) } else { opens(.double, token, mark) }
      case "»":
        if !isOpen("«"), isBeforeText(token), !isAfterText(token) {
          opens(.double, token, mark)
        } else {
          closes(.double, token)
        }
      case "‚" where isBeforeText(token): opens(.single, token, mark)
      case "‘":
        if isOpen("‚") {
          closes(.single, token)
        } else if !isElision(token, isElided) {
          opens(.single, token, mark)
        }
      case "’": if !isElision(token, isElided) { curlyApostrophe(token) }
      case "(", "[": if !isEmoticon(token) { opens(.bracket, token, mark) }
      case ")", "]": if !isEmoticon(token) { closesBracket(token, mark) }
      default: break
      }
    }
    for mark in open { stray(mark.kind, mark.token, isOpening: true) }
    for mark in unopened { stray(mark.kind, mark.token, isOpening: false) }
    strays.sort { $0.token < $1.token }
  }

  private func isOpen(_ mark: Unicode.Scalar) -> Bool { open.contains { $0.mark == mark } }

  private mutating func opens(_ kind: MarkPairs.Kind, _ token: Int, _ mark: Unicode.Scalar) {
    marks[kind] = token
    open.append((kind, token, mark))
  }

  private mutating func closes(_ kind: MarkPairs.Kind, _ token: Int) {
    marks[kind] = token
    if let match = open.lastIndex(where: { $0.kind == kind }) {
      pairs.append((kind, MarkPairs.Pair(open: open[match].token, close: token)))
      open.remove(at: match)
    } else {
      unopened.append((kind, token))
    }
  }

  private mutating func closesBracket(_ token: Int, _ mark: Unicode.Scalar) {
    marks[.bracket] = token
    let partner: Unicode.Scalar = mark == ")" ? "(" : "["
    if let match = open.lastIndex(where: { $0.kind == .bracket && $0.mark == partner }) {
      pairs.append((.bracket, MarkPairs.Pair(open: open[match].token, close: token)))
      open.remove(at: match)
    } else if !isListMarker(token), !isKey(token) {
      unopened.append((.bracket, token))
    }
  }

  /// A straight mark opens after a space and closes before one; feet and inches do neither.
  private mutating func straightDouble(_ token: Int) {
    let isOpen = open.contains { $0.kind == .double }
    let glued = isAfterText(token)
    let followed = isBeforeText(token)
    if glued, isInch(token, isOpen: isOpen) { return }
    if glued, !followed {
      closes(.double, token)
    } else if !glued, followed {
      opens(.double, token, "\"")
    } else if isOpen {
      closes(.double, token)
    } else {
      opens(.double, token, "\"")
    }
  }

  private mutating func curlyApostrophe(_ token: Int) {
    guard open.contains(where: { $0.kind == .single }), isAfterText(token) else { return }
    // The plural possessive inside single quotes: a later mark closes them.
    if token > 0, document.form(token - 1).hasSuffix("s"), closesLater(than: token),
      !isBeforePunctuation(token)
    {
      return
    }
    closes(.single, token)
  }

  private func closesLater(than token: Int) -> Bool {
    for later in token + 1..<document.blocks[block].tokens.upperBound {
      switch document.mark(later) {
      case "’": return true
      case "‘": return false
      default: break
      }
    }
    return false
  }

  private mutating func stray(_ kind: MarkPairs.Kind, _ token: Int, isOpening: Bool) {
    let before = lastPair(of: kind, before: token)
    let isLast = token >= (marks[kind] ?? 0)
    strays.append(
      MarkPairs.Stray(
        token: token, kind: kind, isOpening: isOpening, pairBefore: before,
        hasMarkAfter: !isLast, block: block))
  }

  /// The last complete pair of a kind before a token.
  private func lastPair(of kind: MarkPairs.Kind, before token: Int) -> MarkPairs.Pair? {
    // Pairs stand in the order of their closing marks.
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].pair.close < token { low = middle + 1 } else { high = middle }
    }
    return pairs[..<low].suffix(64).last { $0.kind == kind }?.pair
  }

  /// Whether text stands right before the mark.
  private func isAfterText(_ token: Int) -> Bool {
    guard token > document.blocks[block].tokens.lowerBound, document.isGlued(token) else {
      return false
    }
    switch document.mark(token - 1) {
    case "(", "[", "—", "–", "‘", "/": return false
    default: return true
    }
  }

  /// Whether a word or an opening mark stands right behind the mark.
  private func isBeforeText(_ token: Int) -> Bool {
    let next = token + 1
    guard next < document.blocks[block].tokens.upperBound, document.isGlued(next) else {
      return false
    }
    let kind = document.tokens[next].kind
    if kind != .punctuation && kind != .symbol { return true }
    switch document.mark(next) {
    case "(", "[", "‘", "'", "“", "…", "$", "@", "#", "’", "¿", "¡": return true
    default: return false
    }
  }

  private func isBeforePunctuation(_ token: Int) -> Bool {
    let next = token + 1
    guard next < document.blocks[block].tokens.upperBound else { return true }
    return document.isGlued(next) || document.tokens[next].kind == .punctuation
  }

  /// 6'2", 12": a digit right before, and either feet before that, or no quotation that it can close:
  /// none is open, or a later mark closes it.
  private func isInch(_ token: Int, isOpen: Bool) -> Bool {
    guard document.tokens[token - 1].flags.contains(.digit) else { return false }
    if !isOpen { return true }
    let later = (token + 1..<document.blocks[block].tokens.upperBound).first {
      document.mark($0) == "\""
    }
    if let later, isAfterText(later), !isBeforeText(later) { return true }
    guard token >= 3 else { return false }
    return ["'", "’"].contains(document.mark(token - 2)) && document.isGlued(token - 1)
      && document.tokens[token - 3].flags.contains(.digit)
  }

  /// ’90s, ’tis, rock ’n’ roll: the apostrophe stands for what was left out.
  private func isElision(_ token: Int, _ isElided: (Int) -> Bool) -> Bool {
    let next = token + 1
    guard next < document.blocks[block].tokens.upperBound, document.isGlued(next),
      !isAfterText(token)
    else { return false }
    if document.tokens[next].flags.contains(.digit) { return true }
    return isElided(next)
  }

  private func isEmoticon(_ token: Int) -> Bool {
    guard token > document.blocks[block].tokens.lowerBound, document.isGlued(token) else {
      return false
    }
    switch document.mark(token - 1) {
    case ":", ";", "—", "=": return true
    case "-": return token > 1 && [":", ";"].contains(document.mark(token - 2))
    default: return false
    }
  }

  /// “Ctrl+]”: the bracket is a key.
  private func isKey(_ token: Int) -> Bool {
    token > document.blocks[block].tokens.lowerBound && document.isGlued(token)
      && document.isMark(token - 1, "+")
  }

  /// “a)”, “1)”, “iv)” at the start of an item.
  private func isListMarker(_ token: Int) -> Bool {
    let previous = token - 1
    guard previous >= document.blocks[block].tokens.lowerBound, document.isGlued(token) else {
      return false
    }
    let marker = document.tokens[previous]
    let form = document.form(previous)
    return marker.flags.contains(.spaceBefore)
      && (marker.range.count == 1 || marker.kind == .number && marker.range.count <= 2
        || form.allSatisfy { "ivx".contains($0) })
  }
}
