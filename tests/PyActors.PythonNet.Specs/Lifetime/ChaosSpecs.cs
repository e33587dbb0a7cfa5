namespace PyActors.PythonNet.Specs.Lifetime;

public sealed class ChaosSpecs() : Testing.Chaos.ChaosSpecs("embedded", "pythonnet");
