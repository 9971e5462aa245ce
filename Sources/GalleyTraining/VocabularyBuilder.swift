import GalleyLanguage
import GalleyText

/// Counts the forms of a corpus and keeps the most frequent.
struct VocabularyBuilder {
  /// How a form was seen.
  struct Count {
    var total = 0
    /// Capitalised inside a sentence.
    var capitalised = 0
    /// In small letters inside a sentence.
    var lower = 0
  }

  /// Marks that are words of every model, in this order.
  static let marks = Array(",.;:!?()[]&%/*+='".utf8).map { [$0] }

  private var counts: [[UInt8]: Count] = [:]

  mutating func add(_ document: Document) {
    var local = [Count](repeating: Count(), count: document.words.count)
    for token in document.tokens where token.kind == .word {
      let index = Int(token.word)
      local[index].total += 1
      guard !token.flags.contains(.sentenceStart) else { continue }
      if token.flags.isDisjoint(with: .anyCapital) {
        local[index].lower += 1
      } else {
        local[index].capitalised += 1
      }
    }
    for index in local.indices where local[index].total > 0 {
      var form = Array(document.words.bytes(of: UInt32(index)))
      if let base = Reading.possessiveBase(form) { form = base }
      guard !form.contains(where: { $0 &- 0x30 < 10 }), form.count <= 40 else { continue }
      counts[form, default: Count()].total += local[index].total
      counts[form, default: Count()].capitalised += local[index].capitalised
      counts[form, default: Count()].lower += local[index].lower
    }
  }

  /// The words of the vocabulary: classes (as empty forms), marks, then forms by frequency.
  ///
  /// - Parameter limit: how many in all, 65,536 at most.
  func words(limit: Int, least: Int) -> (forms: [[UInt8]], counts: [Count]) {
    var forms = [[UInt8]](repeating: [], count: Int(ModelVocabulary.firstWord))
    forms += Self.marks
    let marks = Set(Self.marks)
    let frequent = counts.filter { $0.value.total >= least && !marks.contains($0.key) }
      .sorted { left, right in
        left.value.total != right.value.total
          ? left.value.total > right.value.total
          : left.key.lexicographicallyPrecedes(right.key)
      }
      .prefix(limit - forms.count)
    let kept = [Count](repeating: Count(), count: forms.count) + frequent.map(\.value)
    return (forms + frequent.map(\.key), kept)
  }
}
