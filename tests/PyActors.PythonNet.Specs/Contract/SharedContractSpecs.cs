using PyActors.Testing.Contract;

namespace PyActors.PythonNet.Specs.Contract;

/// <summary>The contract in the main interpreter, the only one there is.</summary>
[Collection(EngineFixture.Collection)]
public sealed class SharedContractSpecs(EngineFixture fixture) : PythonContractSpecs(fixture.Contract, PythonIsolation.Shared);
