/// How many unknown words stand in a row, by token.
struct UnknownRuns {
  private var lengths: [Int: Int] = [:]

  init(_ tokens: [Int], _ context: LintContext) {
    let all = Set(tokens)
    for start in all.sorted() where lengths[start] == nil {
      var end = start
      while all.contains(end + 1), context.areAdjacentWords(end, end + 1) { end += 1 }
      for token in start...end { lengths[token] = end - start + 1 }
    }
  }

  func length(at token: Int) -> Int { lengths[token] ?? 0 }
}
