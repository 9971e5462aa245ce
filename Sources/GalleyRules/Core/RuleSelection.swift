/// Which rules run, by id or category.
package struct RuleSelection: Sendable {
  private let selected: Set<String>
  private let ignored: Set<String>

  /// A name that is neither a rule nor a category.
  package struct UnknownName: Error, CustomStringConvertible {
    package var name: String
    package var nearest: String?

    package var description: String {
      "no rule or category is called “\(name)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; `galley rules` lists them")
    }
  }

  /// - Parameters:
  ///   - select: what runs; everything where it is empty.
  ///   - ignore: what does not run, even if it is selected.
  /// - Throws: ``UnknownName``.
  package init(select: [String], ignore: [String], known: [any Rule]) throws(UnknownName) {
    let names = known.map(\.description.id) + Category.allCases.map(\.rawValue)
    for name in select + ignore where !names.contains(name) {
      throw UnknownName(name: name, nearest: Spelling.nearest(name, in: names))
    }
    selected = Set(select)
    ignored = Set(ignore)
  }

  /// Every rule.
  package init() {
    selected = []
    ignored = []
  }

  /// Whether a rule runs.
  package func includes(_ rule: any Rule) -> Bool {
    includes(rule: rule.description.id, of: rule.description.category)
  }

  /// Whether a rule of a category runs.
  package func includes(rule: String, of category: Category) -> Bool {
    (selected.isEmpty || names(rule: rule, of: category)) && !ignored.contains(rule)
      && !ignored.contains(category.rawValue)
  }

  /// Whether a category or a rule of it was asked for by name.
  ///
  /// - Parameter rules: ids of the category's rules.
  package func namesAny(of category: Category, rules: [String]) -> Bool {
    selected.contains(category.rawValue) || !selected.isDisjoint(with: rules)
  }

  /// Whether a rule was asked for by its name or that of its category.
  package func names(rule: String, of category: Category) -> Bool {
    selected.contains(rule) || selected.contains(category.rawValue)
  }
}
