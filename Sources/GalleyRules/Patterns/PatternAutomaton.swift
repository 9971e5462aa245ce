import GalleyText

/// Runs a pattern set over documents in a single pass, as a deterministic automaton whose states are made
/// when a text first needs them (Aho, Sethi & Ullman 1986, 3.7).
///
/// A token costs two look-ups, however many patterns there are. One a worker, as it grows with use.
package final class PatternAutomaton {
  private let set: PatternSet
  private let vocabulary: Vocabulary
  /// Members: states of the set, sorted. The patterns that end in each state.
  private var members: [[Int32]] = []
  private var accepts: [[Int32]] = []
  private var numbers: [[Int32]: Int32] = [:]
  /// Distinct tokens, as far as patterns can tell them apart.
  private var symbols = IntegerTable()
  private var symbolKeys: [SymbolKey] = []
  /// For each symbol whether each predicate holds, where that was asked.
  private var truths: [Bool?] = []
  /// State and symbol to the next state.
  private var transitions = IntegerTable()
  private var gathered: StateGatherer

  /// States are thrown away beyond this number, so that no text makes memory grow without bound.
  private static let limit = 20_000

  package init(_ set: PatternSet, vocabulary: Vocabulary) {
    self.set = set
    self.vocabulary = vocabulary
    gathered = StateGatherer(set)
    reset()
  }

  /// A place where a pattern may end.
  package struct Hit: Sendable {
    /// Index of the pattern in the set.
    package var pattern: Int
    /// Index after its last token.
    package var end: Int
    package var block: Int
  }

  /// What patterns can tell of a token.
  private struct SymbolKey {
    var vocabularyID: UInt32
    var kind: Token.Kind
    var flags: Token.Flags

    /// All of it in 64 bits.
    var packed: UInt64 {
      UInt64(vocabularyID) << 16 | UInt64(kind.rawValue) << 8
        | (flags.contains(.capitalised) ? 1 : 0) | (flags.contains(.allCaps) ? 2 : 0)
        | (flags.contains(.mixedCase) ? 4 : 0)
    }
  }

  /// Every place of a document where a pattern may end, in the order of the text.
  ///
  /// - Complexity: O(tokens), whatever the number of patterns.
  package func hits(in document: Document, vocabularyIDs: [UInt32]) -> [Hit] {
    guard !set.isEmpty else { return [] }
    var hits: [Hit] = []
    for (number, block) in document.blocks.enumerated() {
      var state: Int32 = 0
      for index in block.tokens {
        let token = document.tokens[index]
        let key = SymbolKey(
          vocabularyID: vocabularyIDs[Int(token.word)], kind: token.kind, flags: token.flags)
        let symbol = self.symbol(key)
        let transition = UInt64(state) << 32 | UInt64(symbol)
        if let next = transitions[transition] {
          state = Int32(next)
        } else {
          state = advance(from: state, by: symbol)
          transitions[transition] = UInt32(state)
          if members.count > Self.limit { state = restart(state) }
        }
        for pattern in accepts[Int(state)] {
          hits.append(Hit(pattern: Int(pattern), end: index + 1, block: number))
        }
      }
    }
    return hits
  }

  private func symbol(_ key: SymbolKey) -> UInt32 {
    let packed = key.packed
    if let symbol = symbols[packed] { return symbol }
    let symbol = UInt32(symbolKeys.count)
    symbolKeys.append(key)
    truths += repeatElement(nil, count: set.predicates.count)
    symbols[packed] = symbol
    return symbol
  }

  /// The state after a token: where the patterns under way go, and those that begin with it.
  private func advance(from state: Int32, by symbol: UInt32) -> Int32 {
    let id = symbolKeys[Int(symbol)].vocabularyID
    gathered.removeAll()
    set.forEachStart(with: id) { gathered.insert($0, set) }
    for edge in set.startPredicates where isTrue(edge.index, symbol) {
      gathered.insert(edge.to, set)
    }
    for member in members[Int(state)] {
      set.forEachEdge(of: member) { edge in
        switch edge.label {
        case .literal(let literal): if literal == id { gathered.insert(edge.to, set) }
        case .predicate(let index): if isTrue(index, symbol) { gathered.insert(edge.to, set) }
        case .epsilon: break
        }
      }
    }
    return number(of: gathered.states.sorted())
  }

  private func isTrue(_ predicate: Int32, _ symbol: UInt32) -> Bool {
    let place = Int(symbol) * set.predicates.count + Int(predicate)
    if let known = truths[place] { return known }
    let value = matches(set.predicates[Int(predicate)], symbolKeys[Int(symbol)])
    truths[place] = value
    return value
  }

  /// - Parameter states: sorted, each once.
  private func number(of states: [Int32]) -> Int32 {
    if let number = numbers[states] { return number }
    let number = Int32(members.count)
    numbers[states] = number
    members.append(states)
    accepts.append(
      states.compactMap { set.states[Int($0)].accepts >= 0 ? set.states[Int($0)].accepts : nil })
    return number
  }

  private func reset() {
    members = [[]]
    accepts = [[]]
    numbers = [[]: 0]
    transitions = IntegerTable()
  }

  /// Begins anew with one state.
  private func restart(_ state: Int32) -> Int32 {
    let current = members[Int(state)]
    reset()
    return number(of: current)
  }

  private func matches(_ predicate: PatternSet.Predicate, _ key: SymbolKey) -> Bool {
    switch predicate {
    case .wordClass(let wordClass):
      vocabulary.isMember(key.vocabularyID, of: wordClass)
    case .kind(let kind):
      kind.matches(kind: key.kind, flags: key.flags) {
        vocabulary.isMember(key.vocabularyID, of: vocabulary.quotes)
      }
    }
  }
}

/// A hash table from 64-bit keys to 32-bit values; a look-up is a few nanoseconds.
private struct IntegerTable {
  private var keys = [UInt64](repeating: .max, count: 256)
  private var values = [UInt32](repeating: 0, count: 256)
  private var count = 0

  subscript(key: UInt64) -> UInt32? {
    get {
      var slot = Self.slot(key, keys.count)
      while true {
        let found = keys[slot]
        if found == key { return values[slot] }
        if found == .max { return nil }
        slot = (slot + 1) & (keys.count - 1)
      }
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      place(key, newValue)
      count += 1
    }
  }

  private mutating func place(_ key: UInt64, _ value: UInt32) {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    values[slot] = value
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != .max }
    keys = [UInt64](repeating: .max, count: keys.count * 2)
    values = [UInt32](repeating: 0, count: keys.count)
    for (key, value) in old { place(key, value) }
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 32) & (count - 1)
  }
}
