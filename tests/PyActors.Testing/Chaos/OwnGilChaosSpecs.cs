namespace PyActors.Testing.Chaos;

/// <summary>Storms over a pool whose workers have a GIL each, the same for both bodies.</summary>
public abstract class OwnGilChaosSpecs(string body)
{
    [NewestOwnGilFact]
    public Task Every_invocation_should_have_one_right_outcome_whatever_Python_code_does() => ChaosTrial.HoldAsync(body, "cpython", PythonIsolation.OwnGil);
}
