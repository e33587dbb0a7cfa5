using Microsoft.Extensions.Hosting;

namespace PyActors.Host.Hosting;

/// <summary>A backend that is built in.</summary>
/// <param name="Name">Its name in settings and on the command line.</param>
/// <param name="DefaultEngine">The engine that is used with it where none is named.</param>
/// <param name="Add">
/// Registers the way to ask the pool (<see cref="IPoolAccess"/>) and what starts and stops it with the host; a start that fails throws.
/// </param>
internal sealed record BackendChoice(string Name, string DefaultEngine, Action<IHostApplicationBuilder, PoolSetup> Add);
