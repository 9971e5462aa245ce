/// Why a linter cannot be made.
public struct LinterError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do: which package to install, for example.
  public let message: String

  public var description: String { message }
}
