import ArgumentParser
import GalleyLanguage
import GalleyProject

/// `galley model`.
struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Look into a language model.", subcommands: [Info.self],
    defaultSubcommand: Info.self)

  /// `galley model info`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Say what a language model was made from, and check it.")

    @Argument(help: "The model; the built-in one by default.", completion: .file())
    var path: String?

    func run() throws {
      do {
        let found =
          try path.map { try LanguageModel(path: $0) }
          ?? LanguageData.builtInModel("en", verifies: true)
        guard let model = found else {
          throw Terminal.fail("no model is built in; name a file that `galley train` has written")
        }
        let size = model.file.bytes.raw.count
        print("version \(ModelFile.version), \(size) bytes, checksum right")
        for name in ModelFile.Name.allCases where model.file.has(name) {
          print("  \(name): \(try model.file.section(name).count) bytes")
        }
        if let decision = model.decision {
          print("warnings from a confidence of \(decision.warning), notes from \(decision.note)")
        }
        print(String(decoding: try model.file.section(.provenance), as: UTF8.self))
      } catch let failure as ModelError {
        throw Terminal.fail(failure.description)
      }
    }
  }
}
