/// The parts of SARIF 2.1.0 that Galley writes
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html); names are the standard's.
enum SARIFLog {
  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int?
    var level: String
    /// The confidence, in hundredths.
    var rank: Double
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var partialFingerprints: [String: String]
    var fixes: [Fix]?
    var properties: [String: String]?
  }

  struct Message: Encodable {
    var text: String
    var markdown: String? = nil
  }

  struct Location: Encodable {
    var id: Int? = nil
    var physicalLocation: PhysicalLocation
    var message: Message? = nil
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct ArtifactLocation: Encodable {
    var uri: String
    var uriBaseId: String?
  }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int? = nil
    var endLine: Int? = nil
    var endColumn: Int? = nil
    var snippet: Content? = nil
  }

  struct Content: Encodable { var text: String }

  struct Fix: Encodable {
    var description: Message
    var artifactChanges: [ArtifactChange]
    var properties: [String: String]
  }

  struct ArtifactChange: Encodable {
    var artifactLocation: ArtifactLocation
    var replacements: [Replacement]
  }

  struct Replacement: Encodable {
    var deletedRegion: Region
    var insertedContent: Content
  }

  struct Tool: Encodable {
    var driver: Driver

    struct Driver: Encodable {
      var name = "Galley"
      var version: String
      var semanticVersion: String
      var rules: [Rule]
    }
  }

  struct Rule: Encodable {
    var id: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var defaultConfiguration: Configuration
    var properties: Properties

    struct Configuration: Encodable { var level: String }

    struct Properties: Encodable { var tags: [String] }
  }

  struct Invocation: Encodable {
    /// Whether every input could be read.
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]
  }

  struct Notification: Encodable {
    var level = "error"
    var message: Message
    var locations: [Location]
  }

  struct BaseLocation: Encodable { var uri: String }
}
