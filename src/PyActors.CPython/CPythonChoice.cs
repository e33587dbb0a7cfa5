using PyActors.Engines;

namespace PyActors.CPython;

/// <summary>How a program chooses the engine <c>cpython</c>.</summary>
public static class CPythonChoice
{
    /// <summary>Uses CPython straight through its C API: plain data only, and a GIL per worker from CPython 3.13 on.</summary>
    public static TChoice UseCPython<TChoice>(this TChoice choice)
        where TChoice : IPythonEngineChoice
    {
        ArgumentNullException.ThrowIfNull(choice);
        choice.UseEngine(static () => new CPythonEngine());
        return choice;
    }
}
