import ArgumentParser
import GalleyProject
import GalleyReports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `galley init`.
struct Initialise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a configuration file with comments.")

  @Argument(help: "The folder that it is for.")
  var folder = "."

  @Flag(help: "Replace a configuration file that is there.")
  var force = false

  func run() throws {
    let path = folder == "." ? ConfigurationFile.name : "\(folder)/\(ConfigurationFile.name)"
    // A name of the system's own makes sure that nothing is replaced that appeared meanwhile.
    let temporary = "\(path).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { unlink(temporary) }
    let sink = ByteSink(descriptor: descriptor)
    sink.write(ConfigurationTemplate.text)
    sink.flush()
    close(descriptor)
    if let failure = sink.failure { throw Terminal.fail("\(path) cannot be written: \(failure)") }
    guard (force ? rename(temporary, path) : link(temporary, path)) == 0 else {
      if errno == EEXIST {
        throw Terminal.fail("\(path) is there already; --force replaces it")
      }
      throw Self.failure(path)
    }
    Terminal.complain("\(path) written; its comments say what it may hold")
  }

  private static func failure(_ path: String) -> ExitStatus {
    Terminal.fail("\(path) cannot be written: \(String(cString: strerror(errno)).lowercased())")
  }
}
