#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decides how far a hypothesis is believed, from the evidence on it.
///
/// Trees rather than a weighted sum: what a gain is worth depends on the frequency of the word, on the
/// channel and on the subject of the text, and the difference on held-out text is eight points of recall.
/// Trained on damage put into text that was held out of the model, so that the verdict is a probability on
/// text where one word in 250 is damaged.
package struct Decision: Sendable {
  package let forest: Forest
  package let screen: Screen
  /// From this confidence on a finding is a warning.
  package let warning: Float
  /// From this on it is a note.
  package let note: Float

  /// Passes over what is hopeless by the quick part of its evidence, so that the costly part is gathered
  /// for a few hypotheses only.
  package struct Screen: Sendable {
    package let forest: Forest
    /// Least log-odds of what passes.
    package let least: Float

    package init(forest: Forest, least: Float) {
      self.forest = forest
      self.least = least
    }

    /// Whether a hypothesis is worth a closer look.
    package func passes(_ features: [Float]) -> Bool { forest.logOdds(features) >= least }
  }

  package init(forest: Forest, screen: Screen, warning: Float, note: Float) {
    self.forest = forest
    self.screen = screen
    self.warning = warning
    self.note = note
  }

  /// What stands before the trees in a file.
  private struct Header: BitwiseCopyable {
    var warning: Float
    var note: Float
    var least: Float
    var features: UInt32
    var screen: Size
    var forest: Size
  }

  /// Size of a forest in a file: its roots and nodes follow.
  private struct Size: BitwiseCopyable {
    var bias: Float
    var roots: UInt32
    var nodes: UInt32

    init(_ forest: Forest) {
      bias = forest.bias
      roots = UInt32(forest.roots.count)
      nodes = UInt32(forest.nodes.count)
    }

    var bytes: Int { Int(roots) * 4 + Int(nodes) * MemoryLayout<Forest.Node>.stride }
  }

  init(_ file: ModelFile) throws(ModelError) {
    let raw = try file.section(.decision)
    let start = MemoryLayout<Header>.stride
    guard raw.count >= start else { throw file.damaged("its deciding part is cut") }
    let header = raw.loadUnaligned(as: Header.self)
    guard raw.count == start + header.screen.bytes + header.forest.bytes,
      header.features == UInt32(Evidence.count)
    else {
      throw file.damaged(
        "its deciding part weighs \(header.features) pieces of evidence, this Galley \(Evidence.count)"
      )
    }
    func forest(_ size: Size, at start: Int, features: Int) throws(ModelError) -> Forest {
      let middle = start + Int(size.roots) * 4
      let roots = UnsafeRawBufferPointer(rebasing: raw[start..<middle]).bindMemory(to: UInt32.self)
      let nodes = UnsafeRawBufferPointer(rebasing: raw[middle..<start + size.bytes])
        .bindMemory(to: Forest.Node.self)
      let forest = Forest(bias: size.bias, nodes: Array(nodes), roots: roots.map(Int.init))
      guard file.isEmbedded || forest.isSound(features: features) else {
        throw file.damaged("its decision trees lead nowhere")
      }
      return forest
    }
    warning = header.warning
    note = header.note
    screen = Screen(
      forest: try forest(header.screen, at: start, features: Evidence.quickCount),
      least: header.least)
    self.forest = try forest(
      header.forest, at: start + header.screen.bytes, features: Evidence.count)
  }

  /// As it stands in a file.
  package var bytes: [UInt8] {
    let header = Header(
      warning: warning, note: note, least: screen.least, features: UInt32(Evidence.count),
      screen: Size(screen.forest), forest: Size(forest))
    var bytes = withUnsafeBytes(of: header, Array.init)
    for forest in [screen.forest, forest] {
      bytes += forest.roots.map(UInt32.init).withUnsafeBytes(Array.init)
      bytes += forest.nodes.withUnsafeBytes(Array.init)
    }
    return bytes
  }

  /// Probability of a hypothesis, 0…1.
  ///
  /// - Parameter lessOdds: natural log-odds that are taken off.
  package func confidence(_ features: [Float], lessOdds: Float = 0) -> Float {
    1 / (1 + exp(lessOdds - forest.logOdds(features)))
  }
}
