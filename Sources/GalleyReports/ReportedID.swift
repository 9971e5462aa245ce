import GalleyFormats

/// The id of a record in JSON: a string or a number, as the input has it.
struct ReportedID: Encodable {
  var id: JSONLinesRecord.RecordID

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch id {
    case .string(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    }
  }
}
