import Foundation
import GalleyFormats
import GalleyLanguage
import GalleyProject
import GalleyText
import Support
import Testing

@testable import GalleyTraining

@Suite struct DamageInjectorTests {
  @Test func damageIsWhereItIsSaidToBe() throws {
    let model = try #require(try LanguageData.builtInModel("en"))
    let text = try Fixtures.text("harbour-ferry.clean.txt")
    let document = DocumentFormat.text.read(
      SourceText(path: "clean", text: text), abbreviations: LanguageData.abbreviations("en"))
    func damaged(_ seed: UInt64) -> (bytes: [UInt8], damages: [DamageInjector.Damage]) {
      var injector = DamageInjector(NoisyChannel(model), seed: seed, interval: 40)
      return injector.damage(document)
    }
    let (bytes, damages) = damaged(1)
    #expect(damages.count > 5)
    let source = SourceText(path: "damaged", bytes: bytes)
    let mended = source.applying(damages.map { Edit($0.range, $0.original) })
    #expect(String(decoding: mended, as: UTF8.self) == text)
    #expect(bytes == damaged(1).bytes, "the same seed does the same damage")
    #expect(bytes != damaged(2).bytes)
  }

  @Test func whatIsMisreadLooksLikeWhatWasPrinted() throws {
    let word = Array("modern".utf8)
    let misread = GlyphConfusions.misreadings(of: word)
    #expect(misread.contains(Array("rnodern".utf8)) && misread.contains(Array("modem".utf8)))
    for letters in misread {
      #expect(GlyphConfusions.readings(of: letters).map(\.letters).contains(word))
    }
  }

  @Test func qualityIsCountedAsItSays() throws {
    let linter = try TestLinter(rule: "misspelling")
    let record = GoldSet.Record(
      id: .integer(1), text: "The goverment saw the ship. The commitee met in a seperate room.",
      edits: [
        GoldSet.Edit(
          start: 4, end: 13, original: "goverment", replacement: "government", class: "nonword"),
        GoldSet.Edit(start: 22, end: 26, original: "ship", replacement: "shop", class: "realword"),
      ])
    var quality = Quality(least: .warning)
    quality.add(record, linter.lint(record.text))
    #expect(quality.tallies["nonword"]?.detected == 1 && quality.tallies["nonword"]?.corrected == 1)
    #expect(quality.tallies["realword"]?.detected == 0)
    #expect(quality.alarms == ["misspelling": 2])
    #expect(quality.words == 12)
  }

  @Test func whatIsCorrectedIsToldFromItsSurroundings() throws {
    let linter = try TestLinter(rule: "misspelling")
    let around = String(repeating: "The boat came in. ", count: 20)
    let start = around.unicodeScalars.count + 4
    for (replacement, corrected) in [("government", 1), ("governess", 0)] {
      let record = GoldSet.Record(
        id: .integer(1), text: around + "The goverment met. " + around,
        edits: [
          GoldSet.Edit(
            start: start, end: start + 9, original: "goverment", replacement: replacement,
            class: "nonword")
        ])
      var quality = Quality(least: .warning)
      quality.add(record, linter.lint(record.text))
      #expect(quality.total.detected == 1 && quality.total.corrected == corrected)
    }
  }

  @Test func anEditOutsideItsTextIsRefusedWithItsLine() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "galley-\(UUID().uuidString).jsonl"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func failure(_ edit: String) throws -> String? {
      let lines = [
        "{\"id\": 1, \"text\": \"A text.\"}", "",
        "{\"id\": 2, \"text\": \"A text.\", \"edits\": [\(edit)]}",
      ]
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
      do {
        #expect(try GoldSet(paths: [path]).records.count == 2)
        return nil
      } catch let failure as GoldSet.Failure {
        return failure.description
      }
    }
    func edit(_ start: Int, _ end: Int) -> String {
      "{\"start\": \(start), \"end\": \(end), \"original\": \"text\", \"replacement\": \"word\"}"
    }
    #expect(try failure(edit(2, 6)) == nil)
    for (start, end) in [(2, 9), (-1, 3), (4, 2)] {
      let message = try #require(try failure(edit(start, end)))
      #expect(
        message.hasPrefix("\(path):3: error: the edit \(start)–\(end) lies outside"), "\(message)")
    }
    #expect(try failure("{}")?.hasPrefix("\(path):3: error: not a record") == true)
  }
}
