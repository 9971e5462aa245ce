import Foundation

/// Encodes values as JSON, keys sorted, so that the same findings give the same bytes.
enum JSONText {
  /// One line of JSON.
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // The values of reports hold strings, whole numbers and finite fractions only, all of which encode.
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }
}
