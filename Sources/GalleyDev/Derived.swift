import Foundation
import GalleyProject
import GalleyRules

/// A file whose contents follow from others.
struct Derived {
  /// Below the package.
  var path: String
  var bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// All of them.
  static func all(_ root: URL) throws -> [Derived] {
    try [rules(root), reporters(root)] + packs(root) + [embedded(root)]
  }

  /// The list of all rules that are written in Swift: one a file, found by its declaration.
  static func rules(_ root: URL) throws -> Derived {
    let names = try types("Rule", declared: "package struct ", in: "Sources/GalleyRules", root)
      .filter { $0 != "PatternRule" }
    return Derived(
      path: "Sources/GalleyRules/Core/BuiltInRules.swift",
      text: """
        // Written by `swift run galley-dev generate`.

        /// The rules that are written in Swift.
        package enum BuiltInRules {
          /// One of each, by name.
          package static let all: [any Rule] = [
        \(names.map { "    \($0)()," }.joined(separator: "\n"))
          ]
        }

        """)
  }

  /// The list of all formats of reports, found in the same way.
  static func reporters(_ root: URL) throws -> Derived {
    let names = try types("Reporter", declared: "struct ", in: "Sources/GalleyReports", root)
    return Derived(
      path: "Sources/GalleyReports/BuiltInReporters.swift",
      text: """
        // Written by `swift run galley-dev generate`.

        /// The formats of reports.
        enum BuiltInReporters {
          /// What prints each, by name of the type.
          static let all: [any Reporter.Type] = [
        \(names.map { "    \($0).self," }.joined(separator: "\n"))
          ]
        }

        """)
  }

  /// The types below a folder that are declared to conform to a protocol and to nothing else, sorted.
  private static func types(
    _ conforming: String, declared keyword: String, in folder: String, _ root: URL
  ) throws -> [String] {
    try files(below: root, folder, endings: [".swift"]).flatMap { path in
      try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        .split(separator: "\n")
        .filter { $0.hasPrefix(keyword) && $0.hasSuffix(": \(conforming) {") }
        .map { String($0.dropFirst(keyword.count).prefix { $0 != ":" }) }
    }.sorted()
  }

  /// The rule packs of each language, compiled.
  static func packs(_ root: URL) throws -> [Derived] {
    let paths = try files(below: root, "Rules", endings: [".yml"])
    return try BuiltInPacks.languages(paths).map { language in
      let sources = try paths.filter { BuiltInPacks.isPack($0, for: language) }.map {
        RulePacks.Source(
          path: $0, yaml: Array(try Data(contentsOf: root.appendingPathComponent($0))))
      }
      return Derived(
        path: BuiltInPacks.compiled(language),
        bytes: try RulePacks(parsing: sources).compiled(of: sources))
    }
  }

  /// The C file that embeds rules and dictionaries.
  static func embedded(_ root: URL) throws -> Derived {
    let rules = try files(below: root, "Rules", endings: [".yml"])
    let paths =
      (rules + BuiltInPacks.languages(rules).map(BuiltInPacks.compiled)).sorted()
      + (try files(below: root, "Dictionaries", endings: [".bin", ".decision", ".model", ".txt"]))
    let arrays = paths.enumerated().map { index, path in
      """
      static const unsigned char file_\(index)[]\(path.hasSuffix(".model") ? " ALIGNED" : "") = {
      #embed "../../\(path)"
      };
      """
    }
    let entries = paths.enumerated().map { index, path in
      "  {\"\(path)\", file_\(index), sizeof file_\(index)},"
    }
    return Derived(
      path: "Sources/GalleyData/embedded.c",
      text: """
        // Written by `swift run galley-dev generate`.
        #include "GalleyData.h"

        // #embed is older than the C of most compilers' default.
        #pragma clang diagnostic ignored "-Wc23-extensions"

        // Models are read in place, as numbers.
        #define ALIGNED __attribute__((aligned(64)))

        \(arrays.joined(separator: "\n"))

        static const struct galley_file files[] = {
        \(entries.joined(separator: "\n"))
        };

        size_t galley_file_count(void) { return sizeof files / sizeof files[0]; }

        struct galley_file galley_file_at(size_t index) { return files[index]; }

        """)
  }

  /// Paths of the files below a folder, sorted.
  private static func files(below root: URL, _ folder: String, endings: [String]) throws -> [String]
  {
    try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .filter { path in endings.contains(where: path.hasSuffix) }
      .map { "\(folder)/\($0)" }
      .sorted()
  }
}
