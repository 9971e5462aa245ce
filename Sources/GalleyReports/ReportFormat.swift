/// A format of a report, known by its name: that of one of ``BuiltInReporters``.
package struct ReportFormat: Sendable {
  private let reporter: any Reporter.Type

  /// What compilers print, for people.
  package static let text = ReportFormat(TextReporter.self)

  private init(_ reporter: any Reporter.Type) { self.reporter = reporter }

  /// What it is and who reads it, in one line without a stop.
  package var summary: String { reporter.summary }

  /// Whether people read it, so that tables may follow it.
  package var isForPeople: Bool { reporter.isForPeople }

  /// A reporter of the format.
  package func makeReporter(_ context: ReportContext) -> any Reporter { reporter.init(context) }
}

extension ReportFormat: RawRepresentable {
  /// The format of a name, or nil where none has it.
  package init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// The name.
  package var rawValue: String { reporter.name }
}

extension ReportFormat: CaseIterable {
  /// All of them, by name.
  package static let allCases = BuiltInReporters.all.map { ReportFormat($0) }
    .sorted { $0.rawValue < $1.rawValue }
}
