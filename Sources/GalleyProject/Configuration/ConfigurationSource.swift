/// Where configuration comes from.
package enum ConfigurationSource: Hashable, Sendable {
  /// From the folders of the files, upwards, and the user's own file.
  case discovered
  /// From this file alone.
  case file(String)
  /// From nowhere.
  case none
}
