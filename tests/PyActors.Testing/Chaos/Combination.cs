namespace PyActors.Testing.Chaos;

/// <summary>What a storm goes over.</summary>
/// <param name="Body">The pool's body, by its name: <c>embedded</c> or <c>akka</c>.</param>
/// <param name="Engine">The engine, by its name.</param>
/// <param name="Isolation">What the workers share.</param>
public sealed record Combination(string Body, string Engine, PythonIsolation Isolation)
{
    /// <summary>Reads what <see cref="Arguments"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Combination Read(string[] arguments) => arguments is [var body, var engine, var isolation]
        ? new Combination(body, engine, Enum.Parse<PythonIsolation>(isolation))
        : throw new FormatException("A combination is a body, an engine and an isolation.");

    /// <summary>As they stand on a command line.</summary>
    public string[] Arguments => [Body, Engine, $"{Isolation}"];

    /// <inheritdoc/>
    public override string ToString() => $"{Body}, {Engine}, {Isolation}";
}
