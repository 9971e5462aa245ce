import GalleyProject
import GalleyRules
import GalleyText

/// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS), for code scanning and editors.
///
/// Results are written as they come; what is known at the end only (notifications) follows them.
struct SARIFReporter: Reporter {
  static let name = "sarif"
  static let summary = "SARIF 2.1.0, for code scanning and editors"

  private let context: ReportContext
  private let indices: [String: Int]
  private var notifications: [SARIFLog.Notification] = []
  private var results = JSONList()

  /// What relative paths are relative to.
  private static let base = "%SRCROOT%"

  init(_ context: ReportContext) {
    self.context = context
    indices = Dictionary(
      context.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin(into sink: ByteSink) {
    sink.write(
      "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
        + "\"runs\":[{\"results\":[")
  }

  mutating func report(_ result: LintResult, into sink: ByteSink) {
    for (diagnostic, fingerprint) in zip(result.diagnostics, result.fingerprints()) {
      results.write(
        JSONText.encode(self.result(diagnostic, fingerprint, of: result)), into: sink)
    }
  }

  mutating func report(_ failure: InputFailure, into sink: ByteSink) {
    let region = failure.line.map { SARIFLog.Region(startLine: $0) }
    notifications.append(
      SARIFLog.Notification(
        message: .init(text: failure.message),
        locations: [
          .init(physicalLocation: .init(artifactLocation: artifact(failure.path), region: region))
        ]))
  }

  mutating func finish(_ summary: Summary, into sink: ByteSink) {
    let tool = SARIFLog.Tool(
      driver: .init(
        version: context.version, semanticVersion: context.version,
        rules: context.rules.map(Self.rule)))
    let invocation = SARIFLog.Invocation(
      executionSuccessful: summary.unreadable == 0, toolExecutionNotifications: notifications)
    let folder = ReportedPath(context.folder, in: context.folder).uri
    let base = [
      Self.base: SARIFLog.BaseLocation(uri: folder.hasSuffix("/") ? folder : folder + "/")
    ]
    sink.write("\n],\"columnKind\":\"utf16CodeUnits\"")
    sink.write(",\"originalUriBaseIds\":\(JSONText.encode(base))")
    sink.write(",\"invocations\":[\(JSONText.encode(invocation))]")
    sink.write(",\"tool\":\(JSONText.encode(tool))}]}\n")
  }

  private func result(
    _ diagnostic: Diagnostic, _ fingerprint: String, of result: LintResult
  ) -> SARIFLog.Result {
    let fixes = result.record == nil ? diagnostic.fixes.map { fix($0, of: result) } : []
    let related = diagnostic.related.enumerated().map { index, related in
      SARIFLog.Location(
        id: index, physicalLocation: location(related.range, of: result),
        message: .init(text: related.message))
    }
    // GitHub matches results by this key alone and would otherwise hash the line, which in prose is a
    // paragraph that holds several findings.
    let fingerprints = [
      "galleyFingerprint/v1": fingerprint, "primaryLocationLineHash": fingerprint,
    ]
    return SARIFLog.Result(
      ruleId: diagnostic.rule, ruleIndex: indices[diagnostic.rule],
      level: diagnostic.severity.rawValue, rank: (diagnostic.confidence * 1000).rounded() / 10,
      message: .init(text: result.reportedMessage(diagnostic.message)),
      locations: [.init(physicalLocation: location(diagnostic.range, of: result))],
      relatedLocations: related.isEmpty ? nil : related, partialFingerprints: fingerprints,
      fixes: fixes.isEmpty ? nil : fixes,
      properties: ["category": diagnostic.category.rawValue])
  }

  private func fix(_ fix: Fix, of result: LintResult) -> SARIFLog.Fix {
    SARIFLog.Fix(
      description: .init(text: fix.title),
      artifactChanges: [
        .init(
          artifactLocation: artifact(result.source.path),
          replacements: fix.edits.map {
            .init(
              deletedRegion: Self.region($0.range, of: result),
              insertedContent: .init(text: $0.replacement))
          })
      ], properties: ["applicability": fix.applicability.rawValue])
  }

  private func location(_ range: TextRange, of result: LintResult) -> SARIFLog.PhysicalLocation {
    var region = Self.region(range, of: result)
    if result.record == nil { region.snippet = .init(text: result.source.string(range)) }
    return .init(artifactLocation: artifact(result.source.path), region: region)
  }

  private func artifact(_ path: String) -> SARIFLog.ArtifactLocation {
    let path = ReportedPath(path, in: context.folder)
    return .init(uri: path.uri, uriBaseId: path.path.hasPrefix("/") ? nil : Self.base)
  }

  private static func region(_ range: TextRange, of result: LintResult) -> SARIFLog.Region {
    let place = ReportedPlace(range, in: result, counting: .utf16)
    return .init(
      startLine: place.startLine, startColumn: place.startColumn, endLine: place.endLine,
      endColumn: place.endColumn)
  }

  private static func rule(_ rule: RuleDescription) -> SARIFLog.Rule {
    let explanation = rule.explanation.asOneLine
    let text = rule.summary.prefix(1).uppercased() + rule.summary.dropFirst() + "."
    return .init(
      id: rule.id, shortDescription: .init(text: text),
      fullDescription: .init(text: explanation),
      help: .init(text: explanation, markdown: RuleReference.page(of: rule)),
      defaultConfiguration: .init(level: rule.severity.rawValue),
      properties: .init(tags: [rule.category.rawValue]))
  }
}
