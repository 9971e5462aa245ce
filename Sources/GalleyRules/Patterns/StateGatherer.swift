/// States of a set that are reached, each once, with those that follow without a token.
struct StateGatherer {
  private(set) var states: [Int32] = []
  /// For each state of the set the round in which it was reached last.
  private var rounds: [UInt32]
  private var round: UInt32 = 1

  init(_ set: PatternSet) {
    rounds = [UInt32](repeating: 0, count: set.states.count)
  }

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    round &+= 1
    guard round == 0 else { return }
    rounds = [UInt32](repeating: 0, count: rounds.count)
    round = 1
  }

  mutating func insert(_ state: Int32, _ set: PatternSet) {
    guard rounds[Int(state)] != round else { return }
    rounds[Int(state)] = round
    states.append(state)
    guard set.states[Int(state)].hasEpsilon else { return }
    set.forEachEdge(of: state) { edge in
      if case .epsilon = edge.label { insert(edge.to, set) }
    }
  }
}
