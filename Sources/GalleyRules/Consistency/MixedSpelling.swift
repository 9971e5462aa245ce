import GalleyText

/// British and American spellings in one article.
package struct MixedSpelling: Rule {
  package init() {}

  package let description = RuleDescription(
    id: "mixed-spelling", category: .consistency, severity: .note,
    summary: "a British spelling in an American article, or an American one in a British article",
    explanation: """
      An article that writes “colour”, “centre” and “travelled” is British, and “labor” in it comes from \
      somewhere else: an agency's copy, a quotation that was not adapted, a spelling checker. A spelling is \
      flagged where the article has three times as many of the other system and three at the least. The fix is \
      the spelling of the article.

      “-ise” and “-ize” prove nothing, as British papers use both, and names (“Pearl Harbor”, “Labour”) are \
      left alone; so are quotations.
      """,
    languages: ["en"],
    examples: [
      Example(
        "The colour of the centre, the neighbours and the harbour: no ⟦labor⟧ was spared.",
        fixed: "The colour of the centre, the neighbours and the harbour: no labour was spared."),
      Example(
        "Her favorite color, he said, traveled well; the theater was ⟦grey⟧.",
        fixed: "Her favorite color, he said, traveled well; the theater was gray."),
      Example("The colour of the centre, the neighbours and Pearl Harbor: no labour was spared."),
      Example("The colour was gray, and the center of it was grey."),
      Example("The harbour, the colour and the centre; “the labor of the neighbors”, she wrote."),
    ])

  package func check(_ context: LintContext, into diagnostics: inout [Diagnostic]) {
    let document = context.document
    let words = document.words
    // Few words of the article are in the table: they are looked up there, not the other way round.
    guard Self.table.contains(where: { words.id(of: $0.key) != nil }) else { return }
    var found: [(token: Int, spelling: Counterpart)] = []
    for index in document.tokens.indices where document.isLowerWord(index) {
      guard let spelling = Self.table[document.form(index)], !context.pairs.isQuoted(index) else {
        continue
      }
      found.append((index, spelling))
    }
    let british = found.count { $0.spelling.isBritish }
    let american = found.count - british
    guard british > 0, american > 0, max(british, american) >= max(3, 3 * min(british, american))
    else {
      return
    }
    for (token, spelling) in found where spelling.isBritish == (british < american) {
      diagnostics.append(
        Diagnostic(
          description, document.tokens[token].range,
          spelling.isBritish
            ? "a British spelling in an American article"
            : "an American spelling in a British article", confidence: 0.7,
          fixes: [
            Fix(
              "Replace with “\(spelling.other)”", .likely, document.tokens[token].range,
              spelling.other)
          ]))
    }
  }

  /// A spelling and its counterpart.
  private struct Counterpart {
    var isBritish: Bool
    var other: String
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

  private static let table: [String: Counterpart] = {
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
