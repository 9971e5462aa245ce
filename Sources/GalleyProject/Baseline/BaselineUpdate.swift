import GalleyRules

/// Brings a baseline up to date with what is found now.
package struct BaselineUpdate {
  /// The baseline as it will be; texts that were not linted keep their findings while they are there.
  package private(set) var result: Baseline
  /// Findings that are new in it.
  package private(set) var added = 0
  private var matcher: BaselineMatcher
  private let severity: Severity
  private let prunes: Bool

  /// - Parameters:
  ///   - old: as it is; empty for a first one.
  ///   - path: of its file.
  ///   - severity: findings below it are not taken in.
  ///   - prunes: whether findings are only taken out.
  package init(
    _ old: Baseline, path: String, severity: Severity, prunes: Bool
  ) {
    matcher = BaselineMatcher(old, path: path)
    self.severity = severity
    self.prunes = prunes
    result = old
    result.keepTexts(where: matcher.exists)
  }

  /// Takes in what is found in a text.
  package mutating func add(_ found: LintResult) {
    let name = matcher.name(of: found)
    let match = matcher.match(found)
    result.remove(path: name, rules: found.rules)
    for finding in match.known { result.add(finding) }
    guard !prunes else { return }
    let all = found.known(as: name)
    for index in match.fresh where found.diagnostics[index].severity >= severity {
      result.add(all[index])
      added += 1
    }
  }

  /// Findings that are no longer in it.
  package var removed: Int { matcher.goneFindings.count }
}
