/// Forms of English verbs.
package enum VerbForms {
  /// The plain form of a past or participle (“predict” of “predicted”, “take” of “took”); nil for a word that is none, or
  /// may be something else as well.
  ///
  /// - Complexity: O(1), some look-ups.
  package static func base(ofPast form: String, _ speller: Speller) -> String? {
    if let verb = RegularForms.verb(ofPast: form) { return verb }
    guard form.hasSuffix("ed"), form.utf8.count > 4 else { return nil }
    let stem = String(form.dropLast(2))
    var bases = [stem, stem + "e"]
    if stem.hasSuffix("i") { bases = [stem.dropLast() + "y"] }
    if let last = stem.last, stem.dropLast().last == last { bases.append(String(stem.dropLast())) }
    return bases.compactMap { base in
      speller.frequency(of: base).map { (base, frequency: $0) }
    }
    .filter { $0.frequency >= leastFrequency }
    .max { $0.frequency < $1.frequency }?.0
  }

  /// Tenths of Zipf: rarer words with the ending of a past are no verbs as often as they are.
  private static let leastFrequency = 30
}
