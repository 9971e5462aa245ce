import CAttributes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a file carries beside its content, mode and owner: attributes that people and programs gave it, and
/// access control lists, which Linux keeps among them (xattr(7), acl(5)).
struct ExtendedAttributes {
  private var values: [String: [UInt8]] = [:]

  /// An attribute that another file does not take.
  struct Failure: Error {
    var name: String
    /// Of `errno`.
    var code: Int32
  }

  /// Reads those of a file; none where the file system has none or they cannot be read.
  init(_ path: String) {
    let names = Self.bytes { attribute_names(path, $0, $1) } ?? []
    for name in names.split(separator: 0) {
      let name = String(decoding: name, as: UTF8.self)
      values[name] = Self.bytes { attribute_value(path, name, $0, $1) }
    }
  }

  /// Gives them to another file, which then has no access rules of its own.
  ///
  /// What the system keeps for itself (a label of SELinux, say) is copied where it allows that.
  ///
  /// - Throws: ``Failure`` for what is the user's.
  func copy(to descriptor: Int32) throws(Failure) {
    // It may have inherited one from its folder.
    if values[Self.accessRules] == nil { remove_attribute(descriptor, Self.accessRules) }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard set_attribute(descriptor, name, value, value.count) != 0 else { continue }
      let code = errno
      if name.hasPrefix("user.") || name == Self.accessRules {
        throw Failure(name: name, code: code)
      }
    }
  }

  private static let accessRules = "system.posix_acl_access"

  /// What a call writes that tells the size it needs where it is given none; nil where it fails.
  private static func bytes(_ call: (UnsafeMutableRawPointer?, Int) -> Int) -> [UInt8]? {
    for _ in 0..<5 {
      let size = call(nil, 0)
      guard size > 0 else { return size == 0 ? [] : nil }
      var bytes = [UInt8](repeating: 0, count: size)
      let written = bytes.withUnsafeMutableBytes { call($0.baseAddress, $0.count) }
      if written >= 0 { return Array(bytes[..<written]) }
      // It grew meanwhile.
      guard errno == ERANGE else { return nil }
    }
    return nil
  }
}
