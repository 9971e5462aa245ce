import GalleyLanguage
import GalleyRules
import GalleyText
import Synchronization

/// What is known of a language before any text is read: shared by all workers.
package struct LanguageData: Sendable {
  /// The tag asked for (“en”, “en_GB”).
  package let tag: LanguageTag
  package let dictionary: DictionaryFiles
  /// Dictionaries of other countries whose words are as good, where the tag names none.
  private let otherDictionaries: [DictionaryFiles]
  package let lexicon: Lexicon
  /// English words, for languages without a lexicon: a word of English is no slip in them.
  private let loanwords: Lexicon
  package let abbreviations: Abbreviations
  package let terms: TermTable?
  /// Finds what words may stand for; nil where no lexicon of the language is known.
  package let suggester: Suggester?
  package private(set) var vocabulary: Vocabulary
  /// What was learned of the language; nil where nothing was.
  package let model: LanguageModel?
  /// The rules that apply to the language, by id.
  package private(set) var rules: [any Rule]

  /// Finds the dictionary and reads the embedded data of a language.
  ///
  /// - Throws: ``DictionaryError``, or ``RulePack/Failure`` in an embedded pack.
  ///
  /// - Parameter modelPath: a model to use instead of the built-in one.
  package init(
    tag: LanguageTag, environment: [String: String], modelPath: String? = nil
  ) throws {
    self.tag = tag
    model =
      try modelPath.map { try LanguageModel(path: $0) }
      ?? Self.builtInModel(tag.language)
    let locator = DictionaryLocator.system(environment: environment)
    dictionary = try locator.find(tag)
    // The lexicon of English has the words of all countries.
    otherDictionaries = tag.language == "en" ? [] : locator.others(of: tag, than: dictionary)
    let language = tag.language
    lexicon = Self.lexicon(language)
    loanwords = lexicon.isEmpty ? Self.lexicon("en") : Lexicon([])
    suggester = Self.suggester(
      language, dictionary, lexicon, model, isBuiltIn: modelPath == nil)
    abbreviations = Self.abbreviations(language)
    terms = EmbeddedFiles.stored("Dictionaries/\(language)/terms.bin").flatMap(TermTable.init)
    let packs = try BuiltInPacks.packs(for: language)
    vocabulary = packs.vocabulary
    rules = Self.sorted(BuiltInRules.all + packs.rules).filter { $0.description.applies(to: tag) }
  }

  /// The same with rule packs beside the built-in ones; all else is shared.
  ///
  /// - Throws: ``ConfigurationError`` with every mistake in them, also where a rule of theirs has the id of another and
  ///   does not say that it replaces it.
  package func adding(_ userPacks: [UserPack]) throws(ConfigurationError) -> LanguageData {
    var data = self
    var all = rules
    var mistakes: [YAMLFailure] = []
    for pack in userPacks.filter(\.definesClasses) + userPacks.filter({ !$0.definesClasses }) {
      let read = RulePack.read(pack.yaml, path: pack.path, vocabulary: &data.vocabulary)
      mistakes += read.mistakes
      for rule in read.pack.rules {
        if let index = all.firstIndex(where: { $0.description.id == rule.description.id }) {
          // A newer version of the built-in pack itself may of course redefine its rules.
          let origin = all[index].description.examples.first?.file ?? ""
          guard rule.replacesOther || pack.path.hasSuffix(origin) else {
            let id = rule.description.id
            mistakes.append(
              YAMLFailure(
                path: pack.path, line: rule.description.examples.first?.line ?? 1, column: 1,
                message:
                  "“\(id)” is a built-in rule; give yours a name of its own, such as “my-\(id)”, or "
                  + "say “override: true” to replace it"))
            continue
          }
          all.remove(at: index)
        }
        all.append(rule)
      }
    }
    guard mistakes.isEmpty else { throw ConfigurationError(mistakes) }
    data.rules = Self.sorted(all).filter { $0.description.applies(to: tag) }
    return data
  }

  /// Every built-in rule, of all languages, by id.
  ///
  /// - Throws: ``RulePack/Failure`` in an embedded pack.
  package static func allRules() throws(RulePack.Failure) -> [any Rule] {
    sorted(BuiltInRules.all + (try BuiltInPacks.rules()))
  }

  /// What is to be said of every rule that there is: the built-in ones of all languages, and those of the
  /// user's packs.
  package var knownRules: [RuleDescription] {
    let own = rules.map(\.description)
    let ids = Set(own.map(\.id))
    return own + Self.builtIn.filter { !ids.contains($0.id) }
  }

  /// What is to be said of every built-in rule, of all languages, by id; read when it is first asked for.
  static let builtIn = (try? allRules().map(\.description)) ?? []

  /// A linter that knows of all rules, with those that are to run.
  package func linter(_ rules: [any Rule]) -> Linter {
    Linter(rules: rules) { knownRules }
  }

  /// The built-in model of a language, or nil where there is none.
  ///
  /// - Parameter verifies: whether its checksum is computed; what is built in seldom rots.
  /// - Throws: ``ModelError`` where the binary was put together wrongly.
  package static func builtInModel(_ language: String, verifies: Bool = false) throws
    -> LanguageModel?
  {
    let path = "Dictionaries/\(language)/\(language).model"
    guard let stored = EmbeddedFiles.stored(path) else { return nil }
    let decider = "Dictionaries/\(language)/\(language).decision"
    return try LanguageModel(
      stored, path: path, verifies: verifies,
      decider: EmbeddedFiles.stored(decider).map {
        try ModelFile($0, path: decider, verifies: verifies)
      })
  }

  /// Words of a language and their frequencies; empty where they are not known.
  private static func lexicon(_ language: String) -> Lexicon {
    Lexicon(
      ["lexicon", "news-words"].compactMap {
        EmbeddedFiles.stored("Dictionaries/\(language)/\($0).txt")
      })
  }

  /// The abbreviations of a language, none where they are not known.
  package static func abbreviations(_ language: String) -> Abbreviations {
    Abbreviations(EmbeddedFiles.text("Dictionaries/\(language)/abbreviations.txt"))
  }

  private static let candidateForms = Mutex<[DictionaryFiles: OnDemand<CandidateForms>]>([:])

  private static func suggester(
    _ language: String, _ files: DictionaryFiles, _ lexicon: Lexicon, _ model: LanguageModel?,
    isBuiltIn: Bool
  ) -> Suggester? {
    let sounds = "Dictionaries/\(language)/sounds.txt"
    guard EmbeddedFiles.raw(sounds) != nil else { return nil }
    // The table serves all dictionaries of the language: the speller turns British forms into American ones and back.
    let table = isBuiltIn ? "Dictionaries/\(language)/forms.bin" : ""
    let made = OnDemand {
      EmbeddedFiles.bytes(table).flatMap(CandidateForms.init(table:))
        ?? CandidateForms(files: files, lexicon: lexicon, vocabulary: model?.vocabulary)
    }
    // Made once a process, whoever asks; a model of one's own has other words.
    let forms =
      !isBuiltIn
      ? made
      : candidateForms.withLock { known in
        if let forms = known[files] { return forms }
        known[files] = made
        return made
      }
    return Suggester(
      forms: forms,
      errors: OnDemand {
        ErrorModel(
          sounds: EmbeddedFiles.text(sounds),
          edits: EmbeddedFiles.text("Dictionaries/\(language)/edits.txt"))
      })
  }

  /// A language for one worker.
  package func makeLanguage() -> Language {
    Language(
      tag: tag,
      speller: Speller(
        files: dictionary, others: otherDictionaries, lexicon: lexicon,
        foldsAccents: tag.language == "en",
        acceptsVariants: tag.language == "en" && tag.region == nil,
        suggester: suggester, loanwords: loanwords,
        system: SpellingVariants.System(tag)),
      vocabulary: vocabulary, abbreviations: abbreviations, terms: terms,
      channel: model.map(NoisyChannel.init))
  }

  private static func sorted(_ rules: [any Rule]) -> [any Rule] {
    // Each is asked for its id once: a description is long.
    let ids = rules.map(\.description.id)
    return rules.indices.sorted { ids[$0] < ids[$1] }.map { rules[$0] }
  }
}
