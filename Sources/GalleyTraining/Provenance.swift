import Foundation
import GalleyLanguage

/// Where a model comes from.
package struct Provenance: Codable, Sendable {
  /// A file of the corpus.
  package struct Source: Codable, Sendable {
    package var name: String
    package var bytes: Int
  }

  package var sources: [Source]
  package var options: Trainer.Options
  /// Words of the text.
  package var words: Int
  /// Words, marks and boundaries.
  package var tokens: Int
  package var vocabulary: Int
  /// Kept n-grams of two, three and four words.
  package var ngrams: [Int]

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return try encoder.encode(self)
  }
}
