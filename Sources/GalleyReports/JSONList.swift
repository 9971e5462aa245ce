/// Writes the members of a JSON array as they come, a line each.
struct JSONList {
  private var isEmpty = true

  mutating func write(_ member: String, into sink: ByteSink) {
    sink.write((isEmpty ? "\n" : ",\n") + member)
    isEmpty = false
  }
}
