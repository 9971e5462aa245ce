/// How English makes forms of a word.
enum WordForms {
  /// The words that a form may be made of, with the ending that makes it.
  static func analyses(_ form: [UInt8]) -> [(base: [UInt8], ending: String)] {
    var result: [([UInt8], String)] = []
    func add(_ base: ArraySlice<UInt8>, _ ending: String, _ more: String = "") {
      if base.count > 1 { result.append((Array(base) + Array(more.utf8), ending)) }
    }
    func ends(_ ending: String) -> Bool {
      form.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    if ends("s"), !ends("ss") { add(form.dropLast(1), "s") }
    if ends("es") { add(form.dropLast(2), "es") }
    if ends("ies") { add(form.dropLast(3), "ies", "y") }
    if ends("ied") { add(form.dropLast(3), "ied", "y") }
    for ending in ["ed", "ing", "er", "est"] where ends(ending) {
      let base = form.dropLast(ending.utf8.count)
      add(base, ending)
      add(base, ending, "e")
      if base.count > 3, base.last == base.dropLast().last { add(base.dropLast(), ending) }
    }
    if ends("ly") { add(form.dropLast(2), "ly") }
    if ends("n"), ends("en") { add(form.dropLast(1), "n") }
    return result
  }

  /// Words whose forms follow no rule.
  static let irregular: [[String]] = [
    ["go", "goes", "went", "gone", "going"], ["see", "saw", "seen"], ["take", "took", "taken"],
    ["give", "gave", "given"], ["come", "came"], ["become", "became"], ["run", "ran"],
    ["begin", "began", "begun"], ["write", "wrote", "written"], ["speak", "spoke", "spoken"],
    ["break", "broke", "broken"], ["choose", "chose", "chosen"], ["drive", "drove", "driven"],
    ["fall", "fell", "fallen"], ["fly", "flew", "flown"], ["grow", "grew", "grown"],
    ["know", "knew", "known"], ["show", "showed", "shown"], ["throw", "threw", "thrown"],
    ["lead", "led"], ["leave", "left"], ["lose", "lost"], ["make", "made"], ["meet", "met"],
    ["pay", "paid"], ["say", "said"], ["sell", "sold"], ["send", "sent"], ["spend", "spent"],
    ["stand", "stood"], ["tell", "told"], ["think", "thought"], ["win", "won"], ["hold", "held"],
    ["keep", "kept"], ["feel", "felt"], ["find", "found"], ["get", "got", "gotten"],
    ["build", "built"], ["buy", "bought"], ["bring", "brought"], ["catch", "caught"],
    ["teach", "taught"], ["fight", "fought"], ["seek", "sought"], ["sit", "sat"],
    ["rise", "rose", "risen"], ["arise", "arose", "arisen"], ["eat", "ate", "eaten"],
    ["draw", "drew", "drawn"], ["wear", "wore", "worn"], ["bear", "bore", "borne", "born"],
    ["hide", "hid", "hidden"], ["ride", "rode", "ridden"], ["steal", "stole", "stolen"],
    ["sing", "sang", "sung"], ["swim", "swam", "swum"], ["drink", "drank", "drunk"],
    ["sink", "sank", "sunk"], ["shake", "shook", "shaken"], ["undergo", "underwent", "undergone"],
    ["man", "men"], ["woman", "women"], ["child", "children"], ["person", "people"],
    ["foot", "feet"], ["tooth", "teeth"], ["life", "lives", "live"], ["wife", "wives"],
    ["knife", "knives"], ["half", "halves"], ["leaf", "leaves"], ["shoot", "shot"],
    ["deal", "dealt"], ["mean", "meant"], ["bend", "bent"], ["lend", "lent"],
    ["lie", "lay", "lain"],
    ["lay", "laid"], ["hang", "hung", "hanged"], ["strike", "struck"], ["stick", "stuck"],
    ["hear", "heard"], ["lose", "loose"], ["good", "better", "best", "well"],
    ["bad", "worse", "worst"],
  ]
}
