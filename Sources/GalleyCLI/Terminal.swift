import ArgumentParser
import Foundation
import GalleyProject
import GalleyReports
import GalleyRules

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program asks of its surroundings.
enum Terminal {
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The working directory.
  static var folder: String { FileManager.default.currentDirectoryPath }

  /// Columns of the terminal, 100 where there is none.
  static func columns(_ environment: [String: String]) -> Int {
    var size = winsize()
    if isatty(STDOUT_FILENO) != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    {
      return max(Int(size.ws_col), 40)
    }
    return max(environment["COLUMNS"].flatMap(Int.init) ?? 100, 40)
  }

  /// Prints a message on standard error.
  static func complain(_ message: String) {
    let sink = ByteSink(descriptor: STDERR_FILENO)
    sink.write(message + "\n")
    sink.flush()
  }

  /// Prints why the program cannot go on, and gives the status to end with.
  static func fail(_ message: String) -> ExitStatus {
    complain("galley: error: \(message)")
    return .unusable
  }
}

extension Terminal {
  /// Does what may fail by what the user wrote, and prints why it did.
  ///
  /// - Throws: ``ExitStatus/unusable``.
  static func failing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let status as ExitStatus {
      throw status
    } catch let error as any PlacedError {
      // It says where, as compilers do.
      complain("\(error)")
      throw ExitStatus.unusable
    } catch {
      throw fail("\(error)")
    }
  }
}

/// An error whose description begins with a path.
protocol PlacedError: Error {}

extension ConfigurationError: PlacedError {}
extension YAMLFailure: PlacedError {}
extension InputFailure: PlacedError {}

/// When to use colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to use them now (no-color.org).
  func isOn(_ environment: [String: String]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(STDOUT_FILENO) != 0 && environment["NO_COLOR", default: ""].isEmpty
        && environment["TERM"] != "dumb"
    }
  }
}
