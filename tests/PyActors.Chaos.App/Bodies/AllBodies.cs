using PyActors.CPython;
using PyActors.Engines;
using PyActors.Testing.Chaos;

namespace PyActors.Chaos.App.Bodies;

/// <summary>Starts what a combination names.</summary>
internal static class AllBodies
{
    private static readonly Dictionary<string, Func<IPythonEngine>> Engines = new()
    {
        ["cpython"] = static () => new CPythonEngine(),
#if WITH_AKKA
        ["pythonnet"] = static () => new PythonNet.PythonNetEngine(),
#endif
    };

    public static Task<IBody> StartAsync(Combination combination, TimeSpan grace)
    {
        var engine = Engine(combination.Engine);
        return combination.Body switch
        {
            "embedded" => EmbeddedBody.StartAsync(engine, combination.Isolation, grace),
#if WITH_AKKA
            "akka" => Actors.ActorBody.StartAsync(engine, combination.Isolation, grace),
#endif
            _ => throw new ArgumentException($"There is no body '{combination.Body}' here.", nameof(combination)),
        };
    }

    private static IPythonEngine Engine(string name) => Engines.TryGetValue(name, out var create)
        ? create()
        : throw new ArgumentException($"There is no engine '{name}' here.", nameof(name));
}
