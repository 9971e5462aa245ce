import Testing

@testable import GalleyDev

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The weights of evidence are those under which what happened is most probable.
@Suite struct LogisticFitTests {
  /// A thousand cases for each value, so many of which are looked for.
  private func cases(_ shares: [(value: [Float], of1000: Int)]) -> (
    rows: [[Float]], outcomes: [Bool]
  ) {
    var (rows, outcomes): ([[Float]], [Bool]) = ([], [])
    for (value, share) in shares {
      rows += Array(repeating: value, count: 1000)
      outcomes += (0..<1000).map { $0 < share }
    }
    return (rows, outcomes)
  }

  @Test func oddsThatAreThereAreFound() {
    // Odds of one in three without the evidence, of three to one with it.
    let (rows, outcomes) = cases([([0], 250), ([1], 750)])
    let fit = LogisticFit(rows, outcomes)
    #expect(abs(fit.bias + log(3)) < 0.02)
    #expect(abs(fit.weights[0] - 2 * log(3)) < 0.02)
    #expect(abs(fit.logOdds([1]) - log(3)) < 0.02)
  }

  @Test func evidenceThatTellsNothingWeighsNothing() {
    let (rows, outcomes) = cases([([0, 0], 200), ([1, 0], 800), ([0, 5], 200), ([1, 5], 800)])
    let fit = LogisticFit(rows, outcomes)
    #expect(fit.weights[0] > 2.5 && abs(fit.weights[1]) < 0.001)
  }

  @Test func whatIsToldApartWhollyHasFiniteWeights() {
    let (rows, outcomes) = cases([([0, 7], 0), ([1, 7], 1000)])
    let fit = LogisticFit(rows, outcomes)
    #expect(fit.weights.allSatisfy { $0.isFinite } && fit.weights[0] > 4)
  }

  @Test func withoutCasesThereAreNoWeights() {
    #expect(LogisticFit([], []).weights.isEmpty)
    #expect(LogisticFit([], []).logOdds([]) == 0)
  }
}
