namespace PyActors.Engines;

/// <summary>
/// A place where a program chooses its engine. Each engine's assembly adds its own word to it (<c>UseCPython</c>,
/// <c>UsePythonNet</c>), so that what takes the choice needs to know none of them.
/// </summary>
public interface IPythonEngineChoice
{
    /// <summary>Chooses the engine.</summary>
    /// <param name="create">Makes it; called once, on the thread that will start it.</param>
    void UseEngine(Func<IPythonEngine> create);
}
