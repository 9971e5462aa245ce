/// Forms that English makes by rule of words whose forms follow none: “teached” for “taught”, “childs” for
/// “children”. Learners and children write them, and no slip of the finger comes near what they mean.
enum RegularForms {
  /// −log₁₀ of the probability of making a form by rule.
  static let cost: Float = 1.6

  /// What is meant by a form that was made by rule; none where it was not.
  static func meant(by form: String) -> [String] { meanings[form] ?? [] }

  /// The verb that an irregular past or participle is a form of (“took”, “taken”); nil where there is none, or where the
  /// form is a verb, a noun or an adjective of its own (“found”, “left”).
  static func verb(ofPast form: String) -> String? { irregularVerbs[form] }

  private static let irregularVerbs: [String: String] = {
    var found: [String: String] = [:]
    let lines = verbs.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let bases = Set(lines.map { $0[0] })
    for forms in lines {
      for form in forms.dropFirst() where !bases.contains(form) && !ambiguous.contains(form) {
        found[form] = forms[0]
      }
    }
    return found
  }()

  /// Pasts that are something else as well.
  private static let ambiguous: Set<String> = [
    "found", "fell", "saw", "felt", "bore", "left", "bit", "lit", "lent", "shot", "struck", "hung",
    "hidden", "broken", "stuck", "rose", "spoke", "strode", "wove", "shone", "slid", "spun", "bent",
    "bound", "bred", "lost", "born", "borne", "forbidden", "frozen", "drunk", "swung", "had",
  ]

  private static let meanings: [String: [String]] = {
    var meanings: [String: [String]] = [:]
    for line in verbs.split(separator: "\n") {
      let forms = line.split(separator: " ").map(String.init)
      for past in pasts(of: forms[0]) where !forms.contains(past) {
        meanings[past, default: []] += forms.dropFirst()
      }
      // “broked”, “drawned”: a past that is made once more.
      for form in forms.dropFirst() {
        for past in pasts(of: form) where !forms.contains(past) {
          meanings[past, default: []].append(form)
        }
      }
    }
    for line in nouns.split(separator: "\n") {
      let forms = line.split(separator: " ").map(String.init)
      for noun in [plural(of: forms[0]), plural(of: forms[1])] where !forms.contains(noun) {
        meanings[noun, default: []].append(forms[1])
      }
    }
    return meanings
  }()

  /// A verb with the ending of the past; with its last consonant doubled as well, for writers who hear it stressed.
  private static func pasts(of verb: String) -> [String] {
    guard let last = verb.last else { return [] }
    let stem = verb.dropLast()
    if last == "e" { return [verb + "d"] }
    let isAfterVowel = stem.last.map { "aeiou".contains($0) } ?? false
    if last == "y", !isAfterVowel { return [stem + "ied", verb + "ed"] }
    if isAfterVowel, !"aeiouwxy".contains(last) {
      return [verb + "ed", verb + String(last) + "ed"]
    }
    return [verb + "ed"]
  }

  private static func plural(of noun: String) -> String {
    ["s", "x", "z", "ch", "sh"].contains { noun.hasSuffix($0) } ? noun + "es" : noun + "s"
  }

  /// Verbs, each with its past and, where it is another, its participle.
  private static let verbs = """
    arise arose arisen
    awake awoke awoken
    bear bore borne
    beat beaten
    become became
    begin began begun
    bend bent
    bet bet
    bid bid
    bind bound
    bite bit bitten
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    build built
    burst burst
    buy bought
    cast cast
    catch caught
    choose chose chosen
    cling clung
    come came
    creep crept
    cut cut
    deal dealt
    dig dug
    do did done
    draw drew drawn
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    flee fled
    fling flung
    fly flew flown
    forbid forbade forbidden
    forget forgot forgotten
    forgive forgave forgiven
    freeze froze frozen
    get got
    give gave given
    go went gone
    grind ground
    grow grew grown
    hang hung
    have had
    hear heard
    hide hid hidden
    hit hit
    hold held
    hurt hurt
    keep kept
    know knew known
    lay laid
    lead led
    leave left
    lend lent
    let let
    light lit
    lose lost
    make made
    mean meant
    meet met
    mistake mistook mistaken
    overcome overcame
    overtake overtook overtaken
    pay paid
    put put
    quit quit
    read read
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    set set
    shake shook shaken
    shine shone
    shoot shot
    show shown
    shrink shrank shrunk
    shut shut
    sing sang sung
    sink sank sunk
    sit sat
    sleep slept
    slide slid
    speak spoke spoken
    spend spent
    spin spun
    split split
    spread spread
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    sting stung
    stride strode
    strike struck
    strive strove striven
    swear swore sworn
    sweep swept
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    tread trod trodden
    understand understood
    undertake undertook undertaken
    upset upset
    wake woke woken
    wear wore worn
    weave wove woven
    weep wept
    win won
    wind wound
    withdraw withdrew withdrawn
    withstand withstood
    write wrote written
    """

  /// Nouns, each with its plural.
  private static let nouns = """
    analysis analyses
    basis bases
    calf calves
    child children
    crisis crises
    elf elves
    foot feet
    fungus fungi
    goose geese
    half halves
    hypothesis hypotheses
    knife knives
    leaf leaves
    life lives
    loaf loaves
    louse lice
    man men
    mouse mice
    ox oxen
    phenomenon phenomena
    policeman policemen
    self selves
    sheep sheep
    shelf shelves
    thesis theses
    thief thieves
    tooth teeth
    wife wives
    wolf wolves
    woman women
    """
}
