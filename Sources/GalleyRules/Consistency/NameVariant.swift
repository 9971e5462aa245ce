import GalleyLanguage
import GalleyText

/// A name that is written in another way elsewhere in the article.
package struct NameVariant: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "name-variant", category: .consistency,
    summary: "a name that the article otherwise spells in another way",
    explanation: """
      “Medvedev” five times and “Medvedyev” once: a slip, or a text put together from sources with spellings of \
      their own. A name that no dictionary has and that occurs once is flagged where the article has three \
      times or more a name that is one letter away or sounds the same. The fix is the frequent form.

      Plurals, adjectives and the forms of women's names (“Ivanova” beside “Ivanov”) are left alone, and so \
      are two people with first names of their own (“Anna Smythe” beside “John Smithe”). What differs in its \
      first letter or stands in a quotation is a note.
      """,
    languages: ["en"],
    overrides: ["unknown-name", "misspelling", "misread-word"],
    examples: [
      Example(
        """
        Dmitry Medvedev spoke. Medvedev left, and nobody followed Mr Medvedev. Later ⟦Medvedyev⟧ came back.
        """,
        fixed: """
          Dmitry Medvedev spoke. Medvedev left, and nobody followed Mr Medvedev. Later Medvedev came back.
          """),
      Example(
        "Anna Kowalska met Jan Kowalski. Kowalski spoke, Kowalski left, and then Kowalska did. Kowalskis, all."
      ),
      Example(
        "John Smithe spoke. Smithe left. Nobody followed Smithe when Anna Smythe came to the house."
      ),
      Example(
        "Iran spoke, Iran left, Iran came, and an Iranian and a Qatari met Qatar, Qatar and Qatar."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let unknown = context.unknownWords
    let rare = unknown.places.filter { place in
      place.kind == .name && !place.isPart && place.word.utf8.count >= 5
        && unknown.counts[place.word.lowercased()] == 1
        && context.document.tokens[place.token].flags.contains(.capitalised)
        && context.document.tokens[place.token].flags.isDisjoint(with: .allCaps | .apostrophe)
    }
    guard !rare.isEmpty else { return }
    let names = frequentNames(context)
    guard !names.isEmpty else { return }
    for place in rare {
      let letters = Array(place.word.lowercased().unicodeScalars)
      let key = Self.sound(letters)
      let near = names.filter { name in
        Self.isVariant(letters, name.letters)
          || letters.count >= 6 && letters.first == name.letters.first && key == name.sound
            && key.count >= 4 && abs(letters.count - name.letters.count) <= 2
            && !Self.isInflected(letters, name.letters)
      }
      guard let name = near.max(by: { $0.tokens.count < $1.tokens.count }),
        !isSomebodyElse(place.token, name.tokens, context)
      else { continue }
      let isSure = letters.first == name.letters.first && !context.pairs.isQuoted(place.token)
      let written = context.document.text(name.tokens[0])
      let form =
        written.hasSuffix("'s") || written.hasSuffix("’s") ? String(written.dropLast(2)) : written
      diagnostics.append(
        Diagnostic(
          description, place.range,
          "the article otherwise writes “\(form)”, \(name.tokens.count) times",
          severity: isSure ? .warning : .note, confidence: isSure ? 0.88 : 0.5,
          fixes: [
            Fix(
              "Replace with “\(form)”", isSure ? .likely : .choice,
              place.stem(in: context.document), form)
          ],
          related: [
            Diagnostic.Related(context.document.tokens[name.tokens[0]].range, "written so here")
          ]))
    }
  }

  /// A capitalised word of three occurrences or more.
  private struct Name {
    var letters: [Unicode.Scalar]
    var sound: String
    var tokens: [Int]
  }

  private func frequentNames(_ context: LintContext) -> [Name] {
    let document = context.document
    var places: [WordID: [Int]] = [:]
    for index in document.tokens.indices {
      let token = document.tokens[index]
      guard token.kind == .word, token.flags.contains(.capitalised), token.range.count >= 5,
        token.flags.isDisjoint(with: .allCaps | .digit | .hyphen | .period)
      else { continue }
      places[token.word, default: []].append(index)
    }
    var byForm: [String: [Int]] = [:]
    for (word, tokens) in places {
      var form = document.words.string(of: word)
      if form.hasSuffix("'s") { form = String(form.dropLast(2)) }
      byForm[form, default: []] += tokens
    }
    return byForm.sorted { $0.key < $1.key }.compactMap { form, tokens in
      guard tokens.count >= 3, !form.contains("'"),
        tokens.contains(where: { !document.tokens[$0].flags.contains(.sentenceStart) })
      else { return nil }
      let letters = Array(Speller.normalized(form).unicodeScalars)
      return Name(letters: letters, sound: Self.sound(letters), tokens: tokens.sorted())
    }
  }

  /// Whether a rare name belongs to somebody else: a first name stands before it, or a family name behind it,
  /// that never stands beside the frequent one.
  private func isSomebodyElse(_ rare: Int, _ frequent: [Int], _ context: LintContext) -> Bool {
    for side in [-1, 1] {
      guard let beside = name(rare + side, beside: rare, context) else { continue }
      if !frequent.contains(where: { name($0 + side, beside: $0, context) == beside }) {
        return true
      }
    }
    return false
  }

  /// The capitalised word beside a name, but for titles.
  private func name(_ index: Int, beside token: Int, _ context: LintContext) -> WordID? {
    let document = context.document
    guard context.areAdjacentWords(min(index, token), max(index, token)),
      document.tokens[index].flags.contains(.capitalised)
    else { return nil }
    if document.tokens[index].flags.contains(.sentenceStart),
      context.language.speller.frequency(of: document.form(index)) ?? 0 >= 50
    {
      return nil
    }
    return Self.titles.contains(document.form(index)) ? nil : document.tokens[index].word
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "president",
    "minister",
    "senator", "judge", "justice", "general", "colonel", "captain", "chancellor", "king", "queen",
    "prince",
    "pope", "mayor", "governor", "secretary", "chairman", "the",
  ]

  /// Whether two forms are one letter apart inside the word: one put in, left out, changed or swapped with
  /// its neighbour (Damerau 1964), and not at its end, where languages inflect.
  static func isVariant(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard abs(left.count - right.count) <= 1, left != right else { return false }
    let prefix = zip(left, right).prefix { $0 == $1 }.count
    let suffix = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let shortest = min(left.count, right.count)
    // At the end, or one letter before an “s” or “a” there (“Kowalskas”).
    guard suffix >= 1, prefix + min(suffix, shortest - prefix) >= shortest - 2, shortest >= 5 else {
      return false
    }
    if suffix == 1, ["s", "a", "o", "n", "i"].contains(left[left.count - 1]) { return false }
    if left.count == right.count {
      if prefix + suffix == left.count - 1 { return true }
      return prefix + suffix == left.count - 2 && left[prefix] == right[prefix + 1]
        && left[prefix + 1] == right[prefix]
    }
    return prefix + suffix >= shortest
  }

  /// Whether one form is the other with an ending.
  private static func isInflected(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let prefix = zip(left, right).prefix { $0 == $1 }.count
    return left == right || prefix >= min(left.count, right.count) - 1
  }

  /// How a name sounds, roughly: consonants of one sound are one letter, vowels but the first are left out, as
  /// transcriptions differ in them most.
  static func sound(_ letters: [Unicode.Scalar]) -> String {
    var result = ""
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : " "
      let folded: Character? =
        switch letter {
        case "a", "e", "i", "o", "u", "y": index == 0 ? "a" : nil
        case "h": index == 0 ? "h" : nil
        case "c": next == "h" ? "c" : "k"
        case "q": "k"
        case "w": "v"
        case "z": "s"
        case "p": next == "h" ? "f" : "p"
        case "j": "j"
        default: Character(letter)
        }
      if let folded, result.last != folded { result.append(folded) }
    }
    return result
  }
}
