import GalleyLanguage

/// What is to be said of a rule: one value feeds tests, documentation and reports.
package struct RuleDescription: Sendable {
  /// Permanent, in kebab case, named after what the rule flags.
  package var id: String
  package var category: Category
  /// Severity of what the rule is sure of; it may report less sure findings as notes.
  package var severity: Severity
  /// One line without a stop.
  package var summary: String
  /// Why it is damage, what is flagged and what is not, what the fix does.
  package var explanation: String
  /// Languages the rule is made for ("en"); empty for any.
  package var languages: [String]
  /// Whether what the rule finds in a passage of another language than the text’s is left out: it goes by the words of
  /// a language, if not of a certain one.
  package var keepsToLanguage: Bool
  /// Rules that say the same thing less specifically: where both see a place, this one speaks.
  package var overrides: [String]
  /// Whether the rule is silent wherever any other sees something as grave: it knows that something is
  /// wrong, others know what.
  package var yields: Bool
  package var examples: [Example]
  /// Disguises in which the examples do not run, each with the reason.
  package var exemptions: [Disguise: String]
  /// What a configuration may set, beside severity and confidence.
  package var options: [RuleOption]

  package init(
    id: String, category: Category, severity: Severity = .warning, summary: String,
    explanation: String, languages: [String] = [], keepsToLanguage: Bool = false,
    overrides: [String] = [], yields: Bool = false,
    examples: [Example],
    exemptions: [Disguise: String] = [:], options: [RuleOption] = []
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.languages = languages
    self.keepsToLanguage = keepsToLanguage || !languages.isEmpty
    self.overrides = overrides
    self.yields = yields
    self.examples = examples
    self.exemptions = exemptions
    self.options = options
  }

  /// Whether the rule is made for a language, whatever its country.
  package func applies(to tag: LanguageTag) -> Bool {
    languages.isEmpty || languages.contains(tag.language)
  }
}
