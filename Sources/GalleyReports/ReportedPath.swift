/// A path as consumers of reports want it: relative to the folder that the run began in, as those who
/// match findings with files of a repository do.
struct ReportedPath: Hashable {
  /// Relative to the folder where it lies below it, absolute otherwise; no `.` or `..` in it.
  let path: String

  /// - Parameters:
  ///   - path: as the user gave it; `<stdin>` stays what it is.
  ///   - folder: absolute.
  init(_ path: String, in folder: String) {
    guard !path.hasPrefix("<") else {
      self.path = path
      return
    }
    let full = Self.parts(path.hasPrefix("/") ? path : folder + "/" + path)
    let base = Self.parts(folder)
    if full.count > base.count, full.starts(with: base) {
      self.path = full[base.count...].joined(separator: "/")
    } else {
      self.path = "/" + full.joined(separator: "/")
    }
  }

  /// A URI reference (RFC 3986), percent-encoded; an absolute path becomes a `file:` URI.
  var uri: String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return result
  }

  private static func parts(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
