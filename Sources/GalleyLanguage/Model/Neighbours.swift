/// Which words may have been meant where a word stands, by the channel that turns one into the other.
///
/// Found when a model is trained; at run time this is one look-up.
package struct Neighbours {
  /// How one word comes to stand for another.
  package struct Channels: OptionSet, Hashable, BitwiseCopyable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// One edit apart (Damerau 1964).
    package static let typo = Channels(rawValue: 1)
    /// Of the same pronunciation.
    package static let sound = Channels(rawValue: 2)
    /// Of nearly the same pronunciation.
    package static let nearSound = Channels(rawValue: 4)
    /// Shapes that print recognition takes for one another.
    package static let glyph = Channels(rawValue: 8)
    /// Words of grammar that stand in for one another.
    package static let function = Channels(rawValue: 16)
    /// Forms of one word.
    package static let form = Channels(rawValue: 32)
  }

  /// A word that may have been meant.
  package struct Neighbour: BitwiseCopyable, Sendable, Hashable {
    package var word: ModelWord
    package var channels: Channels
    /// Costs of the edit, 0…255: see ``EditShape``.
    package var shape: UInt8

    package init(word: ModelWord, channels: Channels, shape: UInt8) {
      self.word = word
      self.channels = channels
      self.shape = shape
    }
  }

  private let starts: UnsafeBufferPointer<UInt32>
  private let entries: UnsafeBufferPointer<Neighbour>

  init(_ file: ModelFile, vocabulary: ModelVocabulary) throws(ModelError) {
    starts = try file.section(.neighbourStarts, as: UInt32.self)
    entries = try file.section(.neighbours, as: Neighbour.self)
    guard starts.count == vocabulary.count + 1 else {
      throw file.damaged("its neighbours do not fit the vocabulary")
    }
    var last: UInt32 = 0
    for start in starts {
      guard start >= last else { throw file.damaged("its neighbours are out of order") }
      last = start
    }
    guard Int(last) <= entries.count, entries.allSatisfy({ Int($0.word) < vocabulary.count }) else {
      throw file.damaged("its neighbours are cut")
    }
  }

  /// What may have been meant where `word` stands.
  package func of(_ word: ModelWord) -> UnsafeBufferPointer<Neighbour> {
    UnsafeBufferPointer(rebasing: entries[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])])
  }
}
