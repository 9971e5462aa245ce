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
