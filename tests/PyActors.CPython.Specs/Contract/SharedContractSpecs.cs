using PyActors.Testing.Contract;

namespace PyActors.CPython.Specs.Contract;

/// <summary>The contract in the main interpreter.</summary>
[Collection(EngineFixture.Collection)]
public sealed class SharedContractSpecs(EngineFixture fixture) : PythonContractSpecs(fixture.Contract, PythonIsolation.Shared);
