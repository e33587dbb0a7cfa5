using System.Globalization;
using PyActors;
using PyActors.Actors.App;

// Lives the life that is named on the command line, with what is named after it, on the engine that is named last; what it writes is
// what the specs look at.
var lives = new Dictionary<string, Func<Task>>
{
    ["survive"] = SystemLives.ReadResultsAfterTheEngineHasStopped,
    ["get-stuck"] = () => SystemLives.GetStuck(int.Parse(args[1], CultureInfo.InvariantCulture), Enum.Parse<PythonIsolation>(args[2]), args[3], args[4]),
    ["hang-in-start"] = () => SystemLives.HangInStart(int.Parse(args[1], CultureInfo.InvariantCulture), Enum.Parse<PythonIsolation>(args[2]), args[3..^1] is [var warmUp] ? warmUp : null),
    ["serve"] = HostLives.ServeUntilTheHostStops,
    ["stop"] = HostLives.ServeUntilTheHostIsTold,
    ["terminate"] = HostLives.ServeUntilTheActorSystemTerminates,
};

await lives[args[0]]();
