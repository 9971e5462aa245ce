import Foundation
import GalleyText

/// A folder of plain text to learn from: every `.txt` file below it, a paragraph a line.
package struct Corpus: Sendable {
  /// Paths, sorted, and their sizes in bytes.
  package let files: [(path: String, size: Int)]

  /// Bytes of text in one go; the tables of a document of this size stay small.
  private static let chunkSize = 4 << 20
  /// The end of each chunk is held out: runs of whole articles rather than single paragraphs, so that
  /// what is tested was not seen a line before.
  private static let heldOutSize = 128 << 10

  /// Which part of the text is asked for.
  package enum Part: Sendable {
    /// What n-grams and vectors are made from.
    case training
    /// What weights and thresholds are learned from: one part in thirty-two.
    case heldOut
  }

  /// Why a corpus cannot be read.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Finds the files.
  ///
  /// - Parameter paths: folders and files.
  /// - Throws: ``Failure`` where there is nothing to read.
  package init(_ paths: [String]) throws {
    var found: [(String, Int)] = []
    let manager = FileManager.default
    for path in paths {
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw Failure(description: "\(path): there is no such file or folder")
      }
      let names =
        isFolder.boolValue
        ? try manager.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".txt") }
          .map { "\(path)/\($0)" } : [path]
      for name in names {
        let size = try manager.attributesOfItem(atPath: name)[.size] as? Int
        found.append((name, size ?? 0))
      }
    }
    guard found.contains(where: { $0.1 > 0 }) else {
      throw Failure(
        description:
          "\(paths.joined(separator: ", ")): no text; a corpus is .txt files, a paragraph a line")
    }
    files = found.sorted { $0.0 < $1.0 }
  }

  /// Bytes in all.
  package var size: Int { files.reduce(0) { $0 + $1.size } }

  /// Calls `body` with one document after the other, always in the same order.
  ///
  /// - Parameter body: gets the document and how many bytes of the corpus lie behind.
  package func forEachDocument(
    _ part: Part, abbreviations: Abbreviations, _ body: (Document, Int) throws -> Void
  ) throws {
    var done = 0
    for (path, size) in files {
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw Failure(description: "\(path): it cannot be read")
      }
      var rest: [UInt8] = []
      var isAtEnd = false
      while !isAtEnd {
        let data = try handle.read(upToCount: Self.chunkSize) ?? Data()
        isAtEnd = data.isEmpty
        rest += data
        guard !rest.isEmpty else { break }
        let cut = isAtEnd ? rest.count : (rest.lastIndex(of: 0x0A) ?? rest.count - 1) + 1
        let chunk = Array(rest[..<cut])
        rest.removeFirst(cut)
        let border = Self.border(in: chunk)
        let range = part == .training ? 0..<border : border..<chunk.count
        guard !range.isEmpty else { continue }
        let source = SourceText(path: path, bytes: Array(chunk[range]))
        let block = Block(range: TextRange(0, source.bytes.count), kind: .paragraph)
        try body(
          Document(source: source, blocks: [block], abbreviations: abbreviations),
          done + Int(handle.offsetInFile))
      }
      done += size
    }
  }

  /// Where a chunk's held-out end begins.
  private static func border(in chunk: [UInt8]) -> Int {
    var border = chunk.count - min(heldOutSize, chunk.count / 32)
    while border < chunk.count, border > 0, chunk[border - 1] != 0x0A { border += 1 }
    return border
  }
}
