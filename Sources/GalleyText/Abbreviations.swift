/// Words that carry a full stop without ending a sentence.
///
/// The lists belong to a language and are handed in (`Dictionaries/en/abbreviations.txt`).
package struct Abbreviations: Sendable {
  /// How an abbreviation behaves before a capital or a number.
  package enum Behaviour: Sendable {
    /// Something always follows it ("Mr.", "St.", "Gen."): its stop never ends a sentence.
    case title
    /// A number follows it ("No. 10", "Jan. 5", "p. 3"): its stop ends none before a number.
    case number
    /// It may end a sentence ("Inc.", "etc.", "p.m."): what follows decides.
    case either
  }

  private var entries: [String: Behaviour] = [:]
  private var capitalised: Set<String> = []
  private var starters: Set<String> = []

  /// No abbreviations at all: for languages without a list.
  package init() {}

  /// Reads lines of `word behaviour`; `#` begins a comment.
  ///
  /// Words are written without their last stop. One that is written with a capital is an abbreviation
  /// only with it (“Ill.” is a state, “ill.” ends a sentence). The behaviour `starter` marks a word that
  /// begins a sentence when it stands capitalised after an abbreviation (“The”, “He”, “But”).
  package init(_ list: String) {
    // Read at every start: bytes are split sooner than characters.
    let lines = list.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    for line in lines where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: " ")).map(Substring.init)
      guard fields.count == 2 else { continue }
      let word = fields[0].lowercased()
      if word != fields[0] { capitalised.insert(word) }
      switch fields[1] {
      case "starter": starters.insert(word)
      case "title": entries[word] = .title
      case "number": entries[word] = .number
      default: entries[word] = .either
      }
    }
  }

  /// Behaviour of a case-folded word without its last stop; nil for one that is no abbreviation.
  package func behaviour(of word: String, isCapitalised: Bool) -> Behaviour? {
    guard let found = entries[word], isCapitalised || !capitalised.contains(word) else {
      return nil
    }
    return found
  }

  /// Whether a case-folded word begins a sentence when it stands capitalised after an abbreviation.
  package func isStarter(_ word: String) -> Bool { starters.contains(word) }
}
