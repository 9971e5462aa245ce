/// A list of paths, as other programs print it.
package enum FileList {
  /// Reads a list.
  ///
  /// - Parameters:
  ///   - path: of the list; `-` is standard input.
  ///   - isNullSeparated: whether paths end with NUL instead of a line end.
  /// - Throws: ``InputFailure``.
  package static func read(_ path: String, isNullSeparated: Bool) throws(InputFailure) -> [String] {
    let input = try InputFile(path)
    let bytes = try input.readAll()
    if !isNullSeparated, bytes.contains(0) {
      throw InputFailure(path: input.path, message: "holds NUL; say --null if paths end with it")
    }
    return bytes.split(separator: isNullSeparated ? 0 : 0x0A).map {
      String(decoding: $0.last == 0x0D && !isNullSeparated ? $0.dropLast() : $0, as: UTF8.self)
    }.filter { !$0.isEmpty }
  }
}
