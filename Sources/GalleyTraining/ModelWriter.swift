import Foundation
import GalleyLanguage

/// Puts sections into a model file; see ``ModelFile`` for its form.
struct ModelWriter {
  private var sections: [(name: ModelFile.Name, bytes: [UInt8])] = []

  mutating func add(_ name: ModelFile.Name, _ bytes: [UInt8]) { sections.append((name, bytes)) }

  mutating func add<T: BitwiseCopyable>(_ name: ModelFile.Name, _ elements: [T]) {
    add(name, elements.withUnsafeBytes(Array.init))
  }

  /// The sections of another model, but for one.
  mutating func copy(_ file: ModelFile, except left: ModelFile.Name) throws {
    for name in ModelFile.Name.allCases where name != left && file.has(name) {
      add(name, Array(try file.section(name)))
    }
  }

  /// The file.
  func bytes() -> [UInt8] {
    let alignment = ModelFile.alignment
    func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
    var offset = aligned(ModelFile.headerSize + sections.count * ModelFile.entrySize)
    var table: [UInt8] = []
    var body: [UInt8] = []
    let start = offset
    for (name, bytes) in sections {
      let tag = Array(name.rawValue.utf8)
      table += tag + [UInt8](repeating: 0, count: 8 - tag.count)
      table += Self.little(UInt64(offset)) + Self.little(UInt64(bytes.count))
      body += bytes
      offset = aligned(offset + bytes.count)
      body += [UInt8](repeating: 0, count: offset - start - body.count)
    }
    var file = ModelFile.magic
    file += withUnsafeBytes(of: ModelFile.version.littleEndian, Array.init)
    file += withUnsafeBytes(of: UInt32(sections.count).littleEndian, Array.init)
    file += Self.little(UInt64(offset)) + Self.little(0) + table
    file += [UInt8](repeating: 0, count: start - file.count) + body
    let checksum = file.withUnsafeBytes { Checksum.of($0, from: ModelFile.headerSize) }
    file.replaceSubrange(24..<32, with: Self.little(checksum))
    return file
  }

  private static func little(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }
}
