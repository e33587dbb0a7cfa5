using System.CommandLine;
using PyActors.Host.Output;

namespace PyActors.Host.Commands;

/// <summary>The program's command line.</summary>
internal static class CommandLine
{
    /// <summary>Does what the command line says.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Runs Python callables on a pool of workers inside one process.");
        root.Add(MapCommand.Create());
        root.Add(CallCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(DoctorCommand.Create());

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed);

        try
        {
            // Signals are the host's business.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
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
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"pyactors: {error.Message}");

        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "pyactors" : $"pyactors {command.Name}";
        Console.Error.WriteLine($"See '{name} --help'.");
        return ExitCode.Usage;
    }
}
