using PyActors.Lifetime.App.Scenarios;

// Starts the engine the way an owner does, lives the life that is named on the command line, prints how the engine ended and
// returns the exit code that is named after it.
var lives = new Dictionary<string, Func<Life, Task>>
{
    ["stop"] = StopLives.StopInOrder,
    ["stop-on-another-thread"] = StopLives.StopOnAnotherThread,
    ["stop-twice"] = StopLives.StopTwice,
    ["stop-after"] = StopLives.StopAfter,
    ["stop-own-gil-after"] = StopLives.StopWithOwnGilAfter,
    ["stop-while"] = StopLives.StopWhile,
    ["exit-while"] = ExitLives.ExitWhile,
    ["exit-idle"] = ExitLives.ExitIdle,
    ["start-twice"] = StartLives.StartTwice,
    ["start-again"] = StartLives.StartAgain,
    ["start"] = StartLives.Start,
};

using var life = new Life(args[2..]);
await lives[args[0]](life);
return int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
