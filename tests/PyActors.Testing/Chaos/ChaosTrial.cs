using PyActors.Testing.Engines;

namespace PyActors.Testing.Chaos;

/// <summary>
/// Storms over a pool, in a process of their own, at a size that fits a suite; <c>dotnet run build.cs -- chaos</c> is the full one. Python
/// code raises, gives what has no form, loops, blocks, exits and leaves threads; callers give up; the pool is drained in the middle.
/// </summary>
public static class ChaosTrial
{
    private const int Invocations = 2_000;

    /// <summary>Fails if anything was wrong.</summary>
    public static async Task HoldAsync(string body, string engine, PythonIsolation isolation)
    {
        var seed = Random.Shared.Next();

        var life = await ChaosProcess.LiveAsync(new Combination(body, engine, isolation), Invocations, seed, 3 * DedicatedThread.Bound);

        life.Wrongs.ShouldBeEmpty(
            $"dotnet run build.cs -- chaos --count {Invocations} --seed {seed} --body {body} --engine {engine} --isolation {isolation} is this storm.");
    }
}
