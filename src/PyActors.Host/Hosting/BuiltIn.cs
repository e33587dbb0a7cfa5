using PyActors.CPython;
using PyActors.Host.Hosting.Embedded;

namespace PyActors.Host.Hosting;

/// <summary>The one place that names engines and backends.</summary>
internal static partial class BuiltIn
{
    /// <summary>What this program was built with.</summary>
    public static Choices Choices()
    {
        var choices = new Choices();
        AddAkka(choices);
        choices.Engines.Add(new EngineChoice("cpython", () => new CPythonEngine()));
        choices.Backends.Add(new BackendChoice(EmbeddedBackend.Name, "cpython", EmbeddedBackend.Add));
        return choices;
    }

    /// <summary>Adds the actor system's pool and the engine over Python.NET. Its body is left out where their packages can't be restored.</summary>
    static partial void AddAkka(Choices choices);
}
