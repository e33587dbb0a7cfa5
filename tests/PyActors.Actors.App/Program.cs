using PyActors.Actors.App;

// Lives the life that is named on the command line, on the engine that is named behind it; what it writes is what the specs look at.
var lives = new Dictionary<string, Func<Task>>
{
    ["survive"] = SystemLives.ReadResultsAfterTheEngineHasStopped,
    ["stuck"] = SystemLives.EndWhileAWorkerIsStuck,
    ["return"] = SystemLives.ReturnFromMainWhileAWorkerIsStuck,
    ["serve"] = HostLives.ServeUntilTheHostStops,
    ["stop"] = HostLives.ServeUntilTheHostIsTold,
    ["terminate"] = HostLives.ServeUntilTheActorSystemTerminates,
};

await lives[args[0]]();
