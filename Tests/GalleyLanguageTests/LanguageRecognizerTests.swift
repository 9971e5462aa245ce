import GalleyLanguage
import Testing

@Suite struct LanguageRecognizerTests {
  private func language(_ text: String, guesses: Bool = false) -> String? {
    LanguageRecognizer.language(of: Array(text.utf8), guesses: guesses)?.code
  }

  @Test(arguments: [
    ("Das Wetter war an diesem Morgen besonders schön.", "de"),
    ("Les habitants du village attendent encore la réponse du maire.", "fr"),
    ("La policía encontró el coche en una calle de las afueras.", "es"),
    ("Вчера вечером поезд из Москвы опоздал на два часа, потому что выпало много снега.", "ru"),
    ("Het water stond hoog in de rivier na de regen.", "nl"),
    ("The water stood high in the river after the rain.", "en"),
  ])
  func sentencesAreRecognised(_ text: String, _ code: String) {
    #expect(language(text) == code)
  }

  @Test(arguments: ["", " ", "1234 5678", "tbe rneeting ot tlie cornmittee"])
  func whatIsNoLanguageIsNone(_ text: String) {
    #expect(language(text) != "de" && language(text) != "fr")
  }

  @Test func namesOfLanguagesAreReadable() {
    let found = LanguageRecognizer.language(
      of: Array("Les habitants du village attendent encore la réponse du maire.".utf8))
    #expect(found?.name == "French")
  }

  @Test func badBytesAreNoCrash() {
    #expect(LanguageRecognizer.language(of: [0xFF, 0xC3, 0x28, 0xE2, 0x82]) == nil)
  }
}
