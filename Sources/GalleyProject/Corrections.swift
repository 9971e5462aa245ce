import GalleyFormats
import GalleyLanguage
import GalleyRules
import GalleyText

/// Corrections of one word, for whoever asks about it outside of a document.
package enum Corrections {
  /// What a word may stand for, best first, in its own letter case.
  ///
  /// - Parameter sentence: a text in which the word stands; without it, or where the word is not in it, its
  ///   frequency decides.
  package static func find(
    _ word: String, sentence: String?, language: Language, abbreviations: Abbreviations, limit: Int
  ) -> [String] {
    let normal = Speller.normalized(word)
    var found = language.speller.corrections(
      for: normal, limit: Speller.candidates, isThorough: true)
    if let sentence, let channel = language.channel {
      let document = DocumentFormat.text.read(
        SourceText(path: "context", text: sentence), abbreviations: abbreviations)
      let token =
        document.tokens.indices.first { document.text($0) == word }
        ?? document.tokens.indices.first { document.form($0) == normal.lowercased() }
      if let token {
        let text = channel.read(document, unknown: [token])
        found = channel.ranked(found, for: token, in: text)
          .led(by: channel.correction(of: token, in: text), for: normal)
      }
    }
    let form = WrittenForm(word)
    var forms: [String] = []
    for suggestion in found where forms.count < limit {
      let correction = form.applied(to: suggestion.word)
      if correction != word, !forms.contains(correction) { forms.append(correction) }
    }
    return forms
  }
}
