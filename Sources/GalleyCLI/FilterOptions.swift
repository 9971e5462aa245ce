import ArgumentParser
import GalleyProject
import GalleyRules
import Glibc

/// Which of the findings count.
struct FilterOptions: ParsableArguments {
  @Option(help: "Pass over the findings of this file, which `galley baseline` writes.")
  var baseline: String?

  @Option(help: "Count only findings on lines changed since HEAD parted from this git revision.")
  var changedSince: String?

  @Option(help: "Count only findings on the new lines of a unified diff; “-” is standard input.")
  var diffFrom: String?

  mutating func validate() throws {
    if changedSince != nil, diffFrom != nil {
      throw ValidationError("--changed-since and --diff-from exclude each other")
    }
  }

  /// The filter.
  ///
  /// - Parameters:
  ///   - paths: what is linted; the repository is that of the first.
  ///   - rules: those that run.
  func filter(paths: [String], rules: [any Rule]) throws(ExitStatus) -> FindingFilter {
    if diffFrom == "-", paths.contains("-") {
      throw Terminal.fail("the diff and the text cannot both come from standard input")
    }
    do {
      return FindingFilter(
        baseline: try baseline.map { BaselineMatcher(try Baseline(path: $0), path: $0) },
        changed: try changes(paths), rules: rules)
    } catch let failure as InputFailure {
      Terminal.complain(failure.description)
      throw .unusable
    } catch {
      throw Terminal.fail("\(error)")
    }
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
    if FileWalker.isFolder(path) { return path }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Whether a file is the baseline, which is none of the texts.
  func isBaseline(_ path: String) -> Bool {
    baseline.map { FileWalker.isSameFile(path, $0) } ?? false
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
