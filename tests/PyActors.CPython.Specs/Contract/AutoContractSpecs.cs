using PyActors.Testing.Contract;

namespace PyActors.CPython.Specs.Contract;

/// <summary>The contract in what isolation <c>auto</c> gives: a sub-interpreter with its own GIL from 3.13 on.</summary>
[Collection(EngineFixture.Collection)]
public sealed class AutoContractSpecs(EngineFixture fixture) : PythonContractSpecs(fixture.Contract, PythonIsolation.Auto);
