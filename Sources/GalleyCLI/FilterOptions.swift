import ArgumentParser
import GalleyProject

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    let roots = [try? GitRepository(holding: ".").root, "."].compactMap { $0 }
    // The one below which more of the files are; the root where both have as many.
    func count(_ root: String) -> Int {
      diff.files.count { access(root + "/" + $0.path, F_OK) == 0 }
    }
    return ChangedLines(diff, root: roots.max { count($0) <= count($1) } ?? ".")
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
    let output = baseline == BaselineCommand.standardPath ? "" : "--output \(baseline) "
    Terminal.complain(
      "\(baseline): \(gone.count) known \(gone.count == 1 ? "finding is" : "findings are") no longer there; "
        + "`galley baseline --prune \(output)PATH…` takes such out")
  }
}
