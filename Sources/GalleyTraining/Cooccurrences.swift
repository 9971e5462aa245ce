import Foundation

/// How often rows (words) were met with columns (what stood near them), and what is common to rows that
/// were met with the same.
///
/// Positive pointwise mutual information, brought down to a few dimensions by a truncated singular value
/// decomposition (Levy, Goldberg & Dagan 2015), which is found by random projection (Halko, Martinsson &
/// Tropp 2011). Deterministic.
struct Cooccurrences {
  let rows: Int
  let columns: Int
  var counts: [UInt32]

  private static let smoothing = 0.75
  private static let shift: Float = 0.7

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    counts = [UInt32](repeating: 0, count: rows * columns)
  }

  /// A vector a row, row by row; of rows without counts zero. The counts are let go.
  mutating func vectors(dimensions: Int) -> [Float] {
    let matrix = informationMatrix()
    counts = []
    let width = dimensions + 16
    var seed: UInt64 = 42
    func random() -> Float {
      // A sum of uniform numbers is near enough to normal.
      var sum: Float = 0
      for _ in 0..<4 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Float(seed >> 40) / Float(1 << 24) - 0.5
      }
      return sum
    }
    var basis = (0..<columns * width).map { _ in random() }
    var image = matrix.times(basis, width)
    for _ in 0..<3 {
      Self.orthonormalise(&image, width)
      basis = matrix.transposedTimes(image, width, columns: columns)
      Self.orthonormalise(&basis, width)
      image = matrix.times(basis, width)
    }
    // image = A·basis; its left singular vectors are those of A.
    let (values, vectors) = Self.eigen(Self.gram(image, width), width)
    let order = values.indices.sorted { values[$0] > values[$1] }.prefix(dimensions)
    var result = [Float](repeating: 0, count: rows * dimensions)
    for row in 0..<rows {
      for (index, column) in order.enumerated() {
        var sum: Double = 0
        for inner in 0..<width {
          sum += Double(image[row * width + inner]) * vectors[inner * width + column]
        }
        // U·√Σ: between the plain singular vectors and their scaled form.
        result[row * dimensions + index] = Float(sum / max(1e-9, pow(values[column], 0.25)))
      }
    }
    return result
  }

  private func informationMatrix() -> SparseMatrix {
    var rowSums = [Double](repeating: 0, count: rows)
    var columnSums = [Double](repeating: 0, count: columns)
    counts.withUnsafeBufferPointer { counts in
      for row in 0..<rows {
        for column in 0..<columns {
          let count = Double(counts[row * columns + column])
          rowSums[row] += count
          columnSums[column] += count
        }
      }
    }
    let smoothed = columnSums.map { pow($0, Self.smoothing) }
    let total = smoothed.reduce(0, +)
    let columnLogs = smoothed.map { Float(log(max($0, 1e-9) / total)) }
    var matrix = SparseMatrix()
    counts.withUnsafeBufferPointer { counts in
      for row in 0..<rows {
        if rowSums[row] > 0 {
          let rowLog = Float(log(rowSums[row]))
          for column in 0..<columns {
            let count = counts[row * columns + column]
            guard count > 0 else { continue }
            let information = log(Float(count)) - rowLog - columnLogs[column] - Self.shift
            if information > 0 { matrix.append(UInt16(column), information) }
          }
        }
        matrix.endRow()
      }
    }
    return matrix
  }

  /// Makes the columns of a tall matrix orthonormal (modified Gram–Schmidt).
  private static func orthonormalise(_ matrix: inout [Float], _ width: Int) {
    let height = matrix.count / width
    matrix.withUnsafeMutableBufferPointer { matrix in
      for column in 0..<width {
        for other in 0..<column {
          var dot = 0.0
          for row in 0..<height {
            dot += Double(matrix[row * width + column] * matrix[row * width + other])
          }
          let factor = Float(dot)
          for row in 0..<height {
            matrix[row * width + column] -= factor * matrix[row * width + other]
          }
        }
        var length = 0.0
        for row in 0..<height {
          length += Double(matrix[row * width + column] * matrix[row * width + column])
        }
        let scale = Float(1 / max(1e-12, length.squareRoot()))
        for row in 0..<height { matrix[row * width + column] *= scale }
      }
    }
  }

  /// The products of all pairs of columns.
  private static func gram(_ matrix: [Float], _ width: Int) -> [Double] {
    var gram = [Double](repeating: 0, count: width * width)
    matrix.withUnsafeBufferPointer { matrix in
      for row in 0..<matrix.count / width {
        for left in 0..<width {
          let value = Double(matrix[row * width + left])
          for right in 0..<width {
            gram[left * width + right] += value * Double(matrix[row * width + right])
          }
        }
      }
    }
    return gram
  }

  /// Eigenvalues and eigenvectors (as columns) of a small symmetric matrix, by Jacobi's rotations.
  private static func eigen(_ symmetric: [Double], _ size: Int) -> ([Double], [Double]) {
    var a = symmetric
    var v = [Double](repeating: 0, count: size * size)
    for index in 0..<size { v[index * size + index] = 1 }
    for _ in 0..<30 {
      for p in 0..<size {
        for q in p + 1..<size {
          let apq = a[p * size + q]
          guard abs(apq) > 1e-12 * (abs(a[p * size + p]) + abs(a[q * size + q])) else { continue }
          let theta = (a[q * size + q] - a[p * size + p]) / (2 * apq)
          let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<size {
            let (akp, akq) = (a[k * size + p], a[k * size + q])
            a[k * size + p] = c * akp - s * akq
            a[k * size + q] = s * akp + c * akq
          }
          for k in 0..<size {
            let (apk, aqk) = (a[p * size + k], a[q * size + k])
            a[p * size + k] = c * apk - s * aqk
            a[q * size + k] = s * apk + c * aqk
            let (vkp, vkq) = (v[k * size + p], v[k * size + q])
            v[k * size + p] = c * vkp - s * vkq
            v[k * size + q] = s * vkp + c * vkq
          }
        }
      }
    }
    return ((0..<size).map { max(0, a[$0 * size + $0]) }, v)
  }
}
