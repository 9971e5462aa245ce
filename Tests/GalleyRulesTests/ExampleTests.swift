import Foundation
import GalleyProject
import GalleyRules
import Support
import Testing

@Suite struct ExampleTests {
  /// Ids of all built-in rules.
  static let ids = (try? LanguageData.allRules().map(\.description.id)) ?? []

  @Test(arguments: ids)
  func examplesBehave(_ id: String) throws {
    let linter = try TestLinter(rule: id)
    let rule = try #require(linter.rules.first)
    for failure in ExampleChecker(data: linter.data).check(rule) {
      let example = failure.example
      Issue.record(
        failure,
        sourceLocation: SourceLocation(
          fileID: "Rules/\(id)", filePath: example.file, line: example.line,
          column: example.column))
    }
  }

  @Test func aBrokenExampleIsNoticed() throws {
    let linter = try TestLinter(rule: "repeated-word")
    struct Broken: Rule {
      var description: RuleDescription
      func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {}
    }
    var description = try #require(linter.rules.first).description
    description.examples = [Example("It is ⟦the the⟧ end."), Example("It is the end.")]
    let failures = ExampleChecker(data: linter.data).check(Broken(description: description))
    // In the disguises that hide everything nothing must be flagged, and nothing is.
    #expect(failures.map(\.disguise) == Disguise.allCases.filter { !$0.hides })
    #expect(failures.allSatisfy { $0.message == "flagged: nothing" })
  }

  @Test func everyRuleIsDescribedAndShown() throws {
    let rules = try LanguageData.allRules().map(\.description)
    #expect(rules.count > 20)
    #expect(Set(rules.map(\.id)).count == rules.count, "ids are unique")
    for rule in rules {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(rule.id)")
      #expect(!rule.summary.hasSuffix("."), "\(rule.id)")
      #expect(rule.explanation.count > 80, "\(rule.id) is hardly explained")
      #expect(rule.examples.count { !$0.isFlagged } >= 2, "\(rule.id) needs two allowed examples")
      // Invalid bytes cannot be shown in an example; what is forbidden is in a list beside the text, and the
      // country is asked for.
      let needsNone = ["invalid-utf8", "forbidden-word", "regional-spelling"].contains(rule.id)
      #expect(needsNone || rule.examples.contains { $0.isFlagged }, "\(rule.id)")
      let unknown = rule.overrides.filter { id in !rules.contains { $0.id == id } }
      #expect(unknown.isEmpty, "\(rule.id) overrides rules that do not exist: \(unknown)")
      #expect(rule.exemptions.values.allSatisfy { $0.count > 10 }, "\(rule.id): say why")
    }
  }
}
