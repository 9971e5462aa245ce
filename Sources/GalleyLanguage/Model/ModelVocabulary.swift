import GalleyText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Identity of a word within a model, in the order of frequency after the classes; 0 is none.
package typealias ModelWord = UInt16

/// The words of a model, their frequency and case.
package struct ModelVocabulary {
  /// What stands for words and things that are not told apart. Their names, in brackets, are no forms.
  package enum Class: ModelWord, CaseIterable, Sendable {
    /// Where a sentence begins and ends.
    case boundary = 1
    /// A word of small letters that is not in the vocabulary.
    case unknown
    /// A capitalised one.
    case name
    case number
    case year
    case ordinal
    case currency
    case time
    case date
    /// Addresses, code, pictographs, other scripts.
    case other
    /// A double quotation mark, of whatever form.
    case quote
    /// A dash, of whatever form.
    case dash
    case ellipsis
    /// The ending of a possessive.
    case possessive
    /// A word with a hyphen that is not in the vocabulary.
    case compound
  }

  /// Words of the vocabulary begin here.
  package static let firstWord: ModelWord = 32

  /// What is known of a word.
  package struct Facts: BitwiseCopyable, Sendable {
    /// Log₁₀ probability where no context is known.
    package var logProbability: Float
    /// Log₁₀ weight of shorter n-grams after this word, of order two.
    package var backoff: Float
    /// How often it is capitalised inside a sentence, 0…255 for 0…1.
    package var capitalised: UInt8
    /// Keeps the record aligned; 0.
    private var reserved: UInt8 = 0
    /// Frequency: a thousand times log₁₀ of occurrences in a billion words (Zipf; van Heuven et al. 2014).
    package var milliZipf: UInt16

    package init(
      logProbability: Float, backoff: Float, capitalised: UInt8, milliZipf: UInt16
    ) {
      self.logProbability = logProbability
      self.backoff = backoff
      self.capitalised = capitalised
      self.milliZipf = milliZipf
    }
  }

  package let count: Int
  private let text: UnsafeRawBufferPointer
  private let starts: UnsafeBufferPointer<UInt32>
  private let slots: UnsafeBufferPointer<UInt16>
  package let facts: UnsafeBufferPointer<Facts>
  // Keeps the memory behind the pointers.
  private let bytes: StoredBytes

  init(_ file: ModelFile) throws(ModelError) {
    bytes = file.bytes
    text = try file.section(.words)
    starts = try file.section(.starts, as: UInt32.self)
    slots = try file.section(.slots, as: UInt16.self)
    facts = try file.section(.facts, as: Facts.self)
    count = facts.count
    guard starts.count == count + 1, count > Int(Self.firstWord), count <= 65_536,
      slots.count.nonzeroBitCount == 1, slots.count > count
    else { throw file.damaged("its vocabulary does not fit") }
    var last: UInt32 = 0
    for start in starts {
      guard start >= last else { throw file.damaged("its vocabulary is out of order") }
      last = start
    }
    guard last <= text.count else { throw file.damaged("its vocabulary is cut") }
  }

  /// The bytes of a word.
  package func form(_ word: ModelWord) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      rebasing: text[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])])
  }

  package func string(_ word: ModelWord) -> String {
    String(decoding: form(word), as: UTF8.self)
  }

  /// The word of a case-folded form, or 0.
  ///
  /// - Parameter hash: as ``WordTable/hash(of:)`` makes it.
  package func word(_ form: some Collection<UInt8>, hash: UInt32) -> ModelWord {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let word = slots[slot]
      if Int(word) < count, self.form(word).elementsEqual(form) { return word }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }

  package func word(_ form: [UInt8]) -> ModelWord { word(form, hash: WordTable.hash(of: form)) }

  package func word(_ form: String) -> ModelWord { word(Array(form.utf8)) }

  /// Frequency as log₁₀ of occurrences in a billion words.
  package func zipf(_ word: ModelWord) -> Float { Float(facts[Int(word)].milliZipf) / 1000 }

  /// How much a word says of a topic: a/(a + p) for a word of probability p (Arora, Liang & Ma 2017).
  package func topicWeight(_ word: ModelWord) -> Float {
    let milliZipf = Float(facts[Int(word)].milliZipf)
    // p = 10^(zipf − 9), a = 3·10⁻⁵: half of the weight is lost at zipf 4.5.
    return 1 / (1 + pow(10, milliZipf / 1000 - 4.5))
  }

  /// Fills the hash table of a vocabulary: for who writes a model.
  package static func slots(of forms: [[UInt8]]) -> [UInt16] {
    var size = 1
    while size < forms.count * 2 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    for (word, form) in forms.enumerated() where !form.isEmpty {
      var slot = Int(WordTable.hash(of: form)) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(word)
    }
    return slots
  }
}

extension ModelVocabulary: @unchecked Sendable {}
