#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a writer may have meant by a word: the noisy channel of Kernighan, Church & Gale (1990).
///
/// Each form of the language is weighed by how probable it is, and how probable it is that it is written so.
package struct Suggester: Sendable {
  /// A form that may have been meant, or two.
  package struct Suggestion: Sendable, Hashable {
    /// As dictionaries write it.
    package var word: String
    /// −log₁₀ of the probability of writing it so.
    package var cost: Float
    /// Log₁₀ of its probability where nothing is known of the place.
    package var prior: Float
    /// Log₁₀ of both, for ranking.
    package var score: Float

    package init(word: String, cost: Float, prior: Float, score: Float) {
      self.word = word
      self.cost = cost
      self.prior = prior
      self.score = score
    }
  }

  private let forms: OnDemand<CandidateForms>
  private let errors: OnDemand<ErrorModel>
  /// How much the frequency of a word counts: rarer words are misspelled more often than they are used.
  package static let priorWeight: Float = 0.75

  /// −log₁₀ of the share of names that are written without a capital.
  private static let smallName: Float = 0.6

  package init(forms: OnDemand<CandidateForms>, errors: OnDemand<ErrorModel>) {
    self.forms = forms
    self.errors = errors
  }

  /// Whether a word is one of the forms as it stands.
  ///
  /// - Complexity: O(log n).
  package func hasForm(_ word: String) -> Bool {
    forms.value.index(of: word).map { forms.value.string($0) == word } ?? false
  }

  /// The likeliest forms, best first.
  ///
  /// - Complexity: a few milliseconds, ten where it is thorough; what costs more than the first few letters allow is not looked at.
  ///
  /// - Parameter isThorough: also looks for what is far from the word, which takes ten times as long.
  package func suggestions(for word: String, limit: Int, isThorough: Bool) -> [Suggestion] {
    let codes = LetterCodes.codes(of: word)
    guard (1...32).contains(codes.count) else { return [] }
    let forms = forms.value
    var search = CandidateSearch(codes, model: errors.value)
    let bounds = Self.bounds(codes.count, isThorough: isThorough)
    let isSmall = word.first?.isLowercase == true
    let regular = RegularForms.meant(by: word.lowercased()).compactMap { forms.index(of: $0) }
    // Cheap ones first: most words have some, and then there is no need to look farther.
    for bound in bounds {
      // The word itself, in another case or with accents, is no suggestion unless it is written otherwise.
      var matches = search.matches(in: forms, within: bound).filter {
        ($0.cost > 0 || forms.string($0.form) != word) && !regular.contains($0.form)
      }
      matches += regular.map { CandidateSearch.Match(form: $0, cost: RegularForms.cost) }
      guard !matches.isEmpty else { continue }
      let ranked = matches.map { match -> Suggestion in
        let prior = forms.priors[match.form]
        let isName = isSmall && forms.string(match.form).first?.isUppercase == true
        return Suggestion(
          word: "", cost: match.cost, prior: prior,
          score: Self.priorWeight * prior - match.cost - (isName ? Self.smallName : 0))
      }
      let order = ranked.indices.sorted { ranked[$0].score > ranked[$1].score }
      // A costlier form would have to be far more frequent.
      let isCertain = ranked[order[0]].score > Self.priorWeight * Self.highestPrior - bound
      guard isCertain || bound == bounds.last else { continue }
      return order.prefix(limit).map { index in
        var suggestion = ranked[index]
        suggestion.word = forms.string(matches[index].form)
        return suggestion
      }
    }
    return []
  }

  /// −log₁₀ of the least probable slip that is looked for unless it is thorough: beyond it nobody should believe
  /// that a word is one.
  package static let nearest: Float = 5

  /// Log₁₀ probability of the most frequent words that longer ones are taken for.
  private static let highestPrior: Float = -4

  private static func bounds(_ length: Int, isThorough: Bool) -> [Float] {
    let last = min(isThorough ? 9 : nearest, 2.8 + 0.75 * Float(length))
    return isThorough ? [6.2].filter { $0 < last } + [last] : [last]
  }
}
