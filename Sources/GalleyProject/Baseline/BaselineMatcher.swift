import GalleyRules
import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells which findings of some texts a baseline knows, each of its lines used once.
package struct BaselineMatcher {
  private let baseline: Baseline
  /// Folder of the baseline with its links resolved; paths in it are relative to that.
  private let folder: String
  /// Lines of texts that are no longer there: a text that was renamed takes them over.
  private var orphans: [KnownFinding: Int] = [:]
  private var gone: [KnownFinding] = []

  /// - Parameter path: of the baseline's file.
  package init(_ baseline: Baseline, path: String) {
    self.baseline = baseline
    let split = path.lastIndex(of: "/")
    folder = Self.resolved(split.map { String(path[...$0]) } ?? ".") ?? "."
    for (name, findings) in baseline.findings where !exists(name) {
      for (finding, count) in findings { orphans[finding.nameless, default: 0] += count }
    }
  }

  /// Whether a text of the baseline is still there.
  func exists(_ name: String) -> Bool {
    // Of a record, the file counts.
    let file = name.split(separator: "#", omittingEmptySubsequences: false).first.map(String.init)
    let names = [name, file ?? name]
    return names.contains { access($0.hasPrefix("/") ? $0 : folder + "/" + $0, F_OK) == 0 }
      || name.hasPrefix("<")
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a baseline calls a text.
  func name(of result: LintResult) -> String {
    var name = result.source.path
    if let path = Self.resolved(name) {
      let prefix = folder.hasSuffix("/") ? folder : folder + "/"
      name = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
    switch result.record?.id {
    case .integer(let id): name += "#\(id)"
    case .string(let id): name += "#\(id)"
    case nil: break
    }
    return String(name.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  /// What came of matching a text's findings.
  package struct Match {
    /// Indices of the findings that no line knows.
    package var fresh: Set<Int>
    /// The findings that a line knows, as a baseline would tell them now.
    package var known: [KnownFinding]
    /// Lines whose findings are not there any more.
    package var gone: [KnownFinding]
  }

  /// Tells the known findings of a text from the others, and uses their lines up.
  ///
  /// A line that fits in all is taken first, then one with the same words on one side, so that an edit beside
  /// a finding does not make it new.
  ///
  /// What rules found that did not run is not gone.
  package mutating func match(_ result: LintResult) -> Match {
    let name = name(of: result)
    var left = baseline.findings[name, default: [:]]
    let found = result.known(as: name)
    var open = Array(found.indices)
    open.removeAll { left.take(found[$0]) }
    open.removeAll { index in
      let near = left.keys.filter { found[index].isNear($0) }.min()
      return near.map { left.take($0) } ?? false
    }
    open.removeAll { orphans.take(found[$0].nameless) }
    let fresh = Set(open)
    let lost = left.filter { result.rules.contains($0.key.rule) }
      .flatMap { Array(repeating: $0.key, count: $0.value) }
    gone += lost
    return Match(
      fresh: fresh, known: found.indices.filter { !fresh.contains($0) }.map { found[$0] },
      gone: lost)
  }

  /// Known findings that are no longer there: of the texts that were matched, and of those that are gone.
  package var goneFindings: [KnownFinding] {
    let lost = orphans.flatMap { Array(repeating: $0.key, count: $0.value) }
    return (gone + lost).sorted()
  }
}

extension LintResult {
  /// The findings as a baseline knows them, in order.
  func known(as name: String) -> [KnownFinding] {
    diagnostics.map { KnownFinding($0, in: source, path: name) }
  }
}

extension KnownFinding {
  /// Whether another is of the same words by the same rule, with the same words on one side.
  fileprivate func isNear(_ other: KnownFinding) -> Bool {
    rule == other.rule && text == other.text && (before == other.before || after == other.after)
  }

  /// The finding wherever it stands.
  fileprivate var nameless: KnownFinding {
    var finding = self
    finding.path = ""
    return finding
  }
}

extension [KnownFinding: Int] {
  /// Takes one of these out; false where there is none.
  fileprivate mutating func take(_ finding: KnownFinding) -> Bool {
    guard let count = self[finding] else { return false }
    self[finding] = count > 1 ? count - 1 : nil
    return true
  }
}
