using PyActors.Testing.Engines;

namespace PyActors.Testing.Chaos;

/// <summary>A spec that is long and about the pool more than about Python: it runs on the newest CPython found and is skipped, saying so, on others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class NewestPythonFactAttribute : FactAttribute
{
    public NewestPythonFactAttribute()
    {
        var version = PythonUnderTest.Installation.Version;
        if (version < PythonUnderTest.Newest)
            Skip = $"Runs on the newest CPython found, {PythonUnderTest.Newest}, and not on {version}.";
    }
}

/// <summary>The same for a spec of sub-interpreters with a GIL of their own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NewestOwnGilFactAttribute : NewestPythonFactAttribute
{
    public NewestOwnGilFactAttribute()
    {
        if (!PythonUnderTest.HasOwnGil)
            Skip = new OwnGilFactAttribute().Skip;
    }
}
