import GalleyLanguage

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
  package func includes(_ rule: RuleDescription) -> Bool {
    includes(rule: rule.id, of: rule.category)
  }

  /// Whether a rule of a category runs.
  package func includes(rule: String, of category: Category) -> Bool {
    (selected.isEmpty || names(rule: rule, of: category)) && !ignores(rule: rule, of: category)
  }

  /// Whether a rule is left out by its id or that of its category.
  package func ignores(rule: String, of category: Category) -> Bool {
    ignored.contains(rule) || ignored.contains(category.rawValue)
  }

  /// Whether a rule is selected by its id, which counts more than what a configuration says of it.
  package func names(_ rule: String) -> Bool { selected.contains(rule) && !ignored.contains(rule) }

  /// Whether a rule is selected by its id or that of its category.
  package func names(rule: String, of category: Category) -> Bool {
    selected.contains(rule) || selected.contains(category.rawValue)
  }
}
