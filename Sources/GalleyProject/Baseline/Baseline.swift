import GalleyRules
import GalleyText

/// The findings that a project knows of and lives with; only others count.
///
/// A text file, a finding a line, sorted, so that changes on two branches merge as lines do. As many equal
/// lines as there are equal findings.
package struct Baseline: Sendable {
  /// What stands at the head of the file.
  private static let header = """
    # Findings that Galley knows of and passes over: path, rule, text, hashes of the words around it.
    # Written by `galley baseline`; lines may be deleted by hand.

    """

  /// The findings by path, each with how often it is there.
  package private(set) var findings: [String: [KnownFinding: Int]] = [:]

  /// One without findings.
  package init() {}

  /// Reads a baseline.
  ///
  /// - Throws: ``InputFailure``.
  package init(path: String) throws(InputFailure) {
    guard let text = String(validating: try InputFile(path).readAll(), as: UTF8.self) else {
      throw InputFailure(
        path: path, message: "not UTF-8, so no baseline; write one with `galley baseline`")
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard let finding = KnownFinding(line: line) else {
        let isConflict = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains {
          line.hasPrefix($0)
        }
        throw InputFailure(
          path: path, line: number + 1,
          message: isConflict
            ? "a merge conflict: keep the lines of both sides and delete this one"
            : "not a line of a baseline; delete it, or write the file anew with `galley baseline`")
      }
      add(finding)
    }
  }

  /// Adds a finding once more.
  mutating func add(_ finding: KnownFinding) {
    findings[finding.path, default: [:]][finding, default: 0] += 1
  }

  /// Takes out what some rules found in a text.
  mutating func remove(path: String, rules: Set<String>) {
    findings[path] = findings[path]?.filter { !rules.contains($0.key.rule) }
  }

  /// Takes out the findings of texts that do not fulfil a condition.
  mutating func keepTexts(where isKept: (String) -> Bool) {
    findings = findings.filter { isKept($0.key) }
  }

  /// How many findings it holds.
  package var count: Int { findings.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// The text of the file.
  package var text: String {
    var text = Self.header
    for finding in findings.values.flatMap(\.keys).sorted() {
      for _ in 0..<(findings[finding.path]?[finding] ?? 0) { text += finding.line + "\n" }
    }
    return text
  }
}
