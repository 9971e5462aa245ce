import GalleyLanguage
import GalleyText

/// The rules and words of several rule packs, out of their YAML or compiled from it.
///
/// YAML and patterns take tens of milliseconds to parse, the compiled form two: what is built in is compiled
/// beforehand (`galley-dev generate`). It carries a checksum of its sources, so that one that no longer fits
/// them is not used.
package struct RulePacks: Sendable {
  package private(set) var vocabulary = Vocabulary()
  package private(set) var rules: [PatternRule] = []

  /// A pack as it is written.
  package struct Source: Sendable {
    package var path: String
    package var yaml: [UInt8]

    package init(path: String, yaml: [UInt8]) {
      self.path = path
      self.yaml = yaml
    }
  }

  /// To be changed with the format of the compiled form.
  private static let version: UInt64 = 1

  /// Parses packs.
  ///
  /// - Throws: ``RulePack/Failure`` with the first mistake.
  package init(parsing sources: [Source]) throws(RulePack.Failure) {
    // Word classes first: patterns ask for them by name.
    let classes = sources.filter { $0.path.hasSuffix("/classes.yml") }
    for source in classes + sources.filter({ !$0.path.hasSuffix("/classes.yml") }) {
      let yaml = String(decoding: source.yaml, as: UTF8.self)
      rules += try RulePack(yaml: yaml, path: source.path, vocabulary: &vocabulary).rules
    }
  }

  /// Reads the compiled form; nil where it was made of other sources, or is damaged.
  package init?(compiled raw: UnsafeRawBufferPointer, of sources: [Source]) {
    var reader = PackReader(raw)
    do {
      guard try reader.bits() == Self.checksum(of: sources) else { return nil }
      vocabulary = try Vocabulary(from: &reader)
      rules = try reader.list { reader throws(PackReader.Damage) in
        try PatternRule(from: &reader)
      }
    } catch {
      return nil
    }
  }

  /// The compiled form.
  ///
  /// - Parameter sources: what this was parsed from.
  package func compiled(of sources: [Source]) -> [UInt8] {
    var writer = PackWriter()
    writer.write(bits: Self.checksum(of: sources))
    vocabulary.write(to: &writer)
    writer.write(list: rules) { $1.write(to: &$0) }
    return writer.bytes
  }

  private static func checksum(of sources: [Source]) -> UInt64 {
    sources.reduce(version) { sum, source in
      [Array(source.path.utf8), source.yaml].reduce(sum) { sum, bytes in
        let prime: UInt64 = 0x9E37_79B1_85EB_CA87
        return (sum << 7 | sum >> 57) &* prime ^ bytes.withUnsafeBytes { Checksum.of($0, from: 0) }
      }
    }
  }
}
