import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyProject

/// Writes the forms that may be suggested, so that no run has to make them.
struct MakeForms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Writes Dictionaries/en/forms.bin from the Hunspell dictionary, lexicon and model.")

  func run() throws {
    let data = try LanguageData(tag: "en_US", environment: ProcessInfo.processInfo.environment)
    let forms = CandidateForms(
      files: data.dictionary, lexicon: data.lexicon, vocabulary: data.model?.vocabulary)
    let url = URL(fileURLWithPath: "Dictionaries/en/forms.bin")
    try Data(forms.table).write(to: url, options: .atomic)
    print("wrote \(url.relativePath): \(forms.count) forms, \(forms.table.count) bytes")
  }
}
