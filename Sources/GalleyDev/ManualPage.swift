/// The manual page of a command and all of its subcommands, in mdoc (mdoc(7)).
struct ManualPage {
  /// The page.
  private(set) var text: String

  init(_ command: CommandDescription, version: String) {
    text = """
      .Dd $Mdocdate$
      .Dt \(command.commandName.uppercased()) 1
      .Os "\(command.commandName) \(version)"
      .Sh NAME
      .Nm \(command.commandName)
      .Nd \(Self.escaped(command.abstract ?? ""))
      .Sh SYNOPSIS
      .Nm
      .Op Ar command
      .Op Ar options
      .Sh DESCRIPTION

      """
    write(command.discussion)
    for subcommand in command.subcommands ?? [] where subcommand.commandName != "help" {
      write(subcommand, path: command.commandName)
    }
    text += """
      .Sh ENVIRONMENT
      .Bl -tag -width Ds
      .It Ev DICPATH
      Folders in which Hunspell dictionaries are looked for first.
      .It Ev NO_COLOR
      Where it is set, nothing is coloured.
      .El
      .Sh EXIT STATUS
      0: nothing at or above the failing level; 1: findings; 2: bad usage, or input that cannot be read.

      """
  }

  private mutating func write(_ command: CommandDescription, path: String) {
    let name = "\(path) \(command.commandName)"
    text += ".Sh \(Self.escaped(name.uppercased()))\n"
    write(command.abstract)
    if let discussion = command.discussion {
      text += ".Pp\n"
      write(discussion)
    }
    let arguments = (command.arguments ?? []).filter {
      $0.shouldDisplay && $0.names?.contains { $0.name == "help" || $0.name == "version" } != true
    }
    if !arguments.isEmpty {
      text += ".Bl -tag -width Ds\n"
      for argument in arguments { write(argument) }
      text += ".El\n"
    }
    for subcommand in command.subcommands ?? [] where subcommand.commandName != "help" {
      write(subcommand, path: name)
    }
  }

  private mutating func write(_ argument: CommandDescription.Argument) {
    let value = argument.kind == "flag" ? nil : argument.valueName
    let names = (argument.names ?? []).map { name in
      "Fl \(Self.escaped((name.kind == "long" ? "-" : "") + name.name))"
    }
    var item = names.joined(separator: " , ")
    if let value { item += (item.isEmpty ? "Ar " : " Ar ") + Self.escaped(value) }
    if argument.isRepeating { item += " ..." }
    text += ".It \(item)\n"
    write(argument.abstract)
    write(argument.discussion)
    if let summaries = argument.allValueDescriptions, !summaries.isEmpty {
      text += ".Bl -tag -width checkstyle -compact\n"
      for value in argument.allValues ?? [] {
        text += ".It \(Self.escaped(value))\n"
        write(summaries[value])
      }
      text += ".El\n"
    }
    if let value = argument.defaultValue, value != "false" {
      text += "The default is\n.Ql \(Self.escaped(value)) .\n"
    }
  }

  /// A paragraph; sentences begin lines, as mdoc wants.
  private mutating func write(_ paragraph: String?) {
    guard let paragraph, !paragraph.isEmpty else { return }
    text += Self.escaped(paragraph.replacing(". ", with: ".\n")) + "\n"
  }

  /// Without what roff would take for a request or an escape.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let line = line.replacing("\\", with: "\\e")
      return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
    }.joined(separator: "\n")
  }
}
