#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A logistic model of two outcomes, fitted by Newton's method: a handful of weights, the same in every run.
struct LogisticFit {
  /// What a unit of each piece of evidence weighs, in natural log-odds.
  private(set) var weights: [Double]
  /// Log-odds where all evidence is nought.
  private(set) var bias = 0.0

  /// Fits the weights under which the outcomes are most probable, with a small penalty on large ones.
  ///
  /// - Parameters:
  ///   - rows: the evidence of each case, all of one length.
  ///   - outcomes: whether each case is one of those looked for.
  init(_ rows: [[Float]], _ outcomes: [Bool]) {
    let count = rows.first?.count ?? 0
    weights = [Double](repeating: 0, count: count)
    guard !rows.isEmpty else { return }
    // On one scale, so that the penalty is the same for all.
    let number = Double(rows.count)
    let mean = (0..<count).map { at in rows.reduce(0) { $0 + Double($1[at]) } / number }
    let scale = (0..<count).map { at in
      let square = rows.reduce(0) { $0 + (Double($1[at]) - mean[at]) * (Double($1[at]) - mean[at]) }
      return max(1e-6, (square / number).squareRoot())
    }
    let scaled = rows.map { row in
      (0..<count).map { (Double(row[$0]) - mean[$0]) / scale[$0] } + [1]
    }
    var fitted = [Double](repeating: 0, count: count + 1)
    for _ in 0..<Self.steps {
      // The gradient, and the curvature with the gradient as its last column.
      var system = (0...count).map { at in
        let penalty = at < count ? Self.penalty * number : 1e-9
        var line = [Double](repeating: 0, count: count + 2)
        line[at] = penalty
        line[count + 1] = at < count ? -penalty * fitted[at] : 0
        return line
      }
      for (row, outcome) in zip(scaled, outcomes) {
        let share = 1 / (1 + exp(-zip(fitted, row).reduce(0) { $0 + $1.0 * $1.1 }))
        for at in 0...count {
          for other in 0...count { system[at][other] += share * (1 - share) * row[at] * row[other] }
          system[at][count + 1] += ((outcome ? 1 : 0) - share) * row[at]
        }
      }
      for (at, step) in Self.solution(of: system).enumerated() { fitted[at] += step }
    }
    weights = (0..<count).map { fitted[$0] / scale[$0] }
    bias = fitted[count] - zip(weights, mean).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The log-odds of a case.
  func logOdds(_ row: [Float]) -> Double {
    zip(weights, row).reduce(bias) { $0 + $1.0 * Double($1.1) }
  }

  /// Newton's method doubles the digits with each step: these are plenty.
  private static let steps = 25
  private static let penalty = 1e-4

  /// The unknowns of linear equations, the right side in the last column (Gauss–Jordan; a positive definite system
  /// needs no exchange of lines).
  private static func solution(of system: [[Double]]) -> [Double] {
    var lines = system
    for at in lines.indices {
      let pivot = lines[at][at]
      lines[at] = lines[at].map { $0 / pivot }
      for other in lines.indices where other != at && lines[other][at] != 0 {
        let factor = lines[other][at]
        for column in lines[other].indices { lines[other][column] -= factor * lines[at][column] }
      }
    }
    return lines.map { $0.last ?? 0 }
  }
}
