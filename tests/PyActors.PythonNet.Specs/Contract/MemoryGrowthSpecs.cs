using PyActors.Testing.Contract;

namespace PyActors.PythonNet.Specs.Contract;

/// <summary>The contract's conversions, many times over.</summary>
[Collection(EngineFixture.Collection)]
public sealed class MemoryGrowthSpecs(EngineFixture fixture) : GrowthSpecs(fixture.Contract);
