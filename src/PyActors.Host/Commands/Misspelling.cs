using System.CommandLine;
using PyActors.Interop.Callables;

namespace PyActors.Host.Commands;

/// <summary>What to say to what the command line has no place for.</summary>
internal static class Misspelling
{
    /// <summary>One sentence or two: what it isn't, and what may have been meant.</summary>
    /// <param name="token">What was written.</param>
    /// <param name="command">The command that it was written behind.</param>
    public static string Of(string token, Command command)
    {
        if (token.StartsWith('-'))
            return Option(token, command);

        if (command is RootCommand)
            return $"There is no command '{token}'.{NearNames.Hint(token, command.Subcommands.Select(known => known.Name))}";

        var advice = command.Name == MapCommand.Name ? " Inputs are named by --glob, --lines or --jsonl, or come from standard input." : "";
        return $"'{token}' is one argument too many.{advice}";
    }

    /// <summary>The same for what was meant as an option.</summary>
    public static string Option(string token, Command command) =>
        $"There is no option '{token}'.{NearNames.Hint(token, command.Options.Select(known => known.Name))}";
}
