using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PyActors.Host.Output;

namespace PyActors.Host.Commands;

/// <summary>The program's command line.</summary>
internal static class CommandLine
{
    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        (MapCommand.Name, MapCommand.Create), (CallCommand.Name, CallCommand.Create), (ServeCommand.Name, ServeCommand.Create), (DoctorCommand.Name, DoctorCommand.Create),
    ];

    /// <summary>Does what the command line says.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        StandardError.Use();
        var root = new RootCommand("Runs Python callables on a pool of workers inside one process.");
        // The one that is named, where one is: their options take longer to make than to parse.
        var named = Commands.Where(command => arguments.Length > 0 && command.Name == arguments[0]).ToList();
        foreach (var (_, create) in named.Count > 0 ? named : [.. Commands])
            root.Add(create());

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed);

        try
        {
            // What the help says goes out at once, and its failures are ours to tell. Signals are the host's business.
            using var help = new StringWriter(CultureInfo.InvariantCulture);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = help, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            if (help.GetStringBuilder() is { Length: > 0 } said)
                StandardOutput.Show(said.ToString());
            return code;
        }
        catch (Exception e)
        {
            return Report(e);
        }
    }

    /// <summary>Tells a failure to whoever sits in front, and says what exit code it is worth.</summary>
    public static int Report(Exception failure)
    {
        var (code, message) = failure switch
        {
            CommandFailedException failed => (failed.ExitCode, failed.Message),
            OutputException => (ExitCode.Failure, failure.Message),
            PythonStartException => (ExitCode.NoPython, failure.Message),
            IOException or UnauthorizedAccessException => (ExitCode.Failure, failure.Message),
            // Nobody's mistake but ours: whoever reports it needs to say where.
            _ => (ExitCode.Failure, $"Unexpected failure. {failure}"),
        };
        Console.Error.WriteLine($"pyactors: {message}");
        return code;
    }

    private static int Refuse(ParseResult parsed)
    {
        foreach (var complaint in Complaints(parsed))
            Console.Error.WriteLine($"pyactors: {complaint}");

        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "pyactors" : $"pyactors {command.Name}";
        Console.Error.WriteLine($"See '{name} --help'.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // What follows a word that has no place is likely to have none because of it.
        if (parsed.UnmatchedTokens is [var first, ..])
            return [.. parsed.Errors.Where(error => error.SymbolResult is not CommandResult).Select(error => error.Message), Misspelling.Of(first, command)];

        return command is RootCommand
            ? [$"No command is given. There is: {string.Join(", ", Commands.Select(known => known.Name))}."]
            : parsed.Errors.Select(error => error.Message);
    }
}
