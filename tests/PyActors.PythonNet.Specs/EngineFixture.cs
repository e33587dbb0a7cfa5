using PyActors.Testing.Engines;

namespace PyActors.PythonNet.Specs;

/// <summary>Owns the one engine of this process, on a thread of its own.</summary>
public sealed class EngineFixture : EngineFixture<PythonNetEngine>
{
    /// <summary>The collection of every spec that needs the engine.</summary>
    public const string Collection = "The one engine of the process";
}

[CollectionDefinition(EngineFixture.Collection)]
public sealed class EngineGroup : ICollectionFixture<EngineFixture>;
