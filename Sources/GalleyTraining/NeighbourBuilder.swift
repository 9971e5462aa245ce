import GalleyLanguage

/// Finds for each word those that may have been meant where it stands.
struct NeighbourBuilder {
  private typealias Channels = Neighbours.Channels

  private let forms: [[UInt8]]
  private let counts: [VocabularyBuilder.Count]
  private var found: [[ModelWord: (channels: Neighbours.Channels, shape: UInt8)]]
  private var ids: [[UInt8]: ModelWord] = [:]

  /// Neighbours a word has at the most; the most frequent stay.
  private static let limit = 40
  /// How often a word must occur to be meant.
  private static let least = 40

  init(forms: [[UInt8]], counts: [VocabularyBuilder.Count]) {
    self.forms = forms
    self.counts = counts
    found = Array(repeating: [:], count: forms.count)
    for (id, form) in forms.enumerated() where isWord(form) { ids[form] = ModelWord(id) }
  }

  private func isWord(_ form: [UInt8]) -> Bool {
    !form.isEmpty && form.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x27 } && form[0] != 0x27
  }

  /// Whether a word is a name more often than not.
  private func isName(_ word: ModelWord) -> Bool {
    let count = counts[Int(word)]
    return count.capitalised > 3 * count.lower
  }

  private mutating func add(
    _ word: ModelWord, _ neighbour: ModelWord, _ channel: Neighbours.Channels, shape: UInt8 = 0
  ) {
    guard word != neighbour, counts[Int(neighbour)].total >= Self.least,
      isName(word) == isName(neighbour) || !isName(neighbour)
    else { return }
    var entry = found[Int(word)][neighbour] ?? ([], 0)
    entry.channels.insert(channel)
    if shape != 0 { entry.shape = shape }
    found[Int(word)][neighbour] = entry
  }

  /// Words one edit apart, found by what is left when a letter is dropped (Garbe's symmetric deletes).
  mutating func addTypos() {
    var groups: [[UInt8]: [ModelWord]] = [:]
    for (form, id) in ids {
      groups[form, default: []].append(id)
      for index in form.indices where index == 0 || form[index] != form[index - 1] {
        var shorter = form
        shorter.remove(at: index)
        groups[shorter, default: []].append(id)
      }
    }
    for group in groups.values where group.count > 1 && group.count < 400 {
      for left in group {
        for right in group where left != right {
          if let shape = EditShape(from: forms[Int(right)], to: forms[Int(left)]) {
            add(left, right, .typo, shape: shape.code)
            if shape.isGlyph { add(left, right, .glyph) }
          }
        }
      }
    }
  }

  /// Words that print recognition takes for one another, where more than one letter changes.
  mutating func addGlyphs() {
    for (form, id) in ids where form.count > 2 {
      for (left, right) in GlyphPairs.sequences {
        for (seen, meant) in [(left, right), (right, left)] {
          var index = 0
          while index + seen.count <= form.count {
            if form[index..<index + seen.count].elementsEqual(seen),
              let other = ids[Array(form[..<index] + meant + form[(index + seen.count)...])]
            {
              add(id, other, .glyph)
            }
            index += 1
          }
        }
      }
    }
  }

  /// Words of the same sound, and of nearly the same.
  mutating func addSounds(_ pronunciations: Pronunciations) {
    var exact: [Pronunciations.Sound: [ModelWord]] = [:]
    var shorter: [Pronunciations.Sound: [(word: ModelWord, sound: Pronunciations.Sound)]] = [:]
    for (form, id) in ids where !isName(id) {
      for sound in pronunciations.sounds[String(decoding: form, as: UTF8.self)] ?? [] {
        exact[sound, default: []].append(id)
        guard sound.count > 2 else { continue }
        shorter[sound, default: []].append((id, sound))
        for index in sound.indices where index == 0 || sound[index] != sound[index - 1] {
          var rest = sound
          rest.remove(at: index)
          shorter[rest, default: []].append((id, sound))
        }
      }
    }
    for group in exact.values where group.count > 1 {
      for left in group { for right in group { add(left, right, .sound) } }
    }
    for group in shorter.values where group.count > 1 && group.count < 300 {
      for left in group {
        for right in group
        where left.word != right.word && Self.soundNear(left.sound, right.sound) {
          add(left.word, right.word, .nearSound)
        }
      }
    }
  }

  /// Whether two sounds differ in one phoneme that is easily misheard.
  private static func soundNear(_ left: Pronunciations.Sound, _ right: Pronunciations.Sound) -> Bool
  {
    if left.count == right.count {
      let differing = left.indices.filter { left[$0] != right[$0] }
      return differing.count == 1 && left.count > 2
        && Pronunciations.areNear(left[differing[0]], right[differing[0]])
    }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard long.count == short.count + 1, short.count > 2 else { return false }
    let index = short.indices.first { short[$0] != long[$0] } ?? short.count
    return short[index...].elementsEqual(long[(index + 1)...]) && Pronunciations.isWeak(long[index])
  }

  /// Words of grammar that stand in for one another.
  mutating func addFunctionWords() {
    for group in FunctionWords.groups {
      let words = group.compactMap { ids[Array($0.utf8)] }
      for left in words { for right in words { add(left, right, .function) } }
    }
  }

  /// Forms of one word.
  mutating func addForms() {
    var families: [[UInt8]: Set<ModelWord>] = [:]
    for (form, id) in ids where form.count > 2 && !isName(id) {
      for (base, _) in WordForms.analyses(form)
      where ids[base].map({ !isName($0) && counts[Int($0)].total >= Self.least }) ?? false {
        families[base, default: []].formUnion([id, ids[base] ?? id])
      }
    }
    for group in WordForms.irregular {
      let words = group.compactMap { ids[Array($0.utf8)] }
      for left in words { for right in words { add(left, right, .form) } }
    }
    for family in families.values {
      for left in family { for right in family { add(left, right, .form) } }
    }
  }

  /// All neighbours, the most frequent first.
  func table() -> (starts: [UInt32], entries: [Neighbours.Neighbour]) {
    var starts: [UInt32] = [0]
    var entries: [Neighbours.Neighbour] = []
    for neighbours in found {
      let kept = neighbours.sorted { left, right in
        (counts[Int(left.key)].total, right.key) > (counts[Int(right.key)].total, left.key)
      }
      .prefix(Self.limit)
      entries += kept.map {
        Neighbours.Neighbour(word: $0.key, channels: $0.value.channels, shape: $0.value.shape)
      }
      starts.append(UInt32(entries.count))
    }
    return (starts, entries)
  }
}
