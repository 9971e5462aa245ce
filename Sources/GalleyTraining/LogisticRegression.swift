import Foundation

/// Logistic regression by Newton's method (iteratively reweighted least squares), with a small ridge.
enum LogisticRegression {
  /// Weights of the features.
  ///
  /// - Parameter positiveWeight: how much a positive example counts, a negative one counting one.
  static func fit(_ features: [[Float]], _ labels: [Bool], positiveWeight: Double) -> [Float] {
    guard let width = features.first?.count else { return [] }
    let flat = features.flatMap { $0 }
    // Features of like size make one ridge fit all.
    var scale = [Double](repeating: 0, count: width)
    for row in 0..<labels.count {
      for index in 0..<width { scale[index] += Double(flat[row * width + index] * flat[row * width + index]) }
    }
    scale = scale.map { max(1e-3, ($0 / Double(labels.count)).squareRoot()) }
    var weights = [Double](repeating: 0, count: width)
    for _ in 0..<12 {
      var gradient = weights.map { -$0 * ridge }
      var hessian = [Double](repeating: 0, count: width * width)
      for index in 0..<width { hessian[index * width + index] = ridge }
      var row = [Double](repeating: 0, count: width)
      flat.withUnsafeBufferPointer { flat in
        hessian.withUnsafeMutableBufferPointer { hessian in
          for example in labels.indices {
            var sum = 0.0
            for index in 0..<width {
              row[index] = Double(flat[example * width + index]) / scale[index]
              sum += weights[index] * row[index]
            }
            let probability = 1 / (1 + exp(-sum))
            let weight = labels[example] ? positiveWeight : 1
            let error = weight * ((labels[example] ? 1 : 0) - probability)
            let curvature = weight * probability * (1 - probability)
            for index in 0..<width {
              gradient[index] += error * row[index]
              guard curvature > 1e-7, row[index] != 0 else { continue }
              let factor = curvature * row[index]
              for other in 0...index { hessian[index * width + other] += factor * row[other] }
            }
          }
        }
      }
      let step = solve(hessian, gradient, width)
      for index in 0..<width { weights[index] += step[index] }
      if step.allSatisfy({ abs($0) < 1e-4 }) { break }
    }
    return zip(weights, scale).map { Float($0 / $1) }
  }

  private static let ridge = 1.0

  /// Solves a symmetric positive definite system, given by its lower triangle, by Cholesky's method.
  private static func solve(_ lower: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var l = lower
    for column in 0..<size {
      for row in column..<size {
        var sum = l[row * size + column]
        for inner in 0..<column { sum -= l[row * size + inner] * l[column * size + inner] }
        l[row * size + column] =
          row == column ? max(1e-9, sum).squareRoot() : sum / l[column * size + column]
      }
    }
    var y = right
    for row in 0..<size {
      for inner in 0..<row { y[row] -= l[row * size + inner] * y[inner] }
      y[row] /= l[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for inner in row + 1..<max(row + 1, size) { y[row] -= l[inner * size + row] * y[inner] }
      y[row] /= l[row * size + row]
    }
    return y
  }
}
