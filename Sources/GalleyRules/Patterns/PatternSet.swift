import GalleyText

/// All patterns of a linter as one nondeterministic automaton over tokens (Thompson 1968).
///
/// It says which patterns may end at which token; ``PatternMatcher`` then finds where they begin, what they
/// capture, and whether the conditions hold that the automaton leaves out (places, exact spelling).
///
/// States and edges are two flat arrays, as it is built at every start of the program: thousands of small
/// arrays would take longer than linting a page.
package struct PatternSet: Sendable {
  /// A state: its edges, and the pattern that ends here.
  struct State: Sendable {
    /// Index of the first edge, -1 for none.
    var firstEdge: Int32 = -1
    /// Whether one of its edges takes no token.
    var hasEpsilon = false
    /// Number of a pattern, -1 for none.
    var accepts: Int32 = -1
  }

  /// An edge of a state, and the next edge of the same.
  struct Edge: Sendable {
    var label: Label
    var to: Int32
    var next: Int32
  }

  /// What an edge takes.
  enum Label: Sendable {
    /// A word by its id in the vocabulary.
    case literal(UInt32)
    /// A token for which a predicate holds, by its index.
    case predicate(Int32)
    /// Nothing.
    case epsilon
  }

  private(set) var states: [State] = []
  private(set) var edges: [Edge] = []
  /// The distinct predicates of all patterns.
  private(set) var predicates: [Predicate] = []
  /// Predicates with which patterns begin, and where they go.
  private(set) var startPredicates: [(index: Int32, to: Int32)] = []
  /// For each word of the vocabulary, by its id, its last place in `starts`: -1 where no pattern begins with it.
  private var lastStart: [Int32] = []
  /// Where patterns go that begin with a word, and the place of another one for the same word (-1 for none).
  private var starts: [(to: Int32, previous: Int32)] = []

  /// What an edge asks of a token, other than being one word.
  enum Predicate: Sendable {
    case kind(Pattern.TokenClass)
    case wordClass(WordClass)

    /// A number of its own.
    fileprivate var code: Int {
      switch self {
      case .wordClass(let wordClass): wordClass.index
      case .kind(let kind): Vocabulary.mostClasses + kind.position
      }
    }
  }

  package init(_ patterns: [Pattern]) {
    var indices = [Int32](
      repeating: -1, count: Vocabulary.mostClasses + Pattern.TokenClass.allCases.count)
    // Room for what the built-in patterns take; what stays unused costs nothing, growing would copy it all.
    states.reserveCapacity(patterns.count * 12)
    edges.reserveCapacity(patterns.count * 20)
    let first = patterns.enumerated().map { number, pattern in
      build(pattern, then: add(State(accepts: Int32(number))), &indices)
    }
    var reached = StateGatherer(self)
    for state in first {
      reached.removeAll()
      reached.insert(state, self)
      for state in reached.states { addStarts(of: state) }
    }
  }

  /// Patterns begin with what the edges of a state take.
  private mutating func addStarts(of state: Int32) {
    var index = states[Int(state)].firstEdge
    while index >= 0 {
      let edge = edges[Int(index)]
      switch edge.label {
      case .literal(let id):
        if lastStart.count <= Int(id) {
          lastStart += repeatElement(-1, count: Int(id) + 1 - lastStart.count)
        }
        starts.append((edge.to, lastStart[Int(id)]))
        lastStart[Int(id)] = Int32(starts.count - 1)
      case .predicate(let index): startPredicates.append((index, edge.to))
      case .epsilon: break
      }
      index = edge.next
    }
  }

  var isEmpty: Bool { states.isEmpty }

  /// Calls `body` with each of the states that patterns beginning with a word go to.
  @inline(__always)
  func forEachStart(with id: UInt32, _ body: (Int32) -> Void) {
    var place = Int(id) < lastStart.count ? lastStart[Int(id)] : -1
    while place >= 0 {
      body(starts[Int(place)].to)
      place = starts[Int(place)].previous
    }
  }

  /// Calls `body` with each edge of a state.
  @inline(__always)
  func forEachEdge(of state: Int32, _ body: (Edge) -> Void) {
    var index = states[Int(state)].firstEdge
    while index >= 0 {
      let edge = edges[Int(index)]
      body(edge)
      index = edge.next
    }
  }

  private mutating func add(_ state: State) -> Int32 {
    states.append(state)
    return Int32(states.count - 1)
  }

  /// Adds an edge to a state that is not yet among the others.
  private mutating func connect(_ state: inout State, _ label: Label, to target: Int32) {
    if case .epsilon = label { state.hasEpsilon = true }
    edges.append(Edge(label: label, to: target, next: state.firstEdge))
    state.firstEdge = Int32(edges.count - 1)
  }

  /// Adds a state with one edge.
  private mutating func add(_ label: Label, to target: Int32) -> Int32 {
    var state = State()
    connect(&state, label, to: target)
    return add(state)
  }

  /// Builds backwards: gives the state from which `pattern` leads to `next`.
  private mutating func build(
    _ pattern: Pattern, then next: Int32, _ indices: inout [Int32]
  ) -> Int32 {
    switch pattern {
    case .literal(let id, _): return add(.literal(id), to: next)
    case .kind(let kind): return add(predicate(.kind(kind), &indices), to: next)
    case .wordClass(let wordClass):
      return add(predicate(.wordClass(wordClass), &indices), to: next)
    case .anchor: return next
    case .capture(_, let inner): return build(inner, then: next, &indices)
    case .sequence(let parts):
      var target = next
      for part in parts.reversed() { target = build(part, then: target, &indices) }
      return target
    case .alternatives(let all):
      // Many words in one place are one state with many edges.
      var state = State()
      for one in all {
        if case .literal(let id, _) = one {
          connect(&state, .literal(id), to: next)
        } else {
          connect(&state, .epsilon, to: build(one, then: next, &indices))
        }
      }
      return add(state)
    case .repeated(let inner, let count):
      var target = next
      for index in stride(from: count.upperBound, to: 0, by: -1) {
        let once = build(inner, then: target, &indices)
        target = once
        if index > count.lowerBound {
          var state = State()
          connect(&state, .epsilon, to: once)
          connect(&state, .epsilon, to: next)
          target = add(state)
        }
      }
      return target
    }
  }

  private mutating func predicate(_ predicate: Predicate, _ indices: inout [Int32])
    -> Label
  {
    let code = predicate.code
    if indices[code] < 0 {
      indices[code] = Int32(predicates.count)
      predicates.append(predicate)
    }
    return .predicate(indices[code])
  }
}
