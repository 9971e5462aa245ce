import Support
import Testing

/// Passages in another language than the document's.
@Suite struct ForeignPassagesTests {
  private let article = """
    The mayor read the letter aloud on Monday, and the council listened to it.

    “No vamos a esperar más tiempo. El puente se tiene que abrir antes del verano, porque los vecinos ya no \
    pueden cruzar el río. Nadie nos ha dado ninguna respuesta.”

    The ⟦goverment⟧ did not answer it.
    """

  @Test func rulesForOneLanguagePassOverThem() throws {
    let plain = article.filter { $0 != "⟦" && $0 != "⟧" }
    #expect(try TestLinter().lint(plain).flagged() == ["goverment"])
  }

  @Test func encodingIsCheckedInThemToo() throws {
    let text = article.replacing("más", with: "mÃ¡s").filter { $0 != "⟦" && $0 != "⟧" }
    #expect(try TestLinter().lint(text).flagged() == ["Ã¡", "goverment"])
  }

  @Test func aDocumentInAnotherLanguageIsPassedOver() throws {
    let text = """
      Wetter

      Am Morgen lag dichter Nebel über dem Tal, und die Züge fuhren nur langsam.

      Gegen Mittag kam die Sonne heraus, aber der Wind blieb kalt und böig.
      """
    #expect(try TestLinter().lint(text).flagged().isEmpty)
  }

  @Test(arguments: [
    "Tbe rneeting of tlie cornmittee was put off unti1 tbe chairrnan carne back to tbe town.",
    "The goverment of Ljubljana met Mr Szczepański, Ms Hrdlicka and Mr Oyelaran of Brno.",
    "i dont no why but i definately recomend it, thier staff at the glasgow shop are freindly",
  ])
  func damagedEnglishIsNoOtherLanguage(_ text: String) throws {
    #expect(try TestLinter(rule: "other-language").lint(text).flagged(.note).isEmpty)
  }
}
