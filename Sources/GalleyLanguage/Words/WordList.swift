/// Words that a project or a person accepts or forbids, beside those of the dictionary.
///
/// Whole words only: an entry never hides another word that contains it.
package struct WordList: Sendable {
  /// An entry and where it stands.
  package struct Entry: Sendable, Hashable {
    package var entry: WordEntry
    package var path: String
    /// Counted from 1.
    package var line: Int
  }

  /// A line that is no entry.
  package struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
    package var path: String
    package var line: Int
    package var message: String

    package var description: String { "\(path):\(line):1: error: \(message)" }
  }

  package private(set) var entries: [Entry] = []
  package private(set) var mistakes: [Mistake] = []
  /// Entries by a form that they accept, as written and in small letters.
  private var exact: [String: Int] = [:]
  private var anyCase: [String: Int] = [:]
  private var forbiddenWords: [String: Int] = [:]
  /// Tells lists apart: what was decided with one does not hold with another.
  package private(set) var identity: Int = 0

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// Takes in the lines of a file. Of two entries of one word the earlier file's holds.
  ///
  /// - Parameters:
  ///   - first: number of the first line.
  ///   - files: the dictionary, for the forms of words like others.
  package mutating func add(
    _ text: String, path: String, line first: Int = 1, files: DictionaryFiles
  ) {
    var inflection: Inflection?
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let number = first + number
      do throws(WordEntry.Mistake) {
        guard let entry = try WordEntry.parse(line) else { continue }
        let index = entries.count
        entries.append(Entry(entry: entry, path: path, line: number))
        switch entry.kind {
        case .accepted(let isExact): accept(entry.word, isExact: isExact, index)
        case .inflected(let model):
          if inflection == nil { inflection = Inflection(files) }
          let forms = inflection?.forms(of: entry.word, like: model) ?? []
          guard !forms.isEmpty else {
            mistakes.append(
              Mistake(
                path: path, line: number,
                message: "“\(model)” is no entry of the dictionary; name a word with the same forms"
              ))
            continue
          }
          for form in forms { accept(form, isExact: false, index) }
        case .forbidden: insert(entry.word, index, &forbiddenWords)
        }
      } catch {
        mistakes.append(Mistake(path: path, line: number, message: error.message))
      }
    }
    var hasher = Hasher()
    hasher.combine(entries)
    identity = hasher.finalize()
  }

  private mutating func accept(_ word: String, isExact: Bool, _ index: Int) {
    let word = Speller.normalized(word)
    insert(word, index, &exact)
    // A capital in the list is meant: “Ons” does not accept “ons”, but “ONS” is a headline’s.
    if !isExact { insert(word.lowercased() == word ? word : word.uppercased(), index, &anyCase) }
  }

  private func insert(_ word: String, _ index: Int, _ table: inout [String: Int]) {
    if table[word] == nil { table[word] = index }
  }

  /// The entry that accepts a normalised word, as an index into ``entries``.
  package func acceptance(of word: String) -> Int? {
    entries.isEmpty ? nil : exact[word] ?? anyCase[word.lowercased()] ?? anyCase[word]
  }

  /// What forbids a normalised word, as an index into ``entries``: exactly as written, or in small letters.
  package func prohibition(of word: String) -> Int? {
    forbiddenWords.isEmpty ? nil : forbiddenWords[word] ?? forbiddenWords[word.lowercased()]
  }
}
