using PyActors.Engines;

namespace PyActors.PythonNet;

/// <summary>How a program chooses the engine <c>pythonnet</c>.</summary>
public static class PythonNetChoice
{
    /// <summary>Uses CPython through Python.NET: Python code may use .NET objects, and all workers share one GIL.</summary>
    public static TChoice UsePythonNet<TChoice>(this TChoice choice)
        where TChoice : IPythonEngineChoice
    {
        ArgumentNullException.ThrowIfNull(choice);
        choice.UseEngine(static () => new PythonNetEngine());
        return choice;
    }
}
