import Foundation
import GalleyLanguage
import GalleyText

/// Damages clean text as pipelines do, so that models can be trained and measured on it.
///
/// Deterministic: the same text, seed and channels give the same damage.
package struct DamageInjector {
  /// A way in which text is damaged.
  package enum Channel: String, CaseIterable, Sendable {
    /// A word for one that is one edit away.
    case typo
    /// A word for one that is one edit away, and so rare that only dictionaries have it.
    case rare
    /// A letter changed, lost, doubled, put in or swapped: no word comes of it but by chance.
    case nonword
    /// Letters for others that look like them in print: no word comes of it but by chance.
    case misread
    /// A word for one that sounds alike.
    case sound
    /// A word for one whose print looks alike.
    case glyph
    /// A word of grammar for another.
    case function
    /// Another form of the word.
    case form
    /// A word of grammar too many.
    case leftOver = "left-over"
    /// A word of grammar missing.
    case missing
    /// A word broken in two, or two run together, where the parts are words.
    case join
    /// A stop and a word or two put where a word of grammar stood.
    case bridge

    /// Whether one word is put for another, and no more is changed.
    var isOfOneWord: Bool {
      switch self {
      case .typo, .rare, .sound, .glyph, .function, .form: true
      default: false
      }
    }
  }

  /// A piece of damage.
  package struct Damage: Sendable {
    /// Where it lies in the damaged text, in bytes.
    package var range: TextRange
    /// What stood there.
    package var original: String
    package var channel: Channel
  }

  private let channel: NoisyChannel
  private var random: UInt64
  private let weighted: [Channel]
  private let interval: Int
  private let knows: ((String) -> Bool)?

  /// - Parameters:
  ///   - interval: words for one piece of damage, on average.
  ///   - channels: how often each is taken.
  ///   - knows: whether a dictionary has a word; without it there is no ``Channel/rare`` damage.
  package init(
    _ channel: NoisyChannel, seed: UInt64, interval: Int, channels: [Channel: Int] = Self.mixture,
    knows: ((String) -> Bool)? = nil
  ) {
    self.channel = channel
    self.knows = knows
    self.interval = interval
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    weighted = Channel.allCases.flatMap { Array(repeating: $0, count: channels[$0] ?? 0) }
  }

  /// What weights are trained on: all channels, in the proportion in which they are met.
  package static let mixture: [Channel: Int] = [
    .typo: 8, .rare: 1, .nonword: 4, .misread: 2, .sound: 7, .glyph: 1, .function: 3, .form: 2,
    .leftOver: 1,
    .missing: 2, .join: 3, .bridge: 2,
  ]

  private mutating func next(_ bound: Int) -> Int {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return Int(random >> 33) % max(1, bound)
  }

  /// The damaged text of a document, and what was done to it.
  package mutating func damage(_ document: Document) -> (bytes: [UInt8], damages: [Damage]) {
    let text = channel.read(document)
    var edits: [(range: TextRange, replacement: String, channel: Channel)] = []
    var place = 1 + next(interval)
    while place + 1 < text.reading.words.count, !weighted.isEmpty {
      let kind = weighted[next(weighted.count)]
      if let edit = edit(kind, at: place, text),
        edits.last.map({ $0.range.end + 1 < edit.range.start }) ?? true
      {
        edits.append((edit.range, edit.replacement, kind))
        place += max(8, interval / 2 + next(interval))
      } else {
        place += 1
      }
    }
    var bytes: [UInt8] = []
    var damages: [Damage] = []
    var offset = 0
    for edit in edits {
      bytes += document.source.bytes[offset..<Int(edit.range.start)]
      let start = bytes.count
      bytes += edit.replacement.utf8
      damages.append(
        Damage(
          range: TextRange(start, bytes.count), original: document.source.string(edit.range),
          channel: edit.channel))
      offset = Int(edit.range.end)
    }
    bytes += document.source.bytes[offset...]
    return (bytes, damages)
  }

  /// A word after one slip of the finger.
  private mutating func slipped(_ word: [UInt8]) -> [UInt8] {
    var word = word
    let index = 1 + next(word.count - 1)
    switch next(5) {
    case 0: word.remove(at: index)
    case 1: word.insert(word[index], at: index)
    case 2: word.swapAt(index, index - 1)
    case 3: word.insert(UInt8(0x61 + next(26)), at: index)
    default: word[index] = UInt8(0x61 + next(26))
    }
    return word
  }

  /// One of the words that a word may turn into. Fingers slip by chance; minds slip to what is written often (“you” for
  /// “your”), and what is written often is overlooked when it is read over.
  private mutating func choose(of words: [ModelWord]) -> ModelWord {
    guard next(3) == 0 else { return words[next(words.count)] }
    let frequencies = words.map { pow(10, Double(channel.model.vocabulary.zipf($0))) }
    var rest = Double(next(1 << 30)) / Double(1 << 30) * frequencies.reduce(0, +)
    for (word, frequency) in zip(words, frequencies) {
      rest -= frequency
      if rest < 0 { return word }
    }
    return words[words.count - 1]
  }

  private mutating func edit(_ kind: Channel, at place: Int, _ text: NoisyChannel.Text)
    -> Correction?
  {
    let word = text.reading.words[place]
    let token = Int(text.reading.tokens[place])
    let isPart = text.reading.parts[place] != nil
    guard word >= ModelVocabulary.firstWord,
      channel.isOpen(at: place, text) || kind.isOfOneWord && channel.isOpenName(at: place, text),
      isPart ? kind.isOfOneWord : text.document.tokens[token].flags.contains(.spaceBefore),
      !text.document.tokens[token].flags.contains(.apostrophe)
    else { return nil }
    let own = place..<place + 1
    func correction(_ kind: Hypothesis.Kind, _ places: Range<Int>, _ words: Hypothesis.Words)
      -> Correction
    {
      channel.correction(of: Hypothesis(kind, places, words), in: text)
    }
    let isStart = text.document.tokens[token].flags.contains(.sentenceStart)
    switch kind {
    case .typo, .sound, .glyph, .function, .form:
      let wanted: Neighbours.Channels =
        switch kind {
        case .typo: .typo
        case .sound: next(3) == 0 ? .nearSound : .sound
        case .glyph: .glyph
        case .function: .function
        default: .form
        }
      let neighbours = channel.neighbours(of: word).filter {
        !$0.channels.isDisjoint(with: wanted)
          && channel.model.vocabulary.facts[Int($0.word)].capitalised < 128
      }.map(\.word)
      guard !neighbours.isEmpty else { return nil }
      return correction(.substitution, own, .init(choose(of: neighbours)))
    case .rare:
      let edits = Candidates.edits(of: Array(channel.model.vocabulary.string(word).utf8)).filter {
        channel.model.vocabulary.word($0) == 0
      }
      .sorted { $0.lexicographicallyPrecedes($1) }
      guard let knows, !isPart, !edits.isEmpty else { return nil }
      // Few strings are words: some are tried, the rest is left to the next place.
      for _ in 0..<20 {
        let edit = String(decoding: edits[next(edits.count)], as: UTF8.self)
        guard knows(edit) else { continue }
        let capital = text.document.tokens[token].flags.contains(.capitalised)
        return Correction(
          range: channel.correction(
            of: Hypothesis(.substitution, own, .init(word)), in: text
          ).range,
          replacement: capital ? edit.prefix(1).uppercased() + edit.dropFirst() : edit)
      }
      return nil
    case .nonword:
      let form = Array(text.document.source.bytes[text.document.tokens[token].range.indices])
      guard form.count > 3, form.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
        return nil
      }
      return Correction(
        range: text.document.tokens[token].range,
        replacement: String(decoding: slipped(form), as: UTF8.self))
    case .misread:
      let form = Array(text.document.source.bytes[text.document.tokens[token].range.indices])
      let misreadings = GlyphConfusions.misreadings(of: form).filter { misreading in
        misreading.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      }
      .sorted { $0.lexicographicallyPrecedes($1) }
      guard form.count > 3, !misreadings.isEmpty else { return nil }
      return Correction(
        range: text.document.tokens[token].range,
        replacement: String(decoding: misreadings[next(misreadings.count)], as: UTF8.self))
    case .leftOver:
      guard !isStart else { return nil }
      let words = channel.leftOverWords
      return correction(.add, place..<place, .init(words[next(words.count)]))
    case .missing:
      guard !isStart, channel.canFallOut(word) else { return nil }
      return correction(.drop, own, .init())
    case .join:
      return channel.boundaryHypotheses(at: place, text).first.map {
        correction($0.kind, $0.places, $0.words)
      }
    case .bridge:
      guard !isStart, channel.canBridge(word), place > 1 else { return nil }
      let before = text.document.tokens[token - 1]
      guard before.kind == .word else { return nil }
      var words = [channel.leftOverWords[next(channel.leftOverWords.count)]]
      if next(2) == 0 { words.append(channel.leftOverWords[next(channel.leftOverWords.count)]) }
      return Correction(
        range: TextRange(before.end, text.document.tokens[token].end),
        replacement: ". " + words.map(channel.model.vocabulary.string).joined(separator: " "))
    }
  }
}
