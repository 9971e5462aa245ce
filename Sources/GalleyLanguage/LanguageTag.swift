/// A language, and perhaps where or how it is written: “de”, “en_GB”, “pt-BR”.
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// Code of the language alone, in small letters (“en”): what rules and data are filed under.
  package let language: String
  /// What stands behind the language, nil where nothing does: a country in capitals (“GB”), a script or
  /// a variant as it was written (“Latn_RS”).
  package let region: String?

  /// - Parameter text: the parts with “_” or “-” between them.
  package init(_ text: String) {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "_-".contains($0) }
    language = parts[0].lowercased()
    region = parts.dropFirst().first.map { $0.count == 2 ? $0.uppercased() : String($0) }
  }

  package init(stringLiteral text: String) { self.init(text) }

  /// As dictionaries are named: “en_GB”.
  package var description: String { region.map { "\(language)_\($0)" } ?? language }

  /// The tag with the country that the language is named after, or that most of its dictionaries are of.
  var main: LanguageTag {
    LanguageTag("\(language)_\(language == "en" ? "US" : language.uppercased())")
  }

  var isMain: Bool { self == main }
}
