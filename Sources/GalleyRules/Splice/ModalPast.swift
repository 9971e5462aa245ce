import GalleyLanguage
import GalleyText

/// A past form behind an auxiliary that takes the plain one.
package struct ModalPast: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "modal-past", category: .splice,
    summary: "a past form behind “could”, “did not” and the like",
    explanation: """
      “She could predicted”, “it did not happened”, “they would accepted”: behind these verbs stands the plain form. An \
      ending was put in, or a word is lost (“could be saved”, “would have involved”). In 65 million words of news such \
      pairs stand some twenty times, nearly always by mistake.

      Clauses that end in the auxiliary (“those who could fled”, “as would limited firms”), “used to” and words that are \
      something else as well (“found”, “left”) are not flagged. The fix is the plain form.
      """,
    languages: ["en"],
    overrides: ["confused-word", "garbled-phrase"],
    examples: [
      Example(
        "At twelve she could ⟦predicted⟧ high water.",
        fixed: "At twelve she could predict high water."),
      Example(
        "The crane did not ⟦worked⟧ for a year, and it would ⟦took⟧ months to mend.",
        fixed: "The crane did not work for a year, and it would take months to mend."),
      Example("They didn’t ⟦accepted⟧ the plan.", fixed: "They didn’t accept the plan."),
      Example("Those who could fled the port, and what they couldn’t carried no price."),
      Example("They didn’t used to need speed, nor could embed or shed what they would found."),
      Example(
        "Firms pay, as would limited partners, and so could licensed dealers, should developed lands agree."
      ),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    // Few words stand behind one of these: the others are passed over by their numbers.
    let before = Self.auxiliaries.union(Self.negative).union(["not"])
    let triggers = Set(before.compactMap { document.words.id(of: $0) })
    guard !triggers.isEmpty else { return }
    for index in document.tokens.indices.dropFirst(2)
    where triggers.contains(document.tokens[index - 1].word) && document.isLowerWord(index) {
      guard document.tokens[index].flags.isDisjoint(with: .hyphen | .apostrophe | .nonASCII),
        let auxiliary = auxiliary(before: index, document),
        case let form = document.form(index), form != "used",
        let base = VerbForms.base(ofPast: form, context.language.speller)
      else { continue }
      let subject = auxiliary - 1
      guard document.tokens[subject].kind == .word,
        document.sentence(ofToken: index).tokens.contains(subject),
        // “as would limited firms”, “so could licensed dealers”.
        !Self.inverted.contains(document.form(subject)),
        !opensClause(before: subject, document)
      else { continue }
      let range = document.tokens[index].range
      diagnostics.append(
        Diagnostic(
          description, range, "“\(document.text(auxiliary))” takes “\(base)”, not “\(form)”",
          confidence: 0.93, fixes: [Fix("Replace with “\(base)”", .choice, range, base)]))
    }
  }

  /// The token of the auxiliary that a verb follows, with “not” between or without.
  private func auxiliary(before index: Int, _ document: Document) -> Int? {
    let before = document.form(index - 1)
    if Self.negative.contains(before) || Self.auxiliaries.contains(before) { return index - 1 }
    guard before == "not", index > 2 else { return nil }
    let verb = document.form(index - 2)
    return Self.auxiliaries.contains(verb) || Self.supports.contains(verb) ? index - 2 : nil
  }

  /// Whether a clause begins shortly before the subject that may end in the auxiliary: “those who could”, “all they
  /// could”.
  private func opensClause(before subject: Int, _ document: Document) -> Bool {
    (max(0, subject - 2)...subject).contains { Self.openers.contains(document.form($0)) }
  }

  private static let auxiliaries: Set<String> = ["could", "would", "must", "cannot"]
  private static let negative: Set<String> = [
    "couldn't", "wouldn't", "shouldn't", "mustn't", "can't", "won't", "didn't", "doesn't", "don't",
  ]
  /// Takes the plain form only where “not” stands between.
  private static let supports: Set<String> = [
    "did", "does", "do", "should", "will", "can", "may", "might",
  ]
  private static let inverted: Set<String> = [
    "as", "so", "than", "nor", "neither", "and", "or", "but", "only", "not", "never",
  ]
  private static let openers: Set<String> = [
    "who", "what", "whatever", "whoever", "wherever", "as", "than", "all", "everything", "those",
  ]
}
