/// The container of a model: a header, a table of sections, and the sections, all little-endian.
///
///     0   8  “GALLEYLM”
///     8   4  version
///     12  4  number of sections
///     16  8  size of the file in bytes
///     24  8  checksum of everything from byte 32 on
///     32     for each section: name (8 bytes, padded with zeros), offset (8), size (8)
///            sections, each at a multiple of 64
package struct ModelFile: Sendable {
  /// What this program writes and reads.
  package static let version: UInt32 = 3
  package static let magic: [UInt8] = Array("GALLEYLM".utf8)
  package static let headerSize = 32
  package static let entrySize = 24
  package static let alignment = 64

  package let bytes: StoredBytes
  private let sections: [Name: Range<Int>]
  private let path: String

  /// What a section holds.
  package enum Name: String, Sendable, CaseIterable {
    /// Where the model comes from, as JSON.
    case provenance = "origin"
    /// Words, one after the other.
    case words
    /// Where each word begins.
    case starts = "wstarts"
    /// Hash table from forms to words.
    case slots = "wslots"
    /// A record of fixed size a word.
    case facts = "wfacts"
    /// Sizes of the n-gram table, and the values that it stands for.
    case ngramHeader = "nheader"
    /// The n-gram table.
    case ngrams
    case vectorHeader = "vheader"
    case vectors
    case contextHeader = "cxheader"
    /// Vectors of words that are read, and of words that are expected.
    case contextWords = "cxwords"
    /// Their scales, biases, and the network that leads from the ones to the others.
    case contextNumbers = "cxnums"
    /// Where each word's neighbours begin.
    case neighbourStarts = "nbstarts"
    case neighbours = "nbours"
    /// The class of each word.
    case classes
    /// Which class follows which.
    case classTriples = "ctriples"
    /// The trees that decide.
    case decision
    /// In a file that holds nothing but how to decide: the checksum of the model that it goes with.
    case base
  }

  /// Whether it comes with the binary, so that what is in it need not be checked at every start.
  let isEmbedded: Bool

  /// Opens a model.
  ///
  /// - Parameters:
  ///   - path: names the model in errors.
  ///   - verifies: whether the checksum is computed, which reads the whole file; what is embedded in the
  ///     binary is not checked again.
  /// - Throws: ``ModelError``.
  package init(_ bytes: StoredBytes, path: String, verifies: Bool) throws(ModelError) {
    self.bytes = bytes
    self.path = path
    isEmbedded = !verifies
    let raw = bytes.raw
    guard raw.count >= Self.headerSize, raw.prefix(8).elementsEqual(Self.magic) else {
      throw .foreign(path: path)
    }
    func integer(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let found = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard found == Self.version else { throw .version(path: path, found: found) }
    let count = Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    guard integer(16) == UInt64(raw.count) else {
      throw .damaged(path: path, reason: "it has \(raw.count) bytes instead of \(integer(16))")
    }
    guard count <= 64, Self.headerSize + count * Self.entrySize <= raw.count else {
      throw .damaged(path: path, reason: "its table of sections is broken")
    }
    if verifies, Checksum.of(raw, from: Self.headerSize) != integer(24) {
      throw .damaged(path: path, reason: "its checksum is wrong")
    }
    var sections: [Name: Range<Int>] = [:]
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = String(decoding: raw[entry..<entry + 8].prefix { $0 != 0 }, as: UTF8.self)
      let offset = integer(entry + 8)
      let size = integer(entry + 16)
      guard offset <= UInt64(raw.count), size <= UInt64(raw.count) - offset,
        offset % UInt64(Self.alignment) == 0
      else { throw .damaged(path: path, reason: "section “\(name)” lies outside it") }
      if let name = Name(rawValue: name) { sections[name] = Int(offset)..<Int(offset + size) }
    }
    self.sections = sections
  }

  /// The checksum that the header gives.
  package var checksum: UInt64 {
    UInt64(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
  }

  /// Whether there is a section.
  package func has(_ name: Name) -> Bool { sections[name] != nil }

  /// The bytes of a section.
  ///
  /// - Throws: ``ModelError/damaged(path:reason:)`` where there is none.
  package func section(_ name: Name) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let range = sections[name] else {
      throw .damaged(path: path, reason: "section “\(name.rawValue)” is missing")
    }
    return UnsafeRawBufferPointer(rebasing: bytes.raw[range])
  }

  /// A section as numbers of a type.
  func section<T: BitwiseCopyable>(_ name: Name, as type: T.Type) throws(ModelError)
    -> UnsafeBufferPointer<T>
  {
    let raw = try section(name)
    guard raw.count % MemoryLayout<T>.stride == 0 else {
      throw damaged("section “\(name.rawValue)” is cut")
    }
    return raw.bindMemory(to: type)
  }

  func damaged(_ reason: String) -> ModelError { .damaged(path: path, reason: reason) }
}

/// A checksum of 64 bits for damage by accident, at several gigabytes a second.
package enum Checksum {
  /// Four lanes of multiply and rotate over words of eight bytes, as xxHash (Collet 2012) does.
  package static func of(_ raw: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    let other: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    func mixed(_ lane: UInt64, _ offset: Int) -> UInt64 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let sum = lane &+ word &* other
      return (sum << 31 | sum >> 33) &* prime
    }
    var offset = start
    while offset + 32 <= raw.count {
      lanes.0 = mixed(lanes.0, offset)
      lanes.1 = mixed(lanes.1, offset + 8)
      lanes.2 = mixed(lanes.2, offset + 16)
      lanes.3 = mixed(lanes.3, offset + 24)
      offset += 32
    }
    var sum = UInt64(raw.count)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      sum = (sum ^ lane) &* prime
      sum ^= sum >> 29
    }
    for byte in raw[offset...] { sum = (sum ^ UInt64(byte)) &* other }
    return sum ^ (sum >> 32)
  }
}
