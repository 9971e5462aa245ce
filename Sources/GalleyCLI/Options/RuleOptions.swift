import ArgumentParser

/// Which rules run.
struct RuleOptions: ParsableArguments {
  @Option(help: "Run only these rules or categories; commas separate.", completion: .ruleIDs)
  var select: [String] = []

  @Option(help: "Leave out these rules or categories; commas separate.", completion: .ruleIDs)
  var ignore: [String] = []

  @Option(
    name: .customLong("rules"), help: "Rule packs of your own: a YAML file, or a folder of them.",
    completion: .file())
  var rulePaths: [String] = []

  /// The names of a list that was written with commas.
  static func names(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",") }.map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
