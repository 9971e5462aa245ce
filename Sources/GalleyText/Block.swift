/// A paragraph, heading or the like: the largest stretch in which sentences are looked for.
package struct Block: Sendable {
  /// From its first to its last character, markup inside included.
  package var range: TextRange
  /// What it is.
  package var kind: Kind
  /// Stretches of text inside `range`; tokens lie in these. One, unless markup stands between.
  package var segments: [Segment]
  /// Whether its line ends are only for show: one sentence runs over several lines.
  package var isHardWrapped: Bool
  /// The table that it is a cell of, counted from 0 in the document; nil for what is in none.
  package var table: Int?
  /// Indices into the document's tokens.
  package var tokens: Range<Int> = 0..<0
  /// Indices into the document's sentences.
  package var sentences: Range<Int> = 0..<0

  package init(
    range: TextRange, kind: Kind, segments: [Segment]? = nil, isHardWrapped: Bool = false
  ) {
    self.range = range
    self.kind = kind
    self.segments = segments ?? [Segment(range, .prose)]
    self.isHardWrapped = isHardWrapped
  }

  /// Whether it is running prose, from which a stop at the end is expected.
  package var isProse: Bool { kind == .paragraph || kind == .quotation }

  /// What a block is.
  package enum Kind: Sendable {
    /// Running prose.
    case paragraph
    /// A headline or cross-head: a short line of its own without a stop.
    case heading
    /// An entry of a list.
    case listItem
    /// Quoted matter.
    case quotation
  }
}

/// A stretch of a block that is tokenized in one go.
package struct Segment: Sendable {
  package var range: TextRange
  package var content: Content
  /// White space between this segment and the one before it.
  package var spacing: Token.Flags

  package init(_ range: TextRange, _ content: Content, spacing: Token.Flags = .spaceBefore) {
    self.range = range
    self.content = content
    self.spacing = spacing
  }

  /// What a stretch holds.
  package enum Content: Sendable, Equatable {
    /// Text to tokenize.
    case prose
    /// Code, a formula, a picture: one token that no rule looks into.
    case opaque
    /// One character that is written in another way (`&rsquo;`).
    case character(Unicode.Scalar)
  }
}
