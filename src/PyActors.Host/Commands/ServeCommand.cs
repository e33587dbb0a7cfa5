using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PyActors.Host.Hosting;
using PyActors.Host.Inputs;
using PyActors.Host.Output;
using PyActors.Host.Serving;

namespace PyActors.Host.Commands;

/// <summary>The command line of <c>serve</c>.</summary>
internal sealed class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    private readonly Option<string[]> _allow = new("--allow")
    {
        Description = "A module whose callables may be called, those of the modules below it included; may be given several times. Required: here, or as Pool:AllowedModules in the settings.",
        HelpName = "MODULE",
    };

    private readonly Option<int?> _workers = WorkerCount.Option();

    private readonly Option<TimeSpan?> _timeout = TimeoutText.Option(
        "How long a call may take that names no timeout, its wait for a worker included; in seconds or with a unit (500ms, 30s, 5m). Default: as long as it likes.");

    private readonly PythonChoice _python = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var serve = new ServeCommand();
        var command = new Command(
            Name,
            "Stays up and answers calls from standard input, one JSON object per line: {\"id\": 1, \"call\": \"module:name\", \"args\": [], \"kwargs\": {}, \"timeout\": 1.5}. Answers come as they are ready: {\"id\": 1, \"value\": …} or {\"id\": 1, \"fault\": …}. Ends in order at the end of the input, on Ctrl+C and on a request to end.")
        {
            serve._allow, serve._workers, serve._timeout,
        };
        serve._python.AddTo(command);
        command.SetAction((parsed, _) => serve.RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var settings = _python.Read(parsed);
        settings.Pool.AllowedModules = Allowed(parsed.GetValue(_allow) ?? [], settings.Pool.AllowedModules);
        settings.Pool.Workers = parsed.GetValue(_workers) ?? settings.Pool.Workers;
        settings.Pool.DefaultTimeout = parsed.GetValue(_timeout) ?? settings.Pool.DefaultTimeout;
        settings.Pool.QueueCapacity = Math.Max(settings.Pool.QueueCapacity, settings.Host.Window);
        settings.Validated();

        var requests = StandardInput.Open("give it a pipe that brings the requests");
        using var output = new LineOutput(StandardOutput.TakeForData(), "standard output", startsAfresh: false);
        var job = new ServeJob(LineReader.Read(requests), output);
        return await CommandHost.RunAsync(settings, services => services.AddSingleton(job).AddSingleton<ICommandWork, ServeWork>());
    }

    private static IList<string> Allowed(string[] named, IList<string>? configured)
    {
        IList<string> allowed = [.. configured ?? [], .. named];
        return allowed.Count > 0
            ? allowed
            : throw new CommandFailedException(ExitCode.Usage, "Whoever writes to standard input says what is called: name the modules that may be, with --allow MODULE.");
    }
}
