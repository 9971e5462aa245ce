import Foundation

/// Errors that stand in prose which is taken for clean: what finds them is no false alarm.
///
/// Each is a passage, read by a person and marked as ``MarkedText``, so that whoever doubts one can look.
package struct PublishedErrors {
  private let passages: [GoldSet.Record]

  /// - Parameters:
  ///   - text: a passage a line; empty lines and those that begin with “#” are passed over.
  ///   - name: of the file, for messages.
  /// - Throws: ``MarkedText/Failure`` with name and line.
  package init(_ text: String, name: String) throws(MarkedText.Failure) {
    var passages: [GoldSet.Record] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated() where !line.isEmpty && !line.hasPrefix("#")
    {
      let record: GoldSet.Record
      do {
        record = try MarkedText(String(line), name: name).record
      } catch {
        throw MarkedText.Failure(name: name, line: number + 1, problem: error.problem)
      }
      guard !record.edits.isEmpty else {
        throw MarkedText.Failure(name: name, line: number + 1, problem: "nothing is marked ⟦…⟧")
      }
      passages.append(record)
    }
    self.passages = passages
  }

  /// A text with the errors that stand in it marked as its damage.
  package func marking(_ record: GoldSet.Record) -> GoldSet.Record {
    var record = record
    for passage in passages {
      guard let place = record.text.range(of: passage.text) else { continue }
      let start = record.text.unicodeScalars.distance(
        from: record.text.startIndex, to: place.lowerBound)
      record.edits += passage.edits.map { edit in
        var edit = edit
        edit.start += start
        edit.end += start
        return edit
      }
    }
    return record
  }
}
