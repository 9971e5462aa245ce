import Foundation
import GalleyLanguage
import Support
import Testing

/// Texts in other languages than English; their dictionaries are installed by `.ci/setup --tests`.
@Suite struct LanguageTests {
  /// A fixture with “⟦damaged→right⟧” in it, as it is damaged and as it should be.
  private struct Article {
    var damaged = ""
    var clean = ""
    /// What is damaged.
    var places: [Range<Int>] = []

    init(_ language: String) throws {
      let text = try String(contentsOf: Fixtures.url("languages/\(language).txt"), encoding: .utf8)
      for (number, part) in text.split(separator: "⟦", omittingEmptySubsequences: false)
        .enumerated()
      {
        let halves = number == 0 ? [part] : part.split(separator: "⟧", maxSplits: 1)
        if number > 0 {
          let sides = halves[0].split(separator: "→", omittingEmptySubsequences: false)
          let start = damaged.utf8.count
          damaged += sides[0]
          places.append(start..<damaged.utf8.count)
          clean += sides[1]
        }
        damaged += number == 0 ? halves[0] : halves.count > 1 ? halves[1] : ""
        clean += number == 0 ? halves[0] : halves.count > 1 ? halves[1] : ""
      }
    }
  }

  @Test(arguments: ["de", "fr", "es", "ru", "it", "nl", "pt", "el", "he", "ar", "hi"])
  func everyDamageIsFoundAndNothingElse(_ language: String) throws {
    let article = try Article(language)
    let linter = try TestLinter(language: language)
    #expect(linter.lint(article.clean).flagged().isEmpty)
    let found = linter.lint(article.damaged).diagnostics.filter { $0.severity == .warning }
    for place in article.places {
      #expect(
        found.contains {
          Int($0.range.start) < place.upperBound && Int($0.range.end) > place.lowerBound
        },
        "\(Array(article.damaged.utf8)[place])")
    }
    #expect(found.count == article.places.count)
  }

  @Test(arguments: [
    (
      "de",
      "Der Krieg ist vorbei. „Wir gehen“, sagte sie. „Es ist spät.“ Er blieb. »Gut«, sagte er."
    ),
    ("fr", "Nous nous sommes levés : « Qui est là ? » Vous vous trompez ; c’est l’heure !"),
    ("es", "¿Quién es? «Nadie», dijo el Sr. Pérez. Era muy muy tarde, y se para para mirar."),
    ("el", "Η τράπεζά μας και ο έλεγχός της: «Πού είναι;» ρώτησε εκείνη."),
    ("ru", "Пришёл А. С. Пушкин. «Кто там?» — спросил он. Это было давно, в 1820 г. в Москве."),
    ("ru", "Группа «В» пишет свободное «ПО» и конфигурацию Exim’а для бо́льшего числа дисков."),
    ("it", "Lo disse il sig. Rossi (es. ieri): «Piano piano ci arriveremo». L’ho visto in p. 5."),
    ("nl", "’s Avonds kwam dhr. van den Berg aan aan de kade. Hij zei: ‘Dat is van mij.’"),
    ("pt", "O fenômeno, ou fenómeno, é perceptível. O Sr. da Silva veio muito, muito tarde."),
    (
      "el",
      "Ποιος είναι; «Κανείς», είπε ο κ. Παπαδάκης, π.χ. χθες. Ήταν αργά· τον είδε ο γιος του του Γιώργου."
    ),
    (
      "de",
      "Ein Kernel stürzt ab. Der Kernelfehler lag an Kernelobjekten; man drückt Strg+], dann geht es."
    ),
    ("es", "Hay que relajarlas antes de comprenderlo; enseñándoselo poco a poco, se aprende."),
  ])
  func whatIsRightThereIsNoDamage(_ language: String, _ text: String) throws {
    #expect(try TestLinter(language: language).lint(text).flagged().isEmpty)
  }

  @Test(arguments: [
    // With points, with the mark of acronyms, with vowel signs, with a second accent before a pronoun.
    ("he", "הַנָּמֵל"), ("he", "צה״ל"), ("ar", "مَدِينَة"), ("el", "τράπεζά"),
  ])
  func signsThatDictionariesLackAreNoMistake(_ language: String, _ word: String) throws {
    let speller = try TestLinter(language: language).data.makeLanguage().speller
    #expect(speller.knows(Speller.normalized(word)))
  }

  @Test(arguments: [
    ("de", "Regeirung", "Regierung"), ("fr", "gouvernemnt", "gouvernement"),
    ("es", "gobireno", "gobierno"), ("ru", "правтельство", "правительство"),
    ("it", "goveron", "governo"), ("nl", "regerring", "regering"), ("pt", "govreno", "governo"),
    ("el", "κυβέρηση", "κυβέρνηση"), ("he", "הספירייה", "הספרייה"), ("ar", "الحكوومة", "الحكومة"),
    ("hi", "पुस्ताकलय", "पुस्तकालय"),
  ])
  func suggestionsNeedNoLexicon(_ language: String, _ word: String, _ expected: String) throws {
    let speller = try TestLinter(language: language).data.makeLanguage().speller
    #expect(!speller.knows(word))
    #expect(speller.corrections(for: word, isThorough: true).first?.word == expected)
  }

  @Test(arguments: [
    ("en_US", ["colour", "Favourite", "travelled"], ["color", "Favorite", "traveled"]),
    ("en_GB", ["color", "Favorite", "traveled"], ["colour", "Favourite", "travelled"]),
  ])
  func aCountryHoldsToItsSpelling(_ tag: String, _ wrong: [String], _ right: [String]) throws {
    func text(_ words: [String]) -> String {
      "They chose the \(words[0]) of the sea. \(words[1]) was the sky as she \(words[2]) home."
    }
    let linter = try TestLinter(language: tag)
    #expect(linter.lint(text(wrong)).flagged() == wrong)
    #expect(linter.lint(text(right)).flagged().isEmpty)
    #expect(try TestLinter(language: "en").lint(text(wrong)).flagged().isEmpty)
  }
}
