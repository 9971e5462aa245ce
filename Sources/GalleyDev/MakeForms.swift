import ArgumentParser
import Foundation
import GalleyLanguage
import GalleyProject

/// Writes the forms that may be suggested, so that no run has to make them.
struct MakeForms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Writes Dictionaries/en/forms.bin from the Hunspell dictionaries, lexicon and model.")

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let locator = DictionaryLocator.system(environment: environment)
    let data = try LanguageData(tag: "en", environment: environment)
    let forms = CandidateForms(
      files: try locator.find("en_US"), variants: try locator.find("en_GB"), lexicon: data.lexicon,
      vocabulary: data.model?.vocabulary)
    let url = URL(fileURLWithPath: "Dictionaries/en/forms.bin")
    try Data(forms.table).write(to: url, options: .atomic)
    print("wrote \(url.relativePath): \(forms.count) forms, \(forms.table.count) bytes")
  }
}
