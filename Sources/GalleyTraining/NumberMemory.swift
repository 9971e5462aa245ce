/// Rows of numbers that live as long as it does.
final class NumberMemory {
  private var rows: [UnsafeMutablePointer<Float>] = []

  /// A row of zeros.
  func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let row = UnsafeMutablePointer<Float>.allocate(capacity: count)
    row.initialize(repeating: 0, count: count)
    rows.append(row)
    return row
  }

  deinit { for row in rows { row.deallocate() } }
}
