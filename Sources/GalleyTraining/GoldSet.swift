import Foundation
import GalleyFormats

/// Texts whose damage is marked.
package struct GoldSet: Sendable {
  /// One text.
  package struct Record: Decodable, Sendable {
    package var id: JSONLinesRecord.RecordID
    package var text: String
    package var edits: [Edit]

    private enum CodingKeys: String, CodingKey { case id, text, edits }

    package init(id: JSONLinesRecord.RecordID, text: String, edits: [Edit]) {
      self.id = id
      self.text = text
      self.edits = edits
    }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      text = try container.decode(String.self, forKey: .text)
      edits = try container.decodeIfPresent([Edit].self, forKey: .edits) ?? []
      if let string = try? container.decode(String.self, forKey: .id) {
        id = .string(string)
      } else {
        id = .integer(try container.decode(Int.self, forKey: .id))
      }
    }
  }

  /// A piece of damage, in Unicode scalars of the text.
  package struct Edit: Decodable, Sendable {
    package var start: Int
    package var end: Int
    package var original: String
    /// nil where it is not known.
    package var replacement: String?
    package var type: String?
    package var `class`: String?

    package init(start: Int, end: Int, original: String, replacement: String?, class: String) {
      self.start = start
      self.end = end
      self.original = original
      self.replacement = replacement
      self.class = `class`
    }

    /// Whether it is an edit of a text of so many scalars.
    fileprivate func lies(within length: Int) -> Bool {
      start >= 0 && start <= end && end <= length
    }

    /// What it is counted under.
    package var kind: String { `class` ?? type ?? "edit" }
  }

  /// Why a set cannot be read.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  package private(set) var records: [Record] = []

  package init(records: [Record]) { self.records = records }

  /// Reads JSON Lines of `{"id", "text", "edits": [{"start", "end", "original", "replacement", "class"}]}`.
  ///
  /// - Throws: ``Failure`` with path and line.
  package init(paths: [String]) throws {
    let decoder = JSONDecoder()
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(description: "\(path): it cannot be read")
      }
      let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() where !line.isEmpty {
        let place = "\(path):\(number + 1): error:"
        guard let record = try? decoder.decode(Record.self, from: line) else {
          throw Failure(description: "\(place) not a record with “id”, “text” and “edits”")
        }
        let length = record.text.unicodeScalars.count
        if let edit = record.edits.first(where: { !$0.lies(within: length) }) {
          throw Failure(
            description:
              "\(place) the edit \(edit.start)–\(edit.end) lies outside the text, which has \(length) characters; "
              + "offsets are Unicode scalars from 0, the end not included")
        }
        records.append(record)
      }
    }
  }
}
