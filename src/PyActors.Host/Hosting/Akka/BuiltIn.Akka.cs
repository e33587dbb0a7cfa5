using PyActors.Host.Hosting.Akka;
using PyActors.PythonNet;

namespace PyActors.Host.Hosting;

/// <content>What is added where Akka.NET and Python.NET can be restored.</content>
internal static partial class BuiltIn
{
    static partial void AddAkka(Choices choices)
    {
        choices.Engines.Add(new EngineChoice("pythonnet", () => new PythonNetEngine()));
        choices.Backends.Add(new BackendChoice(AkkaBackend.Name, "pythonnet", AkkaBackend.Add));
    }
}
