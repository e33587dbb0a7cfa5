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

        return arguments.IsEmpty ? options : throw new FormatException($"{arguments[0]} has no value.");
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
                Count = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--seed":
                Seed = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--minutes":
                Minutes = double.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "--body":
                _body = value;
                break;
            case "--engine":
                _engine = value;
                break;
            case "--isolation":
                _isolation = Enum.Parse<PythonIsolation>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                break;
            default:
                throw new FormatException($"{name} is no option.");
        }
    }
}
