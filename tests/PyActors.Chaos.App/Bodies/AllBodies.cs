using PyActors.CPython;
using PyActors.Engines;
using PyActors.Testing.Chaos;

namespace PyActors.Chaos.App.Bodies;

/// <summary>Starts what a combination names.</summary>
internal static class AllBodies
{
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

    private static IPythonEngine Engine(string name) => name switch
    {
        "cpython" => new CPythonEngine(),
#if WITH_AKKA
        "pythonnet" => new PythonNet.PythonNetEngine(),
#endif
        _ => throw new ArgumentException($"There is no engine '{name}' here.", nameof(name)),
    };
}
