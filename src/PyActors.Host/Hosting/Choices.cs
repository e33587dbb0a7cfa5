using PyActors.Host.Commands;

namespace PyActors.Host.Hosting;

/// <summary>The engines and backends that this program was built with. The first backend is the default.</summary>
internal sealed class Choices
{
    /// <summary>The names that only some builds know, and what to do where they are missing.</summary>
    private static readonly string[] Optional = ["akka", "pythonnet"];

    /// <summary>The engines.</summary>
    public IList<EngineChoice> Engines { get; } = [];

    /// <summary>The backends, the default one first.</summary>
    public IList<BackendChoice> Backends { get; } = [];

    /// <summary>The backend of a name, or the default one.</summary>
    /// <exception cref="CommandFailedException">There is none of that name.</exception>
    public BackendChoice Backend(string? name) =>
        name is null ? Backends[0] : Find(Backends, backend => backend.Name, name, "backend");

    /// <summary>The engine of a name, or the one that goes with the backend.</summary>
    /// <exception cref="CommandFailedException">There is none of that name.</exception>
    public EngineChoice Engine(string? name, BackendChoice backend) =>
        Find(Engines, engine => engine.Name, name ?? backend.DefaultEngine, "engine");

    private static T Find<T>(IList<T> choices, Func<T, string> nameOf, string name, string what)
        where T : class =>
        choices.FirstOrDefault(choice => nameOf(choice) == name) ?? throw new CommandFailedException(
            ExitCode.Usage,
            Optional.Contains(name)
                ? $"The {what} '{name}' isn't in this build, which was made without Akka.NET and pythonnet. {Known(choices, nameOf, what)}"
                : $"There is no {what} '{name}'. {Known(choices, nameOf, what)}");

    private static string Known<T>(IList<T> choices, Func<T, string> nameOf, string what) =>
        $"There is: {string.Join(", ", choices.Select(choice => $"--{what} {nameOf(choice)}"))}.";
}
