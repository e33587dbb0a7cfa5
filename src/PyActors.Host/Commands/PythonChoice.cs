using System.CommandLine;
using PyActors.Host.Hosting;

namespace PyActors.Host.Commands;

/// <summary>The options that say which Python runs and how. The same for every command that runs one.</summary>
internal sealed class PythonChoice
{
    private readonly Option<string?> _python = new("--python")
    {
        Description = "The Python to embed: an executable, a virtual environment or installation (a folder), a shared library, or a command on the path. Default: PYACTORS_PYTHON, an active virtual environment, python3 on the path, the newest CPython found.",
        HelpName = "PYTHON",
    };

    private readonly Option<string[]> _path = new("--python-path")
    {
        Description = "A folder in which Python looks for modules first. May be given several times.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _engine = new("--engine") { Description = "What embeds Python: cpython or pythonnet. Default: pythonnet with the backend akka, cpython with embedded.", HelpName = "NAME" };

    private readonly Option<string?> _backend = new("--backend") { Description = "What the pool is made of: akka or embedded. Default: akka, unless the program was built without it.", HelpName = "NAME" };

    private readonly Option<PythonIsolation?> _isolation = new("--isolation")
    {
        Description = "shared: all workers use one interpreter and its GIL. own-gil: each worker has an interpreter and a GIL of its own (engine cpython, CPython 3.13 or newer). auto: own-gil where it can be had.",
        HelpName = "shared|own-gil|auto",
        CustomParser = result => IsolationName.Parse(result),
    };

    private readonly Option<string?> _settings = new("--settings") { Description = "A JSON file of settings; they win over those of pyactors.json, which comes with the program and describes them.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_python, _path, _isolation, _engine, _backend, _settings])
            command.Add(option);
    }

    /// <summary>The settings, with what the command line says on top.</summary>
    public RunSettings Read(ParseResult parsed)
    {
        var settings = RunSettings.Read(parsed.GetValue(_settings));
        settings.Host.Engine = parsed.GetValue(_engine) ?? settings.Host.Engine;
        settings.Host.Backend = parsed.GetValue(_backend) ?? settings.Host.Backend;
        settings.Python.Python = parsed.GetValue(_python) ?? settings.Python.Python;
        settings.Pool.Isolation = parsed.GetValue(_isolation) ?? settings.Pool.Isolation;
        foreach (var folder in parsed.GetValue(_path) ?? [])
        {
            if (!Directory.Exists(folder))
                throw new CommandFailedException(ExitCode.Usage, $"--python-path: there is no folder '{folder}'.");
            settings.Python.SearchPath.Add(folder);
        }

        return settings;
    }
}
