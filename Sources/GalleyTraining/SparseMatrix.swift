/// Rows of a matrix that is mostly zero.
struct SparseMatrix {
  private var columns: [UInt16] = []
  private var values: [Float] = []
  private var starts = [0]

  mutating func append(_ column: UInt16, _ value: Float) {
    columns.append(column)
    values.append(value)
  }

  mutating func endRow() { starts.append(values.count) }

  /// The product with a matrix of `width` columns.
  func times(_ other: [Float], _ width: Int) -> [Float] {
    let rows = starts.count - 1
    var result = [Float](repeating: 0, count: rows * width)
    result.withUnsafeMutableBufferPointer { result in
      other.withUnsafeBufferPointer { other in
        for row in 0..<rows {
          for index in starts[row]..<starts[row + 1] {
            let value = values[index]
            let from = Int(columns[index]) * width
            for inner in 0..<width { result[row * width + inner] += value * other[from + inner] }
          }
        }
      }
    }
    return result
  }

  /// The product of the transposed matrix with a matrix of `width` columns.
  func transposedTimes(_ other: [Float], _ width: Int, columns count: Int) -> [Float] {
    var result = [Float](repeating: 0, count: count * width)
    result.withUnsafeMutableBufferPointer { result in
      other.withUnsafeBufferPointer { other in
        for row in 0..<starts.count - 1 {
          for index in starts[row]..<starts[row + 1] {
            let value = values[index]
            let to = Int(columns[index]) * width
            for inner in 0..<width { result[to + inner] += value * other[row * width + inner] }
          }
        }
      }
    }
    return result
  }
}
