/// What `galley init` writes.
package enum ConfigurationTemplate {
  /// A configuration file that changes nothing, with what it may say in comments.
  package static let text = """
    # What Galley does in this folder and below. It is merged with the .galley.yml of the folders above and with
    # the user's own (~/.config/galley/config.yml): what stands nearest to a file wins, key by key.
    # `galley config --show FILE` prints what applies to a file and where it was set.

    # Nothing above this folder counts, so that everyone gets the same findings.
    root: true

    # A language tag; its Hunspell dictionary must be installed.
    # language: en_GB

    # What a rule, a category or all rules do: off, on, note, warning or error. A rule's id counts before its
    # category. `galley rules` lists them, `galley explain RULE` says which options a rule has.
    # rules:
    #   unknown-name: off
    #   spacing: warning
    #   misspelling:
    #     severity: error
    #     confidence: 0.9      # leave out what is less sure, from 0 to 1
    #     fix: choice          # how far its fixes are trusted: safe, likely (--likely applies them), or
    #                          # choice (a person decides)
    #   blank-lines: {allowed: 2}

    # The run fails (status 1) from this severity on: note, warning or error.
    # fail-on: warning

    # Of folders only these files are taken, and not those; patterns as in .gitignore.
    # include: [articles/]
    # exclude: [articles/archive/, "*.draft.txt"]

    # Formats by the ending of a name: text or markdown. Endings named here are taken from folders, too.
    # formats:
    #   rst: text

    # The encoding of files that are not in UTF-8.
    # encoding: windows-1252

    # Words that are right here, and files of them; paths are relative to this file.
    # words:
    #   - Hvidbjornia
    #   - file: words.txt

    # Rule packs of your own: YAML files, or folders of them.
    # rule-packs: [house.yml]

    # What holds for some files only; the last that matches wins.
    # overrides:
    #   - files: ["*.transcript.txt", interviews/]
    #     language: en_US
    #     rules:
    #       speech: warning

    """
}
