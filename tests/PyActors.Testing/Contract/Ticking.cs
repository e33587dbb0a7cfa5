using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Python threads that tick every 100 ms for 2 s: whoever keeps the GIL from them makes a gap.</summary>
public static class Ticking
{
    /// <summary>The longest gap between two ticks that isn't blamed on the GIL, in seconds.</summary>
    public const double LongestAllowed = 0.25;

    private const int Ticks = 20;
    private const double Seconds = 0.1;
    private const int Attempts = 3;

    /// <summary>Calls Python and returns the value.</summary>
    public delegate Task<object?> Call(string callable, params object?[] arguments);

    /// <summary>The longest gap. One that the GIL makes is there at every attempt, one that a busy machine makes is not.</summary>
    public static async Task<double> LongestGapAsync(Func<Task<double>> attempt)
    {
        var longest = double.MaxValue;
        for (var i = 0; i < Attempts && longest >= LongestAllowed; i++)
            longest = await attempt();

        return longest;
    }

    /// <summary>The longest gap while nothing calls Python.</summary>
    public static async Task<double> WhileIdleAsync(Call call)
    {
        using var sign = new Sign();
        await call("rules:start_ticking", Ticks, Seconds, sign.Path);

        await sign.SeenAsync();

        return (await call("rules:longest_gap")).ShouldBeOfType<double>();
    }

    /// <summary>The longest gap while every worker waits in a host function, each for the ticks of a thread that it started before.</summary>
    /// <param name="workers">How to call each worker of an engine whose host functions are <see cref="ContractHost"/>'s.</param>
    public static async Task<double> WhileInNetCodeAsync(IEnumerable<Call> workers)
    {
        var calls = workers.ToList();
        using var ticking = new CountdownEvent(calls.Count);
        ContractHost.Hook(call =>
        {
            if (call.Arguments[0] is "last tick")
                ticking.Signal();
            else
                ticking.Wait(DedicatedThread.Bound).ShouldBeTrue();

            return null;
        });

        var gaps = await Task.WhenAll(calls.Select(call => call("rules:longest_gap_beside_dotnet", Ticks, Seconds)));

        return gaps.Max(gap => gap.ShouldBeOfType<double>());
    }
}
