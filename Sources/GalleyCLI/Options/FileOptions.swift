import ArgumentParser
import GalleyFormats
import GalleyProject

/// Which files a command is about, and how to read them.
struct FileOptions: ParsableArguments {
  @Argument(
    help: """
      Files, folders and globs; “-” is standard input. Folders are searched for .txt and .md files and for \
      what the configuration names.
      """, completion: .file())
  var paths: [String] = []

  @Option(
    help: "Read paths from this file, one a line; “-” is standard input.", completion: .file())
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .long], help: "The paths of --files-from end with NUL.")
  var null = false

  @Flag(help: "Leave out what is ignored or excluded even where it is named.")
  var forceExclude = false

  @Option(
    help: "What the input is: text, markdown, or jsonl with “id” and “text”; by ending if not said."
  )
  var inputFormat: InputFormat?

  @Option(help: "Encoding of the files where it is not UTF-8: windows-1252, utf-16le …")
  var encoding: String?

  @Option(help: "What standard input is called; its configuration goes by that name, too.")
  var stdinFilename: String?

  mutating func validate() throws {
    if paths.isEmpty, filesFrom == nil {
      throw ValidationError("name the files or folders, or “-” for standard input")
    }
    if null, filesFrom == nil { throw ValidationError("--null belongs to --files-from") }
    if filesFrom == "-", paths.contains("-") {
      throw ValidationError("standard input is either a text or the list of --files-from")
    }
  }

  /// The files that are named, with the configuration of each checked, and what cannot be searched.
  ///
  /// - Throws: ``InputFailure`` for the list of files, or as ``Workspace/prepare(_:)``.
  func find(in workspace: Workspace) throws -> (files: [String], failures: [InputFailure]) {
    let listed = try filesFrom.map { try FileList.read($0, isNullSeparated: null) } ?? []
    let found = try workspace.files(
      paths + listed, standardInput: stdinFilename,
      endings: inputFormat == .jsonl ? ["jsonl", "ndjson"] : nil, forceExclude: forceExclude)
    try workspace.prepare(found.files.map { $0 == "-" ? stdinFilename ?? "-" : $0 })
    return found
  }
}

/// What the input is.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, jsonl

  /// The format of the documents, where it is one.
  var documentFormat: DocumentFormat? { DocumentFormat(rawValue: rawValue) }
}
