/// Where the lines of a text begin, and how many Unicode scalars precede any byte.
///
/// A line ends at LF, CRLF or a lone CR. Scalars are counted by checkpoints every ``stride`` bytes, so
/// that a column costs the same in a file of one line as in one of a million.
package struct LineIndex: Sendable {
  /// Byte offset of the first byte of each line; never empty.
  package let lineStarts: [UInt32]

  /// Scalars before byte `stride * i`; empty where every byte is ASCII and the two counts agree.
  private let checkpoints: [UInt32]

  /// Continuation bytes that belong to no scalar: each counts as one, as every invalid byte does.
  private let strays: [UInt32]

  /// Offsets of the scalars beyond U+FFFF, which take two units of UTF-16.
  private let pairs: [UInt32]

  /// Bytes between two checkpoints.
  static let stride = 512

  /// Scans `bytes` once for line ends and once for scalars.
  ///
  /// - Parameter invalid: ranges of bytes that are not UTF-8, in order.
  /// - Complexity: O(n), at memory speed.
  init(bytes: [UInt8], invalid: [TextRange]) {
    var starts: [UInt32] = [0]
    var counts: [UInt32] = []
    var pairs: [UInt32] = []
    bytes.withUnsafeBufferPointer { buffer in
      let count = buffer.count
      var index = 0
      while index < count {
        let byte = buffer[index]
        index += 1
        if byte == 0x0A {
          starts.append(UInt32(index))
        } else if byte == 0x0D, index == count || buffer[index] != 0x0A {
          starts.append(UInt32(index))
        }
      }
      var scalars = 0
      var ascii = true
      counts.reserveCapacity(count / Self.stride + 1)
      var block = 0
      while block < count {
        counts.append(UInt32(scalars))
        let end = min(block + Self.stride, count)
        var leads = 0
        var highest: UInt8 = 0
        for index in block..<end {
          leads &+= Int8(bitPattern: buffer[index]) >= -64 ? 1 : 0
          highest = max(highest, buffer[index])
        }
        ascii = ascii && highest < 0x80
        if highest >= 0xF0 {
          for index in block..<end where buffer[index] >= 0xF0 { pairs.append(UInt32(index)) }
        }
        scalars += leads
        block = end
      }
      if ascii { counts = [] }
    }
    lineStarts = starts
    if !invalid.isEmpty, !pairs.isEmpty {
      var bad = invalid[...]
      pairs.removeAll { offset in
        while let first = bad.first, first.end <= offset { bad.removeFirst() }
        return bad.first.map { $0.start <= offset } ?? false
      }
    }
    self.pairs = pairs
    checkpoints = counts
    strays = invalid.flatMap { range in
      (range.start..<range.end).filter { bytes[Int($0)] & 0xC0 == 0x80 }
    }
  }

  /// The line that holds a byte, counted from 0.
  ///
  /// - Complexity: O(log lines).
  package func line(containing offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Unicode scalars before a byte offset; a BOM counts as one, an invalid byte as one.
  ///
  /// - Complexity: O(1), at most ``stride`` bytes are read.
  func scalars(before offset: Int, in bytes: [UInt8]) -> Int {
    if checkpoints.isEmpty { return offset }
    let block = min(offset / Self.stride, checkpoints.count - 1)
    var count = Int(checkpoints[block])
    for index in block * Self.stride..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count + Self.count(strays, before: offset)
  }

  /// Units of UTF-16 before a byte offset; a BOM counts as one, an invalid byte as one.
  ///
  /// - Complexity: O(log n).
  func utf16Units(before offset: Int, in bytes: [UInt8]) -> Int {
    scalars(before: offset, in: bytes) + Self.count(pairs, before: offset)
  }

  private static func count(_ offsets: [UInt32], before offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
