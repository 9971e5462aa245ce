import GalleyLanguage
import GalleyRules
import GalleyText

/// Which entries of word lists the texts of a project still use.
package struct WordUse {
  private let workspace: Workspace
  private var used: Set<WordList.Entry> = []
  private var known: Set<WordList.Entry> = []

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// Counts what a file uses.
  ///
  /// - Throws: ``InputFailure``, or as ``Workspace/linter(for:)``.
  package mutating func add(file path: String) throws {
    let linter = try workspace.linter(for: path)
    let list = linter.words
    let source: SourceText
    do {
      source = try linter.decoder.decode(try InputFile(path).readAll(), path: path)
    } catch let failure as InputFailure {
      throw failure
    } catch {
      throw InputFailure(path: path, message: "\(error)")
    }
    known.formUnion(list.entries)
    let document = linter.document(source, path: path)
    for index in document.tokens.indices where document.tokens[index].kind == .word {
      let ranges = [document.tokens[index].range] + document.parts(of: document.tokens[index])
      for range in ranges {
        var word = Speller.normalized(document.source.string(range))
        if word.lowercased().hasSuffix("'s") { word = String(word.dropLast(2)) }
        for entry in [list.acceptance(of: word), list.prohibition(of: word)] {
          if let entry { used.insert(list.entries[entry]) }
        }
      }
    }
  }

  /// The entries that no file uses, in the order of their files. A word that is forbidden is meant to be
  /// absent.
  package var unused: [WordList.Entry] {
    known.subtracting(used).filter { entry in
      if case .forbidden = entry.entry.kind { false } else { true }
    }
    .sorted { ($0.path, $0.line) < ($1.path, $1.line) }
  }
}
