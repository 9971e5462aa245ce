import Testing

@testable import GalleyLanguage

@Suite struct DamageRateTests {
  @Test func damageElsewhereMakesAFindingLikelier() {
    let alone = DamageRate.adjusted([0.6], sentences: [0], words: 400)
    let among = DamageRate.adjusted(
      [0.6, 0.99, 0.99, 0.99, 0.99], sentences: [0, 1, 2, 3, 4], words: 400)
    #expect(alone[0] < 0.6)
    #expect(among[0] > 0.7)
  }

  @Test func whatIsFoundInTheSameSentenceSaysNothing() {
    let alone = DamageRate.adjusted([0.6], sentences: [0], words: 30)
    let beside = DamageRate.adjusted([0.6, 0.99], sentences: [0, 0], words: 30)
    #expect(abs(alone[0] - beside[0]) < 0.001)
  }

  @Test func aCleanTextMayHaveOneError() {
    let found = DamageRate.adjusted([0.99], sentences: [0], words: 100_000)
    #expect(found[0] > 0.97)
    #expect(DamageRate.adjusted([], sentences: [], words: 0).isEmpty)
  }
}
