using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PyActors.Host.Commands;
using PyActors.Hosting.Describing;
using PyActors.Options;

namespace PyActors.Host.Hosting;

/// <summary>
/// What a command runs with: the settings file beside the program, then one that <c>--settings</c> names, then the environment
/// (<c>PyActors__Pool__Workers=4</c>), then the command line; later ones win.
/// </summary>
internal sealed class RunSettings
{
    private const string FileName = "pyactors.json";
    private const string Section = "PyActors";

    /// <summary>The settings as read.</summary>
    public required ConfigurationManager Configuration { get; init; }

    /// <summary>Which engine and backend, and the program's own limits.</summary>
    public HostSettings Host { get; } = new();

    /// <summary>Which Python.</summary>
    public PythonOptions Python { get; } = new();

    /// <summary>How the pool is.</summary>
    public PoolOptions Pool { get; } = new();

    /// <summary>Reads the settings' files and the environment.</summary>
    /// <param name="file">A file of one's own; null for none.</param>
    /// <exception cref="CommandFailedException">A file can't be read, or holds what isn't a setting's value.</exception>
    public static RunSettings Read(string? file)
    {
        var configuration = new ConfigurationManager();
        var settings = new RunSettings { Configuration = configuration };
        try
        {
            configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true, reloadOnChange: false);
            if (file is not null)
                AddOwn(configuration, file);
            configuration.AddEnvironmentVariables();

            var section = configuration.GetSection(Section);
            section.GetSection(nameof(Host)).Bind(settings.Host);
            section.GetSection(nameof(Python)).Bind(settings.Python);
            section.GetSection(nameof(Pool)).Bind(settings.Pool);
            if (UnknownSettings.Of(section, settings).ToList() is { Count: > 0 } unknown)
                throw new CommandFailedException(ExitCode.Usage, string.Join('\n', unknown));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException or FormatException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Usage, $"Can't read the settings. {Account(e)}");
        }

        return settings;
    }

    private static void AddOwn(ConfigurationManager configuration, string file)
    {
        if (!File.Exists(file))
            throw new CommandFailedException(ExitCode.Usage, $"--settings: {(Directory.Exists(file) ? $"'{file}' is a folder" : $"there is no file '{file}'")}.");

        var own = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false).Build();
        // Other programs' settings may stand beside ours, but a file without any of ours is a mistake.
        if (own.GetChildren().Any() && !own.GetSection(Section).Exists())
            throw new CommandFailedException(ExitCode.Usage, $"--settings: '{file}' sets nothing here. What it says stands below \"{Section}\", as in {{\"{Section}\": {{\"Pool\": {{\"Workers\": 4}}}}}}.");
        configuration.AddConfiguration(own);
    }

    // What was wrong inside of a file is said by the innermost exception.
    private static string Account(Exception? e) => e is null ? "" : $"{e.Message} {Account(e.InnerException)}".TrimEnd();

    /// <summary>Holds the settings to their ranges.</summary>
    /// <exception cref="CommandFailedException">Some are out of range; the message lists all of them.</exception>
    public RunSettings Validated()
    {
        var host = new OptionsCheck("");
        host.IsBetween(Host.Window, 1, 1_000_000);
        host.IsOneOf((int)Host.LogLevel, (int)LogLevel.None);
        string[] messages = [.. host.Faults, .. OptionsFaults.Of(Python), .. OptionsFaults.Of(Pool)];
        return messages.Length == 0
            ? this
            : throw new CommandFailedException(ExitCode.Usage, "Wrong settings:\n" + string.Join('\n', messages.Select(message => $"  {message}")));
    }
}
