/// Makes the forms of a word like those of another, by a Hunspell dictionary's own rules.
struct Inflection {
  private let affixes: AffixFile
  private let words: String

  /// Reads a dictionary; nil where it cannot be read.
  init?(_ files: DictionaryFiles) {
    guard let affixes = HunspellDictionary.text(of: files.affixes, affixes: files.affixes),
      let words = HunspellDictionary.text(of: files.words, affixes: files.affixes)
    else { return nil }
    self.affixes = AffixFile(affixes)
    self.words = words
  }

  /// All forms of a word, itself first; none where the model is no entry of the dictionary.
  func forms(of word: String, like model: String) -> [String] {
    var found: [String] = []
    let entry = words.split(whereSeparator: \.isNewline).first {
      $0.hasPrefix(model) && [nil, "/", "\t", " "].contains($0.dropFirst(model.count).first)
    }
    guard let entry else { return [] }
    affixes.forms(of: Substring(word + entry.dropFirst(model.count))) {
      found.append($0)
    }
    return found
  }
}
