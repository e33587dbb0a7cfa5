#if WITH_PYTHONNET
using System.Reflection;
using Python.Runtime;
using PyActors.PythonNet.Stopping;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Lives in which Python.NET's handler of the exit is there, as where it can't be found to be taken away.</summary>
internal static class GuardedLives
{
    public static async Task ExitWhile(Life life)
    {
        await life.StartAsync();
        ExitHook.Guard();
        var theirs = typeof(PythonEngine).GetMethod(ExitHook.Theirs, BindingFlags.Static | BindingFlags.NonPublic)!;
        AppDomain.CurrentDomain.ProcessExit += theirs.CreateDelegate<EventHandler>();
        await Life.BeginAsync(await life.WorkerAsync(), life.Wishes[0]);
        Console.WriteLine("running");
    }
}
#endif
