import CAttributes
import Foundation
import GalleyProject
import Support
import Testing

@Suite struct ReplaceableFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()) ?? []
  }

  @Test func contentIsReplacedAndTheModeStays() throws {
    let path = try scratch.write("old".utf8, to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try ReplaceableFile(path).replace(with: Array("new text".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new text")
    #expect(try mode(path) == 0o640)
    #expect(names == ["a.txt"])
  }

  @Test func attributesAndAccessRulesStay() throws {
    let path = try scratch.write("old".utf8, to: "a.txt")
    // Version 2; the owner writes, user 1234, the group and the mask read, others nothing (acl(5)).
    let entries: [(tag: UInt16, rights: UInt16, id: UInt32)] = [
      (1, 6, .max), (2, 4, 1234), (4, 4, .max), (16, 4, .max), (32, 0, .max),
    ]
    var rules: [UInt8] = [2, 0, 0, 0]
    for entry in entries {
      rules += [UInt8(entry.tag), 0, UInt8(entry.rights), 0]
      rules += (0..<4).map { UInt8(truncatingIfNeeded: entry.id >> (8 * $0)) }
    }
    let wanted = [
      "user.galley": Array("kept".utf8), "user.empty": [], "system.posix_acl_access": rules,
    ]
    // Not every file system has every kind.
    let set = wanted.filter { setxattr(path, $0, $1, $1.count, 0) == 0 }
    try ReplaceableFile(path).replace(with: Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    for (name, value) in set {
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = getxattr(path, name, &bytes, bytes.count)
      #expect(count >= 0 && Array(bytes.prefix(max(count, 0))) == value, "\(name)")
    }
  }

  @Test func aSymbolicLinkStaysOne() throws {
    let target = try scratch.write("old".utf8, to: "deep/a.txt")
    let link = scratch.url("link.txt").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "deep/a.txt")
    try ReplaceableFile(link).replace(with: Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "deep/a.txt")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
  }

  @Test func whatChangedMeanwhileIsLeftAlone() throws {
    let path = try scratch.write("old".utf8, to: "a.txt")
    let file = try ReplaceableFile(path)
    // The same length, and within the resolution of time stamps.
    try scratch.write("own".utf8, to: "a.txt")
    let failure = #expect(throws: InputFailure.self) { try file.replace(with: Array("new".utf8)) }
    #expect(failure?.message.contains("changed by another program") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "own")
    #expect(names == ["a.txt"])
  }

  @Test func aFileWithTwoNamesIsLeftAlone() throws {
    let path = try scratch.write("old".utf8, to: "a.txt")
    try FileManager.default.linkItem(atPath: path, toPath: scratch.url("b.txt").path)
    let file = try ReplaceableFile(path)
    let failure = #expect(throws: InputFailure.self) { try file.replace(with: [1]) }
    #expect(failure?.message.contains("hard links") == true)
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(throws: InputFailure.self) { try ReplaceableFile(scratch.folder.path) }
    #expect(throws: InputFailure.self) { try ReplaceableFile(scratch.url("none").path) }
  }

  @Test func aNewFileReplacesNone() throws {
    let path = scratch.url("new.txt").path
    try ReplaceableFile.create(path, Array("one".utf8))
    #expect(throws: InputFailure.self) { try ReplaceableFile.create(path, Array("two".utf8)) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
    #expect(names == ["new.txt"])
  }
}
