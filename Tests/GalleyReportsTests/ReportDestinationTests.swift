import Foundation
import GalleyProject
import GalleyReports
import Support
import Testing

@Suite struct ReportDestinationTests {
  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func theOldReportStaysUntilTheNewOneIsComplete() throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "r.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let destination = try ReportDestination(path)
    destination.sink.write("new")
    destination.sink.flush()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    try destination.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try permissions(path) == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["r.json"])
  }

  @Test func aReportThatIsTakenBackLeavesNothing() throws {
    let scratch = try Scratch()
    let destination = try ReportDestination(scratch.url("r.json").path)
    destination.sink.write("half")
    destination.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
  }

  @Test func linksStayAndDevicesAreWrittenTo() throws {
    let scratch = try Scratch()
    let target = try scratch.write("old".utf8, to: "target.json")
    let link = scratch.url("link.json").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let destination = try ReportDestination(link)
    destination.sink.write("new")
    try destination.finish()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    let device = try ReportDestination("/dev/null")
    device.sink.write("gone")
    try device.finish()
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    let error = #expect(throws: InputFailure.self) { try ReportDestination("/nowhere/at/r.json") }
    #expect(error?.description.contains("/nowhere/at/r.json: error: the report cannot") == true)
  }
}
