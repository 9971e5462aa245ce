/// Words that British and American English spell in two ways.
package enum SpellingVariants {
  /// A system of spelling that a text is to hold to.
  package enum System: Sendable {
    case british, american

    /// The system of a country; nil for English at large, and for Canada, which takes from both.
    package init?(_ tag: LanguageTag) {
      guard tag.language == "en" else { return nil }
      switch tag.region {
      case "US": self = .american
      case "GB", "AU", "NZ", "IE", "ZA": self = .british
      default: return nil
      }
    }
  }

  /// How a word in small letters of the other system may be written in this one. Whether a form is a word, the dictionary
  /// of the system has to say.
  static func forms(of word: String, in system: System) -> [String] {
    var forms: [String] = []
    if let counterpart = table[word], counterpart.isBritish == (system == .american) {
      forms.append(counterpart.other)
    }
    for (british, american) in endings {
      let (from, to) = system == .american ? (british, american) : (american, british)
      if word.hasSuffix(from), word.utf8.count > from.utf8.count + 2 {
        forms.append(word.dropLast(from.count) + to)
      }
    }
    // “colourful”, “favourite”: once in a word.
    let (from, to) = system == .american ? ("our", "or") : ("or", "our")
    if let place = word.firstRange(of: from) {
      forms.append(word[..<place.lowerBound] + to + word[place.upperBound...])
    }
    // “oestrogen”, “unmanoeuvrable”: what is one letter in America may be two or one in Britain.
    for (british, american) in system == .american ? digraphs : [] {
      if let place = word.firstRange(of: british) {
        forms.append(word[..<place.lowerBound] + american + word[place.upperBound...])
      }
    }
    return forms
  }

  /// Letters within a word, British and American.
  private static let digraphs = [("ae", "e"), ("oe", "e"), ("oeuvr", "euver")]

  /// Endings, British and American.
  private static let endings: [(String, String)] =
    [
      "e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able", "ably", "ance", "ances",
      "ant", "antly",
    ].flatMap { [("is" + $0, "iz" + $0), ("ys" + $0, "yz" + $0)] }
    + ["ed", "ing", "er", "ers", "or", "ors"].map { ("ll" + $0, "l" + $0) }
    + [("re", "er"), ("res", "ers"), ("ence", "ense"), ("ences", "enses"), ("ogue", "og")]

  /// A spelling and its counterpart.
  package struct Counterpart {
    package var isBritish: Bool
    package var other: String
  }

  /// Stems that take the same endings in both systems: British, American, endings.
  private static let stems: [(String, String, String)] = [
    ("colour", "color", " s ed ing ful less"), ("favour", "favor", " s ed ing ite ites able ably"),
    ("labour", "labor", " s ed ing er ers"), ("neighbour", "neighbor", " s ing hood hoods"),
    ("harbour", "harbor", " s ed ing"), ("honour", "honor", " s ed ing able"),
    ("humour", "humor", " s"), ("rumour", "rumor", " s ed"), ("behaviour", "behavior", " s al"),
    ("endeavour", "endeavor", " s ed ing"), ("flavour", "flavor", " s ed ing"),
    ("armour", "armor", " ed"), ("vigour", "vigor", ""), ("tumour", "tumor", " s"),
    ("odour", "odor", " s"), ("parlour", "parlor", " s"), ("saviour", "savior", " s"),
    ("splendour", "splendor", ""), ("centre", "center", " s d"), ("theatre", "theater", " s"),
    ("litre", "liter", " s"), ("fibre", "fiber", " s"), ("metre", "meter", " s"),
    ("kilometre", "kilometer", " s"), ("spectre", "specter", " s"), ("sombre", "somber", ""),
    ("calibre", "caliber", ""), ("manoeuvre", "maneuver", " s"), ("defence", "defense", " s less"),
    ("offence", "offense", " s"), ("pretence", "pretense", " s"), ("grey", "gray", " s"),
    ("travell", "travel", "ed er ers ing"), ("cancell", "cancel", "ed ing"),
    ("labell", "label", "ed ing"), ("modell", "model", "ed ing"), ("fuell", "fuel", "ed ing"),
    ("levell", "level", "ed ing"), ("counsell", "counsel", "ed ing or ors"),
    ("jewell", "jewel", "er ers"), ("signall", "signal", "ed ing"), ("marvell", "marvel", "ed ous"),
    ("enrol", "enroll", " s ment"), ("fulfil", "fulfill", " s ment"),
    ("skilful", "skillful", " ly"),
    ("instalment", "installment", " s"), ("plough", "plow", " s ed ing"), ("tyre", "tire", " s"),
    ("aluminium", "aluminum", ""), ("moustache", "mustache", " s d"), ("pyjama", "pajama", "s"),
    ("catalogue", "catalog", " s"), ("cosy", "cozy", ""), ("sceptic", "skeptic", " s al ism"),
    ("mould", "mold", " s ed ing"), ("paediatric", "pediatric", " s"),
    ("anaesthetic", "anesthetic", " s"),
    ("foetus", "fetus", " es"), ("diarrhoea", "diarrhea", ""), ("jewellery", "jewelry", ""),
  ]

  /// American words that are British ones as well prove nothing: “tire”, “meter”, “fulfill” are told by their
  /// counterparts alone.
  private static let ambiguous: Set<String> = [
    "tire", "tires", "meter", "meters", "catalog", "catalogs",
  ]

  /// Spellings of one system alone, in small letters.
  package static let table: [String: Counterpart] = {
    var table: [String: Counterpart] = [:]
    for (british, american, endings) in stems {
      for ending in endings.split(separator: " ", omittingEmptySubsequences: false) {
        let (one, other) = (british + ending, american + ending)
        table[one] = Counterpart(isBritish: true, other: other)
        if !ambiguous.contains(other) { table[other] = Counterpart(isBritish: false, other: one) }
      }
    }
    return table
  }()
}
