using System.Globalization;
using PyActors.Lifetime.App.Scenarios;

// Starts the engine that is named first on the command line the way an owner does, lives the life that is named second, prints how the engine ended and
// returns the exit code that is named after it.
var lives = new Dictionary<string, Func<Life, Task>>
{
    ["stop"] = StopLives.StopInOrder,
    ["stop-on-another-thread"] = StopLives.StopOnAnotherThread,
    ["stop-twice"] = StopLives.StopTwice,
    ["stop-after"] = StopLives.StopAfter,
    ["stop-own-gil-after"] = StopLives.StopWithOwnGilAfter,
    ["catch-faults-after"] = StopLives.CatchFaultsAfter,
    ["stop-while"] = StopLives.StopWhile,
    ["exit-while"] = ExitLives.ExitWhile,
    ["signalled-while"] = ExitLives.SignalledWhile,
    ["read-after-stop"] = StopLives.ReadAfterStop,
    ["get-stuck"] = PoolLives.GetStuck,
    ["hang-in-start"] = PoolLives.HangInStart,
    ["exit-idle"] = ExitLives.ExitIdle,
    ["start-twice"] = StartLives.StartTwice,
    ["start-again"] = StartLives.StartAgain,
    ["start"] = StartLives.Start,
    ["call-while-the-owner-idles"] = StartLives.CallWhileTheOwnerIdles,
#if WITH_PYTHONNET
    ["exit-guarded-while"] = GuardedLives.ExitWhile,
#endif
};

using var life = new Life(args[0], int.Parse(args[2], CultureInfo.InvariantCulture), args[3..]);
await lives[args[1]](life);
return life.ExitCode;
