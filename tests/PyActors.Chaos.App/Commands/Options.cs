using System.Globalization;
using PyActors.Testing.Chaos;
using PyActors.Testing.Engines;

namespace PyActors.Chaos.App.Commands;

/// <summary>What stands on the command line: pairs of a name and a value.</summary>
internal sealed class Options
{
#if WITH_AKKA
    private static readonly string[] Bodies = ["embedded", "akka"];
    private static readonly string[] Engines = ["cpython", "pythonnet"];
#else
    private static readonly string[] Bodies = ["embedded"];
    private static readonly string[] Engines = ["cpython"];
#endif

    private static readonly string[] Isolations = ["shared", "own-gil"];

    // A few, so that each kind of deed has one.
    private const int FewestInvocations = 100;
    private const int MostInvocations = 100_000_000;
    private const double LongestSoak = 10_000;

    private string? _body;
    private string? _engine;
    private PythonIsolation? _isolation;

    /// <summary>How many invocations in each run.</summary>
    public int Count { get; private set; } = 100_000;

    /// <summary>What all chance hangs on.</summary>
    public int Seed { get; private set; } = Random.Shared.Next();

    /// <summary>How long a soak lasts.</summary>
    public double Minutes { get; private set; } = 10;

    /// <summary>Reads them.</summary>
    /// <exception cref="FormatException">One of them is none.</exception>
    public static Options Read(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (; arguments is [var name, var value, ..]; arguments = arguments[2..])
            options.Set(name, value);

        if (!arguments.IsEmpty)
            throw new FormatException($"{arguments[0]} has no value.");

        return options.Combinations().Count > 0 ? options : throw new FormatException("This build and this Python have no such combination.");
    }

    /// <summary>The combinations that were asked for, of those that this build and this Python have.</summary>
    public IReadOnlyList<Combination> Combinations() =>
    [
        .. from body in Bodies
           from engine in Engines
           from isolation in engine == "cpython" && PythonUnderTest.HasOwnGil ? [PythonIsolation.Shared, PythonIsolation.OwnGil] : new[] { PythonIsolation.Shared }
           where (_body ?? body) == body && (_engine ?? engine) == engine && (_isolation ?? isolation) == isolation
           select new Combination(body, engine, isolation),
    ];

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--count":
                Count = Number(name, value, FewestInvocations, MostInvocations);
                break;
            case "--seed":
                Seed = Number(name, value, int.MinValue, int.MaxValue);
                break;
            case "--minutes":
                Minutes = double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= LongestSoak
                    ? minutes
                    : throw new FormatException($"{name}: '{value}' is no number of minutes up to {LongestSoak}.");
                break;
            case "--body":
                _body = OneOf(name, value, Bodies);
                break;
            case "--engine":
                _engine = OneOf(name, value, Engines);
                break;
            case "--isolation":
                _isolation = OneOf(name, value, Isolations) == Isolations[0] ? PythonIsolation.Shared : PythonIsolation.OwnGil;
                break;
            default:
                throw new FormatException($"{name} is no option.");
        }
    }

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name}: '{value}' is no number from {least} to {most}.");

    private static string OneOf(string name, string value, string[] known) =>
        known.Contains(value) ? value : throw new FormatException($"{name}: there is no '{value}' here. There is: {string.Join(", ", known)}.");
}
