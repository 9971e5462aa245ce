import ArgumentParser
import GalleyProject
import Glibc

/// Which of the findings count.
struct FilterOptions: ParsableArguments {
  @Option(
    help: "Pass over the findings of this file, which `galley baseline` writes.",
    completion: .file())
  var baseline: String?

  @Option(help: "Count only findings on lines changed since HEAD parted from this git revision.")
  var changedSince: String?

  @Option(
    help: "Count only findings on the new lines of a unified diff; “-” is standard input.",
    completion: .file())
  var diffFrom: String?

  mutating func validate() throws {
    if changedSince != nil, diffFrom != nil {
      throw ValidationError("--changed-since and --diff-from exclude each other")
    }
  }

  /// The filter.
  ///
  /// - Parameter files: what is linted; the repository is that of the first.
  /// - Throws: ``InputFailure``, ``GitRepository/Failure``, ``ParsedDiff/Failure``.
  func filter(_ files: FileOptions) throws -> FindingFilter {
    if diffFrom == "-", files.paths.contains("-") || files.filesFrom == "-" {
      throw Terminal.fail("the diff and the text or list cannot both come from standard input")
    }
    return FindingFilter(
      baseline: try baseline.map { BaselineMatcher(try Baseline(path: $0), path: $0) },
      changed: try changes(files.paths))
  }

  private func changes(_ paths: [String]) throws -> ChangedLines? {
    if let changedSince {
      return try GitRepository(holding: Self.folder(of: paths.first ?? "."))
        .changes(since: changedSince)
    }
    guard let diffFrom else { return nil }
    // As `patch` does: the paths of a diff are relative to the current folder, or to the root of the
    // repository where git made it.
    let diff = try ParsedDiff(InputFile(diffFrom).readAll())
    let root = try? GitRepository(holding: ".").root
    return ChangedLines(
      diff, root: diff.files.contains { access($0.path, F_OK) == 0 } ? "." : root ?? ".")
  }

  private static func folder(of path: String) -> String {
    if path == "-" { return "." }
    if FileIdentity.isFolder(path) { return path }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Whether a file is the baseline, which is none of the texts.
  func isBaseline(_ path: String) -> Bool {
    baseline.map { FileIdentity.isSame(path, $0) } ?? false
  }

  /// Says which known findings are no longer there.
  func reportGone(_ filter: FindingFilter) {
    let gone = filter.goneFindings
    guard let baseline, !gone.isEmpty else { return }
    Terminal.complain(
      "\(baseline): \(gone.count) known \(gone.count == 1 ? "finding is" : "findings are") no longer there; "
        + "`galley baseline --prune` takes such out")
  }
}
