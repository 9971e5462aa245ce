/// Near names, for messages about names that do not exist.
package enum Spelling {
  /// The name nearest to a mistyped one, or nil where none is near (Levenshtein 1966).
  package static func nearest(_ name: String, in names: [String]) -> String? {
    names.map { (distance($0, name), $0) }
      .filter { $0.0 <= max(1, name.count / 3) }
      .min { $0 < $1 }?.1
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (right[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
