import GalleyLanguage

/// The rules that exist, whether they run or not: by it the names in directives are judged.
struct RuleCatalogue {
  private let rules: [RuleDescription]
  private let running: Set<String>

  /// - Parameters:
  ///   - known: all rules.
  ///   - running: those that run.
  ///   - language: tag of the text's language; rules that are not made for it cannot run.
  init(known: [RuleDescription], running: [any Rule], language: LanguageTag) {
    self.running = Set(
      running.map(\.description).filter { $0.applies(to: language) }.map(\.id))
    rules = known
  }

  /// All ids and categories.
  var names: [String] { rules.map(\.id) + Category.allCases.map(\.rawValue) }

  /// Whether a rule runs, or all rules of a category; the empty name stands for all rules.
  func runs(_ name: String, language: LanguageTag) -> Bool {
    if running.contains(name) { return true }
    let members = rules.filter { name.isEmpty || $0.category.rawValue == name }
      .filter { $0.applies(to: language) }
    return !members.isEmpty && members.allSatisfy { running.contains($0.id) }
  }
}
