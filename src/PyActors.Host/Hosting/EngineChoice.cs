using PyActors.Engines;

namespace PyActors.Host.Hosting;

/// <summary>An engine that is built in.</summary>
/// <param name="Name">Its name in settings and on the command line.</param>
/// <param name="Create">Makes one, not yet started.</param>
internal sealed record EngineChoice(string Name, Func<IPythonEngine> Create);
