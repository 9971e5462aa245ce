/// Words that no dictionary has, of syllables: what a page of another jargon looks like to a speller.
struct InventedWords {
  private var state: UInt64 = 1
  private static let onsets = ["b", "dr", "f", "gl", "k", "m", "pl", "st", "tr", "v"]
  private static let ends = ["b", "lt", "n", "rm", "sk", "x", ""]

  private mutating func pick(_ choices: [String]) -> String {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return choices[Int(state >> 33) % choices.count]
  }

  private mutating func word() -> String {
    (0..<3).map { _ in pick(Self.onsets) + pick(["a", "e", "i", "o", "u"]) + pick(Self.ends) }
      .joined()
  }

  /// A page of so many different words, ten of them in each paragraph, amid known ones.
  ///
  /// - Parameter known: words of the language, without which a paragraph would be taken for another one.
  mutating func page(_ count: Int, amid known: [String]) -> String {
    var words = Set<String>()
    var text = ""
    while words.count < count {
      let word = word()
      guard words.insert(word).inserted else { continue }
      let few = (0..<4).map { _ in pick(known) }.joined(separator: " ")
      text += "\(few) \(word) " + (words.count % 10 == 0 ? ".\n\n" : "")
    }
    return text
  }
}
