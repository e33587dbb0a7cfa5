using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PyActors.Host.Hosting;
using PyActors.Host.Inputs;
using PyActors.Host.Mapping;

namespace PyActors.Host.Commands;

/// <summary>The command line of <c>map</c>.</summary>
internal sealed class MapCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "map";

    private readonly Argument<PyCallable> _callable = CallableName.Argument();

    private readonly Option<string[]> _glob = new("--glob")
    {
        Description = "Inputs: the files that match, each a path as a str. * ? [abc] as in a shell, ** for any number of folders; quote it. May be given several times.",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _lines = new("--lines") { Description = "Inputs: the lines of a file, each a str (- for standard input, which is also the default).", HelpName = "FILE" };

    private readonly Option<string?> _jsonl = new("--jsonl") { Description = "Inputs: the lines of a file, each a JSON value, which is the one argument (- for standard input).", HelpName = "FILE" };

    private readonly Option<string?> _out = new("--out") { Description = "Where the results go, one JSON line per input, in the order of the inputs. Default: standard output.", HelpName = "FILE" };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on after the results that the file of --out holds. Refused if the inputs have changed." };

    private readonly Option<int?> _workers = WorkerCount.Option();

    private readonly Option<TimeSpan?> _timeout = TimeoutText.Option(
        "How long one input may take, in seconds or with a unit (500ms, 30s, 5m); one that takes longer is a fault. Default: no limit.");

    private readonly PythonChoice _python = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var map = new MapCommand();
        var command = new Command(Name, "Calls a Python callable with each of many inputs, and writes one JSON line per input.") { map._callable };
        foreach (var option in (Option[])[map._glob, map._lines, map._jsonl, map._out, map._resume, map._workers, map._timeout])
            command.Add(option);
        map._python.AddTo(command);
        command.SetAction((parsed, _) => map.RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var settings = _python.Read(parsed);
        settings.Pool.Workers = parsed.GetValue(_workers) ?? settings.Pool.Workers;
        settings.Validated();
        var limits = MapLimits.For(settings.Pool, settings.Host.Window, parsed.GetValue(_timeout));
        settings.Pool.QueueCapacity = Math.Max(settings.Pool.QueueCapacity, limits.InThePool);

        var tally = new MapTally();
        using var job = MapJob.Open(Request(parsed, tally), tally);
        settings.Pool.WarmUp.Modules.Add(job.Request.Callable.Module);
        return await CommandHost.RunAsync(settings, services => services.AddSingleton(job).AddSingleton<ICommandWork, MapWork>());
    }

    private MapRequest Request(ParseResult parsed, MapTally tally)
    {
        var request = new MapRequest
        {
            Callable = parsed.GetRequiredValue(_callable),
            Source = Source(parsed, tally),
            OutFile = parsed.GetValue(_out),
            Resume = parsed.GetValue(_resume),
            Timeout = parsed.GetValue(_timeout),
        };
        return request.Resume && request.OutFile is null
            ? throw new CommandFailedException(ExitCode.Usage, "--resume goes on behind what a file holds: name it with --out.")
            : request;
    }

    private IInputSource Source(ParseResult parsed, MapTally tally)
    {
        var (globs, lines, jsonl) = (parsed.GetValue(_glob) ?? [], parsed.GetValue(_lines), parsed.GetValue(_jsonl));
        if ((globs.Length > 0 ? 1 : 0) + (lines is null ? 0 : 1) + (jsonl is null ? 0 : 1) > 1)
            throw new CommandFailedException(ExitCode.Usage, "--glob, --lines and --jsonl each name all inputs: give one of them.");

        if (globs.Length > 0)
            return Files(globs, parsed.GetValue(_out), tally);

        var (file, isJson) = (lines ?? jsonl ?? "-", jsonl is not null);
        return file == "-" ? LineSource.OfStandardInput(isJson) : LineSource.OfFile(file, isJson);
    }

    private static GlobSource Files(string[] patterns, string? output, MapTally tally)
    {
        if (!new GlobSource(patterns, output, (_, _) => { }).Read().Any())
            throw new CommandFailedException(ExitCode.Usage, $"No file matches {string.Join(", ", patterns.Select(pattern => $"'{pattern}'"))} (in {Environment.CurrentDirectory}).");

        return new GlobSource(patterns, output, (folder, reason) =>
        {
            tally.AddUnreadableFolder();
            Console.Error.WriteLine($"pyactors: can't list '{folder}': {reason}");
        });
    }
}
