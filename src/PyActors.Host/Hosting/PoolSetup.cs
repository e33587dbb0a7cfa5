using PyActors.Engines;

namespace PyActors.Host.Hosting;

/// <summary>What a backend makes its pool from.</summary>
/// <param name="Engine">The engine, not yet started.</param>
/// <param name="Python">Which Python it embeds.</param>
/// <param name="Pool">How the pool is.</param>
internal sealed record PoolSetup(IPythonEngine Engine, PythonOptions Python, PoolOptions Pool);
