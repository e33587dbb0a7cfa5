using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PyActors.Host.Calling;
using PyActors.Host.Hosting;
using PyActors.Host.Output;

namespace PyActors.Host.Commands;

/// <summary>The command line of <c>call</c>.</summary>
internal sealed class CallCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "call";

    private readonly Argument<PyCallable> _callable = CallableName.Argument();

    private readonly Argument<string[]> _arguments = new("ARGUMENTS")
    {
        Description = "The arguments: one JSON array of them all, or each a JSON value of its own. (To pass one list, write [[1, 2]].)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _keywords = new("--kwargs") { Description = "Keyword arguments: a JSON object.", HelpName = "JSON" };

    private readonly Option<TimeSpan?> _timeout = TimeoutText.Option(
        "How long the call may take, in seconds or with a unit (500ms, 30s, 5m). Default: no limit.");

    private readonly PythonChoice _python = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var call = new CallCommand();
        var command = new Command(Name, "Calls a Python callable once and prints its value as JSON.") { call._callable, call._arguments, call._keywords, call._timeout };
        // No JSON begins with two dashes; an option that isn't one ends up among the arguments.
        call._arguments.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError(Misspelling.Option(token.Value, command));
        });
        call._python.AddTo(command);
        command.SetAction((parsed, _) => call.RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var (invoke, isUnpacked) = CallArguments.Read(parsed.GetRequiredValue(_callable), parsed.GetValue(_arguments) ?? [], parsed.GetValue(_keywords));
        var settings = _python.Read(parsed).Validated();
        settings.Pool.Workers = 1;
        // One call has nobody to run beside it, and every module loads in the main interpreter.
        if (settings.Pool.Isolation == PythonIsolation.Auto)
            settings.Pool.Isolation = PythonIsolation.Shared;

        await using var data = StandardOutput.TakeForData("there is nowhere to print the value");
        var job = new CallJob(invoke with { Timeout = parsed.GetValue(_timeout) }, isUnpacked, data);
        return await CommandHost.RunAsync(settings, services => services.AddSingleton(job).AddSingleton<ICommandWork, CallWork>());
    }
}
