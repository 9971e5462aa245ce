/// What was learned of a language: its words and their sequences, what they are about, which of them are
/// taken for one another, and how to decide.
///
/// A view of bytes that lie embedded in the binary or mapped from a file; opening it costs microseconds.
package final class LanguageModel: @unchecked Sendable {
  // All parts are immutable views of `file`'s memory, which lives as long as they do.
  package let file: ModelFile
  package let vocabulary: ModelVocabulary
  package let ngrams: NgramModel
  package let vectors: WordVectors
  package let contexts: ContextModel
  package let neighbours: Neighbours
  package let classes: WordClasses
  package let lexer: Reading.Lexer
  /// How to decide; nil in a model that was not finished.
  package let decision: Decision?

  /// Opens a model.
  ///
  /// - Parameters:
  ///   - verifies: see ``ModelFile/init(_:path:verifies:)``.
  ///   - decider: a file that says how to decide, instead of the model's own deciding part: what is learned
  ///     last may change without the large rest.
  /// - Throws: ``ModelError`` where a file is none, or damaged, or the decider is another model's.
  package init(_ bytes: StoredBytes, path: String, verifies: Bool, decider: ModelFile? = nil)
    throws(ModelError)
  {
    file = try ModelFile(bytes, path: path, verifies: verifies)
    vocabulary = try ModelVocabulary(file)
    ngrams = try NgramModel(file, vocabulary: vocabulary)
    vectors = try WordVectors(file)
    contexts = try ContextModel(file)
    neighbours = try Neighbours(file, vocabulary: vocabulary)
    classes = try WordClasses(file, vocabulary: vocabulary)
    lexer = Reading.Lexer(vocabulary)
    if let decider {
      let base = try decider.section(.base, as: UInt64.self)
      guard base.first.map(UInt64.init(littleEndian:)) == file.checksum else {
        throw decider.damaged("it says how to decide with another model than \(path)")
      }
    }
    let decider = decider ?? file
    decision = decider.has(.decision) ? try Decision(decider) : nil
  }

  /// Opens a model file. A file beside it that is named as it is, but “.decision”, says how to decide with it.
  package convenience init(path: String) throws(ModelError) {
    let bytes = try StoredBytes(mapping: path)
    let beside = Self.decider(beside: path)
    let decider: ModelFile? =
      if StoredBytes.isFile(beside) {
        try ModelFile(StoredBytes(mapping: beside), path: beside, verifies: true)
      } else { nil }
    try self.init(bytes, path: path, verifies: true, decider: decider)
  }

  /// Where the file lies that says how to decide with a model.
  package static func decider(beside path: String) -> String {
    (path.hasSuffix(".model") ? String(path.dropLast(".model".utf8.count)) : path) + ".decision"
  }
}
