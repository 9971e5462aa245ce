import Foundation

/// How words are spoken, in the phonemes of the CMU dictionary without stress.
struct Pronunciations {
  /// A sequence of phonemes, each a letter of its own.
  typealias Sound = [UInt8]

  private(set) var sounds: [String: [Sound]] = [:]

  /// Phonemes that are put as one: in unstressed syllables nobody hears them apart, and many speakers not
  /// in stressed ones either.
  private static let merged = [
    "AO": "AA", "IH0": "AH", "EH0": "AH", "AH0": "AH", "UH0": "AH", "AX": "AH",
  ]

  static let phonemes = [
    "AA", "AE", "AH", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW", "B", "CH",
    "D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N", "NG", "P", "R", "S", "SH", "T", "TH", "V",
    "W", "Y", "Z", "ZH",
  ]
  private static let codes: [String: UInt8] = Dictionary(
    uniqueKeysWithValues: phonemes.enumerated().map { ($1, UInt8($0)) })
  /// Vowels come first in ``phonemes``.
  static let vowelCount: UInt8 = 14

  /// Reads a dictionary in the form of CMUdict: a word and its phonemes on a line.
  init(cmudict text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix(";;;") {
      let fields = line.prefix { $0 != "#" }.split(separator: " ")
      guard fields.count > 1 else { continue }
      let word = fields[0].prefix { $0 != "(" }.lowercased()
      add(word, fields.dropFirst().compactMap { Self.code(String($0)) })
    }
  }

  private mutating func add(_ word: String, _ sound: Sound) {
    if sounds[word]?.contains(sound) != true { sounds[word, default: []].append(sound) }
  }

  private static func code(_ phoneme: String) -> UInt8? {
    let plain = phoneme.filter(\.isLetter)
    return codes[merged[phoneme] ?? merged[plain] ?? plain]
  }

  /// Asks `espeak-ng`, where it is installed, for words that the dictionary lacks.
  mutating func complete(_ words: [String]) {
    let missing = words.filter { sounds[$0] == nil }
    guard !missing.isEmpty, let lines = Self.espeak(missing), lines.count == missing.count else {
      return
    }
    for (word, line) in zip(missing, lines) {
      let sound = Self.sound(mnemonics: line)
      if sound.count > 1 { add(word, sound) }
    }
  }

  /// The phonemes of words in espeak's mnemonics, a line a word.
  private static func espeak(_ words: [String]) -> [String]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/espeak-ng")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "galley-words-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    // A stop after each word makes it a clause, and each clause a line.
    guard
      (try? words.map { "\($0).\n\n" }.joined().write(to: file, atomically: true, encoding: .utf8))
        != nil
    else { return nil }
    process.arguments = ["-q", "-x", "-v", "en-us", "-f", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.allSatisfy { $0 == " " } }
  }

  /// espeak's mnemonics (Kirshenbaum's, with its own additions), longest first.
  private static let mnemonics: [(String, String)] = [
    ("aI@", "AY R"), ("aU@", "AW R"), ("tS", "CH"), ("dZ", "JH"), ("A:", "AA"), ("O:", "AA"),
    ("i:", "IY"), ("u:", "UW"), ("3:", "ER"), ("aI", "AY"), ("eI", "EY"), ("OI", "OY"),
    ("aU", "AW"), ("oU", "OW"), ("@L", "AH L"), ("I2", "AH"), ("I#", "AH"), ("a#", "AH"),
    ("i@", "IY AH"), ("U@", "UH R"), ("e@", "EH R"), ("@2", "AH"), ("@5", "AH"), ("0#", "AA"),
    ("O@", "AA R"), ("A@", "AA R"), ("n-", "AH N"), ("3", "ER"), ("@", "AH"), ("a", "AE"),
    ("E", "EH"), ("I", "IH"), ("i", "IY"), ("0", "AA"), ("V", "AH"), ("U", "UH"), ("N", "NG"),
    ("D", "DH"), ("T", "TH"), ("S", "SH"), ("Z", "ZH"), ("b", "B"), ("d", "D"), ("f", "F"),
    ("g", "G"), ("h", "HH"), ("j", "Y"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"),
    ("p", "P"), ("r", "R"), ("s", "S"), ("t", "T"), ("v", "V"), ("w", "W"), ("z", "Z"),
  ]

  private static func sound(mnemonics text: String) -> Sound {
    var rest = text[...]
    var sound: Sound = []
    while !rest.isEmpty {
      if let (sign, phonemes) = mnemonics.first(where: { rest.hasPrefix($0.0) }) {
        sound += phonemes.split(separator: " ").compactMap { code(String($0)) }
        rest = rest.dropFirst(sign.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return sound
  }

  /// Whether two phonemes are easily taken for one another.
  static func areNear(_ left: UInt8, _ right: UInt8) -> Bool {
    if left < vowelCount, right < vowelCount { return true }
    return similar.contains([left, right]) || similar.contains([right, left])
  }

  private static let similar: Set<[UInt8]> = Set(
    [
      "P B", "T D", "K G", "F V", "S Z", "TH DH", "CH JH", "SH ZH", "TH F", "TH S", "DH D", "DH V",
      "M N", "N NG", "SH CH", "S SH", "Z ZH", "JH ZH", "L R", "W V", "B V", "T TH", "JH D", "T CH",
    ].map { $0.split(separator: " ").compactMap { codes[String($0)] } })

  /// Whether a phoneme is easily missed: those of the ends of words, and breath.
  static func isWeak(_ phoneme: UInt8) -> Bool {
    weak.contains(phoneme)
  }

  private static let weak = Set(
    ["T", "D", "S", "Z", "HH", "R", "N", "L", "K", "Y", "AH", "V"].compactMap { codes[$0] })
}
