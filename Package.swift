// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: language mode 6 comes with the tools version, warnings are errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The revision for `galley --version`: told by who builds a release, as the manifest is evaluated too seldom
/// to ask git itself.
let revision: [CSetting] =
  (Context.environment["GALLEY_REVISION"]).map {
    [.define("GALLEY_REVISION", to: "\"\($0)\"")]
  } ?? []

/// A module of the linter; modules only import those named before them (see README, “How it is built”).
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, or of the whole.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["Support"],
    exclude: name == "ArticleTests" ? ["Snapshots"] : [],
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "galley",
  products: [
    .library(name: "Galley", targets: ["Galley"]),
    .executable(name: "galley", targets: ["GalleyCLI"]),
    .executable(name: "galley-dev", targets: ["GalleyDev"]),
    .executable(name: "galley-bench", targets: ["GalleyBench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CMD4C", providers: [.apt(["libmd4c-dev"])]),
    .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
    .systemLibrary(name: "CAttributes"),
    .target(name: "CMatrix"),
    .target(name: "GalleyData", cSettings: revision),
    module("GalleyText"),
    module("GalleyFormats", ["CMD4C", "GalleyText"]),
    module("GalleyLanguage", ["CHunspell", "CLanguageDetector", "CMatrix", "GalleyText"]),
    module("GalleyRules", ["GalleyText", "GalleyLanguage", yams]),
    module(
      "GalleyProject",
      [
        "CAttributes", "GalleyData", "GalleyText", "GalleyFormats", "GalleyLanguage", "GalleyRules",
        yams,
      ]),
    module("GalleyReports", ["GalleyText", "GalleyRules", "GalleyProject"]),
    module(
      "GalleyTraining",
      ["CMatrix", "GalleyText", "GalleyFormats", "GalleyLanguage", "GalleyRules", "GalleyProject"]),
    .target(
      name: "Galley",
      dependencies: [
        "GalleyText", "GalleyFormats", "GalleyLanguage", "GalleyRules", "GalleyProject",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "GalleyCLI",
      dependencies: [
        "Galley", "GalleyProject", "GalleyReports", "GalleyTraining", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "GalleyDev",
      dependencies: ["GalleyProject", "GalleyRules", "GalleyTraining", argumentParser],
      swiftSettings: strict),
    .executableTarget(
      name: "GalleyBench",
      dependencies: ["GalleyProject", argumentParser],
      swiftSettings: strict),
    .target(
      name: "Support", dependencies: ["GalleyProject"], path: "Tests/Support",
      swiftSettings: strict),
    tests("GalleyTextTests", ["GalleyText"]),
    tests("GalleyFormatsTests", ["GalleyFormats"]),
    tests("GalleyLanguageTests", ["GalleyLanguage"]),
    tests("GalleyRulesTests", ["GalleyRules"]),
    tests("GalleyProjectTests", ["CAttributes", "Galley", "GalleyProject"]),
    tests("GalleyTrainingTests", ["GalleyTraining"]),
    tests("GalleyReportsTests", ["GalleyReports"]),
    tests("GalleyTests", ["Galley"]),
    tests("CommandLineTests", ["GalleyCLI", "GalleyDev"]),
    tests("ArticleTests", ["GalleyReports"]),
  ]
)
