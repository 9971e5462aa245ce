import GalleyText

/// What may have stood at a place before the damage.
package struct Hypothesis: Sendable {
  /// How the damage came about.
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// One word stands for another.
    case substitution
    /// Two words were one, or were one made of two.
    case join
    case split
    /// A word is left over.
    case drop
    /// A word of grammar fell out.
    case add
    /// A stop and some words broke a sentence.
    case bridge
  }

  /// What is weighed alike: for each the evidence counts differently.
  package enum Group: UInt8, CaseIterable, Sendable {
    case typo, sound, nearSound, form, function, unknown, boundary, drop, add, bridge
  }

  package var kind: Kind
  /// What is replaced: places of the ``Reading``; empty for a word that fell out.
  package var places: Range<Int>
  /// What stood there, at most two words.
  package var words: Words
  /// Which channels of a substitution lead from the one word to the other.
  package var channels: Neighbours.Channels
  package var shape: EditShape
  /// Log₁₀ of how much likelier the text is with it.
  package var gain: Float
  /// What of the gain falls to the replaced words themselves; the rest falls to those behind them.
  package var ownGain: Float
  /// Longest n-grams that bear out the text as it is, and as it may have been: at the place and behind it.
  package var orders: Orders
  /// Probability that this is what stood there.
  package var probability: Float = 0
  /// Probability that something is wrong there: all that may have stood there instead counts.
  package var confidence: Float = 0
  /// Less likely ones of the same place and kind, the likeliest first.
  package var alternatives: [Hypothesis] = []

  /// Whether what stands there is a word that no dictionary has.
  package var isUnknown = false
  /// Whether the words next to the place speak too little for it, so that more must; see ``Evidence/isBorneOut(_:)``.
  package var isWeak = false
  /// Whether what stands there is pointed to, and nothing before has to do with it; see
  /// ``Evidence/pointsAtNothing(_:_:)``.
  package var pointsAtNothing = false

  /// The places that it says something of: a word that fell out takes the place behind it.
  var touched: Range<Int> {
    places.isEmpty ? places.lowerBound..<places.lowerBound + 1 : places
  }

  /// The group that it is weighed in.
  package var group: Group {
    switch kind {
    case .join, .split: return .boundary
    case .drop: return .drop
    case .add: return .add
    case .bridge: return .bridge
    case .substitution:
      if isUnknown { return .unknown }
      if channels.contains(.function) { return .function }
      if channels.contains(.form) || shape.kind == .finalS { return .form }
      if channels.contains(.sound) { return .sound }
      return channels.isDisjoint(with: [.typo, .glyph]) ? .nearSound : .typo
    }
  }

  /// A hypothesis of words at places, without evidence.
  package init(
    _ kind: Kind, _ places: Range<Int>, _ words: Words, channels: Neighbours.Channels = [],
    shape: EditShape = EditShape(code: 0), gain: Float = 0, ownGain: Float = 0,
    orders: Orders = Orders()
  ) {
    self.kind = kind
    self.places = places
    self.words = words
    self.channels = channels
    self.shape = shape
    self.gain = gain
    self.ownGain = ownGain
    self.orders = orders
  }

  /// Up to two words, without an allocation.
  package struct Words: Sendable, Equatable {
    package var count: Int
    package var first: ModelWord
    package var second: ModelWord

    package init() { (count, first, second) = (0, 0, 0) }

    package init(_ word: ModelWord) { (count, first, second) = (1, word, 0) }

    package init(_ first: ModelWord, _ second: ModelWord) {
      (count, self.first, self.second) = (2, first, second)
    }

    package subscript(index: Int) -> ModelWord { index == 0 ? first : second }
  }

  /// See ``Hypothesis/orders``.
  package struct Orders: Sendable {
    package var seen: Int8 = 1
    package var seenNext: Int8 = 1
    package var meant: Int8 = 1
    package var meantNext: Int8 = 1
  }
}
