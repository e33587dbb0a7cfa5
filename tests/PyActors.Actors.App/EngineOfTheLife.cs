using PyActors.CPython;
using PyActors.Hosting;
using PyActors.PythonNet;

namespace PyActors.Actors.App;

/// <summary>The engine that is named on the command line, behind the life.</summary>
internal static class EngineOfTheLife
{
    private static readonly string Name = Environment.GetCommandLineArgs()[^1];

    public static PyActorsBuilder UseEngineOfTheLife(this PyActorsBuilder python) => Name switch
    {
        "cpython" => python.UseCPython(),
        "pythonnet" => python.UsePythonNet(),
        _ => throw new ArgumentException($"There is no engine '{Name}'."),
    };
}
