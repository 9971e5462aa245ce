/// Which forms may stand for a word of a term, and how probable each is.
struct TermWords {
  /// What makes one form of another.
  enum Ending: Hashable { case none, plural, past, participle }

  /// Words that are never exchanged.
  static let functionWords = Set(
    """
    the a an of to and or in on at by for with from as is are was were be been it its this that these \
    those not no nor but if so than then he she they we you i his her their our your my me him them us \
    who whom which what when where how why has have had do does did will would can could may might shall \
    should must there here all any some one two into out up down off over under about
    """.split(separator: " ").map(String.init))

  /// A form and its probability, given the term's word.
  struct Form {
    var word: String
    var probability: Float
    var isSame: Bool
  }

  private let thesaurus: Thesaurus
  private let counts: [String: Int]
  /// Forms by the words that they are forms of.
  private var forms: [String: [(word: String, ending: Ending)]] = [:]

  /// - Parameter counts: occurrences in the corpus.
  init(thesaurus: Thesaurus, counts: [String: Int]) {
    self.thesaurus = thesaurus
    self.counts = counts
    for (word, count) in counts
    where count >= 30 && word.utf8.count >= 3 && !Self.functionWords.contains(word) {
      for (base, ending) in bases(of: word) { forms[base, default: []].append((word, ending)) }
    }
  }

  /// The forms for a term's word, at most `limit`, the likeliest.
  func forms(for word: String, limit: Int) -> [Form] {
    guard word.utf8.count >= 3, !Self.functionWords.contains(word) else {
      return [Form(word: word, probability: 1, isSame: true)]
    }
    var weights: [String: Float] = [:]
    func add(_ synonym: String, _ weight: Float, _ ending: Ending) {
      for form in forms[synonym] ?? [] {
        // Spinners mostly keep the inflection.
        weights[form.word] = max(
          weights[form.word] ?? 0, form.ending == ending ? weight : weight * 0.15)
      }
    }
    let bases = bases(of: word)
    for (base, ending) in bases {
      for (synonym, weight) in thesaurus.synonyms[base] ?? [:] { add(synonym, weight, ending) }
      for derived in thesaurus.derivations[base] ?? [] {
        add(derived, 0.6, .none)
        for (synonym, weight) in thesaurus.synonyms[derived] ?? [:] {
          add(synonym, weight * 0.15, ending)
          for other in thesaurus.derivations[synonym] ?? [] { add(other, weight * 0.25, ending) }
          for form in forms[synonym] ?? [] where form.ending == .participle {
            weights[form.word] = max(weights[form.word] ?? 0, weight * 0.2)
          }
        }
      }
    }
    var same: Set<String> = [word]
    for (base, _) in bases { same.formUnion((forms[base] ?? []).map(\.word)) }
    let kept = weights.filter { !same.contains($0.key) && $0.value >= 0.25 }
    // A third of the words of a spun term stay, most of them as they are.
    let total = kept.values.reduce(0, +)
    let ranked = kept.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
    return same.map { Form(word: $0, probability: $0 == word ? 0.25 : 0.03, isSame: true) }
      + ranked.map { Form(word: $0.key, probability: 0.75 * $0.value / total, isSame: false) }
  }

  /// The words that a word may be a form of, itself among them.
  private func bases(of word: String) -> [(word: String, ending: Ending)] {
    var bases: [(word: String, ending: Ending)] = [(word, .none)]
    func add(_ base: String, _ ending: Ending) {
      guard base.utf8.count >= 3, base != word,
        thesaurus.synonyms[base] != nil || counts[base] ?? 0 >= 200
      else { return }
      bases.append((base, ending))
    }
    if word.hasSuffix("ies"), word.utf8.count > 4 {
      add(word.dropLast(3) + "y", .plural)
    } else if word.hasSuffix("es"), let before = word.dropLast(2).last, "sxzhv".contains(before) {
      add(String(word.dropLast(2)), .plural)
      add(String(word.dropLast()), .plural)
    } else if word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) {
      add(String(word.dropLast()), .plural)
    }
    for (suffix, ending) in [("ing", Ending.participle), ("ed", .past)]
    where word.hasSuffix(suffix) && word.utf8.count > suffix.utf8.count + 2 {
      let stem = String(word.dropLast(suffix.count))
      if let last = stem.last, last == stem.dropLast().last, "bdgklmnprt".contains(last) {
        add(String(stem.dropLast()), ending)
      }
      add(stem + "e", ending)
      add(stem, ending)
      if suffix == "ed", stem.hasSuffix("i") { add(stem.dropLast() + "y", ending) }
    }
    return bases
  }
}
