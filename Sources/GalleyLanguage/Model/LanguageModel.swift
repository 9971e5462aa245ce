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
  /// - Parameter verifies: see ``ModelFile/init(_:path:verifies:)``.
  /// - Throws: ``ModelError`` where the file is none, or damaged.
  package init(_ bytes: ModelBytes, path: String, verifies: Bool) throws(ModelError) {
    file = try ModelFile(bytes, path: path, verifies: verifies)
    vocabulary = try ModelVocabulary(file)
    ngrams = try NgramModel(file, vocabulary: vocabulary)
    vectors = try WordVectors(file)
    contexts = try ContextModel(file)
    neighbours = try Neighbours(file, vocabulary: vocabulary)
    classes = try WordClasses(file, vocabulary: vocabulary)
    lexer = Reading.Lexer(vocabulary)
    decision = file.has(.decision) ? try Decision(file) : nil
  }

  /// Opens a model file.
  package convenience init(path: String) throws(ModelError) {
    try self.init(ModelBytes(mapping: path), path: path, verifies: true)
  }
}
