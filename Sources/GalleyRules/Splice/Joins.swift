import GalleyText

/// The places of a document where a space fell out, and whether the text as a whole lost its spaces.
///
/// A scraper that drops tags glues every link and paragraph of a page to its neighbours, so that joins come in
/// numbers: one tells of the next. A lone join in a long article may be a brand, a code or a typing slip. Both
/// rules that report joins, `missing-space` and `joined-words`, weigh them by that.
package struct Joins: Sendable {
  /// A place where a space is missing.
  package struct Join: Sendable {
    /// From the mark or word before it to the end of the word behind it.
    package var range: TextRange
    /// Offset at which the space belongs.
    package var place: UInt32
    /// How sure it is where nothing else in the text is glued, 0…1.
    package var confidence: Double
    /// Whether it is damage whatever the rest of the text looks like.
    package var isCertain: Bool
    /// Whether a bracket opens behind it, as for the credit of a caption, which is no part of the sentence.
    package var isCredit = false
    /// Whether it tells of a scraper at work. A comma without its space does not: some writers have the habit.
    package var isEvidence: Bool
  }

  /// Joins at a mark: a stop, comma, bracket or quotation mark, with what is said of it.
  package private(set) var atMarks: [(name: String, join: Join)] = []
  /// Joins of two words.
  package private(set) var words: [Join] = []
  /// Whether the text lost its spaces in many places.
  package private(set) var isGlued = false

  /// The least number of joins that makes a text a glued one …
  private static let leastCount = 4
  /// … and the least number a thousand words: about eight an article are usual where a scraper was at work.
  private static let leastDensity = 5

  init(_ context: LintContext) {
    let marks = MarkJoins(context: context)
    let joined = WordJoins(context: context)
    atMarks = marks.find(isGlued: false)
    words = joined.find(isGlued: false)
    let count = atMarks.count { $0.join.isEvidence } + words.count { $0.isEvidence }
    guard count >= Self.leastCount else { return }
    let length = context.document.wordCount(context.document.tokens.indices)
    guard count * 1000 >= Self.leastDensity * length else { return }
    isGlued = true
    atMarks = marks.find(isGlued: true)
    words = joined.find(isGlued: true)
  }
}
