/// Words of grammar as a model numbers them.
package struct FunctionWordIDs: Sendable {
  /// Words that may be left over or fall out: looked up.
  private let leftOver: Set<ModelWord>
  /// The same in their order.
  let leftOverWords: [ModelWord]
  /// Words that fall out: those that nobody misses when reading over them.
  let additions: [ModelWord]
  /// What may have stood where a stop broke a sentence.
  let bridges: [ModelWord]
  /// The indefinite article.
  let articles: [ModelWord]
  /// What points back to something.
  let pointers: [ModelWord]
  /// The full stop.
  let stop: ModelWord

  init(_ vocabulary: ModelVocabulary) {
    func ids(_ text: String) -> [ModelWord] {
      text.split(separator: " ").map { vocabulary.word(String($0)) }.filter { $0 != 0 }
    }
    additions = ids(
      """
      the a an of to in on at for and that is was are were be been has have had with by from as it he \
      they not or who which will would his her their its
      """)
    leftOverWords =
      additions
      + ids(
        """
        if when but so than then into about there this these those she we you i do does did can could \
        may might must should being having because while though although since until unless also too \
        over after before up out off
        """)
    leftOver = Set(leftOverWords)
    bridges = ids("in of and with for to on at by from as that , or")
    articles = ids("a an")
    pointers = ids("this these those such")
    stop = vocabulary.word(".")
  }

  @inline(__always)
  func canBeLeftOver(_ word: ModelWord) -> Bool { leftOver.contains(word) }
}
