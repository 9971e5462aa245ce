/// Why a model cannot be used.
package enum ModelError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  /// Another kind of file.
  case foreign(path: String)
  /// A model of a version that this program does not read.
  case version(path: String, found: UInt32)
  /// Truncated or changed.
  case damaged(path: String, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): the model cannot be read: \(reason)"
    case .foreign(let path):
      "\(path): this is not a Galley model; `galley train` makes one"
    case .version(let path, let found):
      "\(path): a model of version \(found), but this Galley reads version \(ModelFile.version); "
        + "train it anew with `galley train`, or use the Galley that it was made with"
    case .damaged(let path, let reason):
      "\(path): the model is damaged (\(reason)); copy it again, or train it anew"
    }
  }
}
