import GalleyFormats
import GalleyRules
import GalleyText

/// What came of one text.
package struct LintResult: Sendable {
  package var source: SourceText
  /// Where the text is a record of a JSON Lines input.
  package var record: Record?
  package var diagnostics: [Diagnostic]
  /// Words of the text.
  package var words: Int
  /// How improbable the words are to the language model, see ``NoisyChannel/Text/surprise``; nil where that was not
  /// asked, or no model is there.
  package var surprise: Double?
  /// Ids of the rules that ran, by the settings of the file.
  package var rules: Set<String>
  /// The severity from which on a finding fails the run, by the settings of the file.
  package var failOn: Severity

  /// Whether a finding is grave enough to fail the run.
  package var isFailing: Bool { diagnostics.contains { $0.severity >= failOn } }

  package init(
    source: SourceText, record: Record? = nil, diagnostics: [Diagnostic],
    words: Int = 0, surprise: Double? = nil, rules: Set<String> = [],
    failOn: Severity = .warning
  ) {
    self.rules = rules
    self.failOn = failOn
    self.source = source
    self.record = record
    self.words = words
    self.surprise = surprise
    self.diagnostics = diagnostics
  }

  /// A record of a JSON Lines input.
  package struct Record: Sendable {
    package var id: JSONLinesRecord.RecordID
    /// Line of the input, counted from 1.
    package var line: Int

    package init(id: JSONLinesRecord.RecordID, line: Int) {
      self.id = id
      self.line = line
    }
  }
}

/// An input, or a part of one, that could not be linted.
package struct InputFailure: Error, Sendable, CustomStringConvertible {
  package var path: String
  /// Line of the input, where only that is unreadable.
  package var line: Int?
  /// What is wrong and what to do.
  package var message: String

  package init(path: String, line: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// As compilers print it.
  package var description: String {
    "\(path):\(line.map { "\($0):" } ?? "") error: \(message)"
  }
}
