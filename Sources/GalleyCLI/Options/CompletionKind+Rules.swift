import ArgumentParser

extension CompletionKind {
  /// Ids of rules, asked of the program itself: to list them here would read all packs at every start.
  static var ruleIDs: CompletionKind { .shellCommand("galley rules | awk '/^  / { print $1 }'") }
}
