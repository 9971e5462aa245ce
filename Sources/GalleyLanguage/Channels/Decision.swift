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
  /// From this confidence on a finding is a warning.
  package let warning: Float
  /// From this on it is a note.
  package let note: Float

  package init(forest: Forest, warning: Float, note: Float) {
    self.forest = forest
    self.warning = warning
    self.note = note
  }

  /// What stands before the trees in a file.
  private struct Header: BitwiseCopyable {
    var warning: Float
    var note: Float
    var bias: Float
    var features: UInt32
    var roots: UInt32
    var nodes: UInt32
  }

  init(_ file: ModelFile) throws(ModelError) {
    let raw = try file.section(.decision)
    let size = MemoryLayout<Header>.stride
    guard raw.count >= size else { throw file.damaged("its deciding part is cut") }
    let header = raw.loadUnaligned(as: Header.self)
    let rootsEnd = size + Int(header.roots) * 4
    guard
      raw.count == rootsEnd + Int(header.nodes) * MemoryLayout<Forest.Node>.stride,
      header.features == UInt32(Evidence.count)
    else {
      throw file.damaged(
        "its deciding part weighs \(header.features) pieces of evidence, this Galley \(Evidence.count)"
      )
    }
    let roots = UnsafeRawBufferPointer(rebasing: raw[size..<rootsEnd]).bindMemory(to: UInt32.self)
    let nodes = UnsafeRawBufferPointer(rebasing: raw[rootsEnd...]).bindMemory(to: Forest.Node.self)
    forest = Forest(bias: header.bias, nodes: Array(nodes), roots: roots.map(Int.init))
    warning = header.warning
    note = header.note
    guard forest.isSound(features: Evidence.count) else {
      throw file.damaged("its decision trees lead nowhere")
    }
  }

  /// As it stands in a file.
  package var bytes: [UInt8] {
    let header = Header(
      warning: warning, note: note, bias: forest.bias, features: UInt32(Evidence.count),
      roots: UInt32(forest.roots.count), nodes: UInt32(forest.nodes.count))
    return withUnsafeBytes(of: header, Array.init)
      + forest.roots.map(UInt32.init).withUnsafeBytes(Array.init)
      + forest.nodes.withUnsafeBytes(Array.init)
  }

  /// Probability of a hypothesis, 0…1.
  package func confidence(_ features: [Float]) -> Float { 1 / (1 + exp(-forest.logOdds(features))) }
}
