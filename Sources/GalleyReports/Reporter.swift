import GalleyProject
import GalleyRules

/// Prints results in one format. A new one is one file; `galley-dev generate` finds it by its declaration.
package protocol Reporter: SendableMetatype {
  /// The name by which it is asked for.
  static var name: String { get }
  /// What it is and who reads it, in one line without a stop.
  static var summary: String { get }
  /// Whether people read it, so that tables may follow it.
  static var isForPeople: Bool { get }

  init(_ context: ReportContext)

  /// Called once before the first result.
  mutating func begin(into sink: ByteSink)
  /// Called for each text, in order; `result` holds only what is to be shown.
  mutating func report(_ result: LintResult, into sink: ByteSink)
  /// Called for each input that could not be linted; such complaints go to standard error in any case.
  mutating func report(_ failure: InputFailure, into sink: ByteSink)
  /// Called once after the last result.
  mutating func finish(_ summary: Summary, into sink: ByteSink)
}

extension Reporter {
  package static var isForPeople: Bool { false }

  package mutating func report(_ failure: InputFailure, into sink: ByteSink) {}
}
