#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that the process works in.
enum WorkingDirectory {
  /// Absolute, as `PWD` names it where that is right, so that links in it stay; “/” where it was deleted.
  static var path: String {
    var named = stat()
    var actual = stat()
    if let variable = getenv("PWD"), variable.pointee == 0x2F, stat(variable, &named) == 0,
      stat(".", &actual) == 0, named.st_ino == actual.st_ino, named.st_dev == actual.st_dev
    {
      return AbsolutePath.of(String(cString: variable), in: "/")
    }
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
