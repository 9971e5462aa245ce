/// A dictionary that was asked for and is in no folder: what to say of it, and what to do.
package struct MissingDictionary: Equatable, Sendable, CustomStringConvertible {
  package var tag: LanguageTag
  /// Folders that were searched.
  package var folders: [String]
  /// Tags of the dictionaries that they hold, in the order of the alphabet.
  package var installed: [LanguageTag]

  package init(tag: LanguageTag, folders: [String], installed: [LanguageTag]) {
    self.tag = tag
    self.folders = folders
    self.installed = installed
  }

  package var description: String {
    let names =
      installed.isEmpty
      ? "none is installed"
      : "installed are \(installed.map(\.description).joined(separator: ", "))"
    let hint = nearest.map { "; the nearest is “\($0)”" } ?? ""
    return """
      no Hunspell dictionary for “\(tag)” (\(tag).aff and \(tag).dic) in \
      \(folders.joined(separator: ", ")); \(names)\(hint); \(remedy), or name its folder in DICPATH
      """
  }

  /// The installed dictionary that is nearest: of the same language, best of the same spelling or of the main
  /// country, else of a tag that looks like it.
  package var nearest: LanguageTag? {
    let system = SpellingVariants.System(tag)
    let kindred = installed.filter { $0.language == tag.language }
    return kindred.first { system != nil && SpellingVariants.System($0) == system }
      ?? kindred.first { $0.isMain }
      ?? kindred.first
      ?? Spelling.nearest(tag.description, in: installed.map(\.description)).map { LanguageTag($0) }
  }

  private var remedy: String {
    let command =
      package.map { "apt-get install \($0)" }
      ?? "`apt-cache search '^(hunspell|myspell)-'` lists Debian’s packages"
    return "install it (\(command))"
  }

  /// Debian's package for the language, nil where it has none.
  package var package: String? {
    let language = tag.language
    switch language {
    case "en": return byCountry(["US", "GB", "AU", "CA", "ZA"])
    case "de": return byCountry(["DE", "AT", "CH"])
    case "pt": return byCountry(["PT", "BR"])
    case "nb", "nn": return "hunspell-no"
    case "eo", "et", "fo", "tl": return "myspell-\(language)"
    default: return Self.packaged.contains(language) ? "hunspell-\(language)" : nil
    }
  }

  /// The package of a language that is packaged by country, the main one first; it serves the others, too.
  private func byCountry(_ countries: [String]) -> String {
    let country = tag.region.flatMap { countries.contains($0) ? $0 : nil } ?? countries[0]
    return "hunspell-\(tag.language)-\(country.lowercased())"
  }

  /// Languages with one package each (Debian 13).
  private static let packaged: Set = [
    "af", "an", "ar", "be", "bg", "bn", "bo", "br", "bs", "ca", "cs", "da", "dz", "el", "es", "eu",
    "fr", "gd", "gl", "gu", "gug", "he", "hi", "hr", "hu", "id", "is", "it", "kk", "kmr", "ko",
    "lo", "lt", "lv", "ml", "mn", "ne", "nl", "no", "oc", "pl", "ro", "ru", "si", "sk", "sl", "sr",
    "sv", "sw", "te", "th", "tr", "uk", "uz", "vi",
  ]
}
