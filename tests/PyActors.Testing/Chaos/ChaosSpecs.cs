namespace PyActors.Testing.Chaos;

/// <summary>Storms over a pool whose workers share a GIL, the same for both bodies and both engines.</summary>
public abstract class ChaosSpecs(string body, string engine)
{
    [NewestPythonFact]
    public Task Every_invocation_should_have_one_right_outcome_whatever_Python_code_does() => ChaosTrial.HoldAsync(body, engine, PythonIsolation.Shared);
}
