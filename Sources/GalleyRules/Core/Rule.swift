/// Finds one kind of damage.
package protocol Rule: Sendable {
  var description: RuleDescription { get }

  /// Appends what is wrong with the document of `context`.
  ///
  /// A pure function of the document and the language: no state is kept between calls.
  func check(_ context: LintContext, into diagnostics: inout [Diagnostic])

  /// The rule with other values of the options that its description lists.
  func configured(_ options: [String: RuleOption.Value]) -> any Rule
}

extension Rule {
  /// A rule without options stays as it is.
  package func configured(_ options: [String: RuleOption.Value]) -> any Rule { self }
}
