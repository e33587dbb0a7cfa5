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
        Description = "A module that may be called, and those below it. May be given several times. Required, unless the setting Pool:AllowedModules names some.",
        HelpName = "MODULE",
    };

    private readonly Option<int?> _workers = WorkerCount.Option();

    private readonly Option<TimeSpan?> _timeout = TimeoutText.Option(
        "How long a call without a timeout of its own may take, its wait for a worker included; in seconds or with a unit (500ms, 30s, 5m). Default: no limit.");

    private readonly PythonChoice _python = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var serve = new ServeCommand();
        var command = new Command(
            Name,
            "Answers calls that come on standard input, one JSON object per line: {\"id\": 1, \"call\": \"module:name\", \"args\": [], \"kwargs\": {}, \"timeout\": 1.5}. Each gets a line as soon as it is done: {\"id\": 1, \"value\": …} or {\"id\": 1, \"fault\": …}. Ends at the end of the input or on Ctrl+C, once what was read is answered.")
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
        settings.Validated();
        settings.Pool.QueueCapacity = Math.Max(settings.Pool.QueueCapacity, settings.Host.Window);

        var requests = StandardInput.Open("give it a pipe that brings the requests");
        using var output = new LineOutput(StandardOutput.TakeForData("there is nowhere to answer"), "standard output", startsAfresh: false);
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
